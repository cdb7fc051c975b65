// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/run_history.hpp"

#include <xapian.h>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

bool knows_files(const Xapian::Database& db) {
  const std::string prefix(file_key_prefix);
  return db.metadata_keys_begin(prefix) != db.metadata_keys_end(prefix);
}

}  // namespace

RunHistory::RunHistory(const Xapian::Database& db)
    : id_rules_(db.get_metadata(std::string(id_rules_key))),
      has_former_ids_(id_rules_ != id_rules && knows_files(db)) {
  const std::string prefix(root_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    roots_.insert(db.get_metadata(*key));
  }
}

void RunHistory::add_run(const std::vector<std::string>& roots) {
  new_roots_.insert(roots.begin(), roots.end());
  id_rules_ = id_rules;
}

void RunHistory::take_over(const RunHistory& former) {
  new_roots_.insert(former.roots_.begin(), former.roots_.end());
  id_rules_ = former.id_rules_;
}

std::vector<std::pair<std::string, std::string>> RunHistory::changes(
    const Xapian::Database& db) const {
  std::vector<std::pair<std::string, std::string>> changes;
  const auto put = [&](const std::string& key, const std::string& value) {
    if (db.get_metadata(key) != value) changes.emplace_back(key, value);
  };
  put(std::string(id_rules_key), id_rules_);
  for (const std::set<std::string>* roots : {&roots_, &new_roots_}) {
    for (const std::string& root : *roots) put(root_metadata_key(origin_key(root)), root);
  }
  return changes;
}

}  // namespace gazette
