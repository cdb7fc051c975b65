// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/kept_counts.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/record.hpp"

namespace gazette {
namespace {

bool is_possible(const SourceCounts& counts) {
  const std::vector<DayCount>& days = counts.days();
  const auto& spellings = counts.spellings();
  return counts.articles >= 0 && counts.undated >= 0 && counts.without_body >= 0 &&
         counts.without_language >= 0 &&
         std::all_of(spellings.begin(), spellings.end(),
                     [](const auto& each) { return each.second > 0; }) &&
         std::all_of(days.begin(), days.end(), [](DayCount each) { return each.articles > 0; });
}

void store(Xapian::WritableDatabase& db, const std::string& key, const SourceCounts& counts) {
  db.set_metadata(key, counts.is_empty() ? std::string() : to_metadata(counts));
}

/// Puts `counts` in the place of all that `db` keeps.
void replace_counts(Xapian::WritableDatabase& db, const DayCounts& counts) {
  std::vector<std::string> former;
  const std::string prefix(days_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    former.push_back(*key);
  }
  for (const std::string& key : former) db.set_metadata(key, "");
  for (const auto& [term, source] : counts.sources()) {
    store(db, days_metadata_key(term), source);
  }
}

/// The counts after `change` by their keys; nothing where there are none such.
std::optional<std::map<std::string, SourceCounts>> changed(const Xapian::Database& db,
                                                           const DayCounts& change) {
  std::map<std::string, SourceCounts> after;
  for (const auto& [term, source] : change.sources()) {
    std::string key = days_metadata_key(term);
    SourceCounts counts;
    if (const std::string before = db.get_metadata(key); !before.empty()) {
      std::optional<SourceCounts> read = parse_source_counts(before);
      if (!read) return std::nullopt;
      counts = *std::move(read);
    }
    counts.add(source);
    if (!is_possible(counts)) return std::nullopt;
    after.emplace(std::move(key), std::move(counts));
  }
  return after;
}

}  // namespace

bool keeps_counts(const Xapian::Database& db) {
  return db.get_metadata(std::string(days_key)) == days_form;
}

DayCounts kept_counts(const Xapian::Database& db) {
  DayCounts counts;
  const std::string prefix(days_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    std::optional<SourceCounts> source = parse_source_counts(db.get_metadata(*key));
    if (!source) continue;
    const std::string term = source_term(source->name());
    counts.add(term, *std::move(source));
  }
  return counts;
}

DayCounts counted_articles(const Xapian::Database& db) {
  DayCounts counts;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    counts.add(from_record(db.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data()));
  }
  return counts;
}

void forget_counts(Xapian::WritableDatabase& db) { db.set_metadata(std::string(days_key), {}); }

void change_counts(Xapian::WritableDatabase& db, const DayCounts& change) {
  const auto after = keeps_counts(db) ? changed(db, change) : std::nullopt;
  if (!after) {
    // In an index that was empty the change is all that there is.
    const bool is_all = change.total().articles == db.get_doccount();
    replace_counts(db, is_all ? change : counted_articles(db));
    db.set_metadata(std::string(days_key), std::string(days_form));
    return;
  }
  for (const auto& [key, counts] : *after) store(db, key, counts);
}

}  // namespace gazette
