// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check_command.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <optional>
#include <sstream>
#include <string_view>

#include "core/hash.hpp"
#include "core/record.hpp"
#include "core/schema.hpp"
#include "core/text.hpp"
#include "indexer/database_folder.hpp"

namespace gazette {
namespace {

/// So many faults of one kind are named, the others counted.
constexpr std::size_t named_at_most = 10;

/// Faults of one kind, the first of them by name.
class Faults {
 public:
  explicit Faults(std::string kind) : kind_(std::move(kind)) {}

  void add(std::string_view what) {
    if (++count_ > named_at_most) return;
    if (!names_.empty()) names_ += ", ";
    names_ += one_line(what);
  }

  void append_to(std::vector<std::string>& faults) const {
    if (count_ == 0) return;
    const std::string more =
        count_ > named_at_most ? fmt::format(" and {} more", count_ - named_at_most) : "";
    faults.push_back(fmt::format("{}: {}{}", kind_, names_, more));
  }

 private:
  std::string kind_;
  std::string names_;
  std::size_t count_ = 0;
};

void check_tables(const std::string& generation, std::vector<std::string>& faults) {
  std::ostringstream log;
  std::size_t errors = 0;
  try {
    errors = Xapian::Database::check(generation, 0, &log);
  } catch (const Xapian::Error& error) {
    faults.push_back("Xapian's check stopped: " + error.get_description());
    return;
  }
  if (errors == 0) return;
  faults.push_back(fmt::format("Xapian's check finds {} errors in {}: {}", errors, generation,
                               one_line(log.str())));
}

/// Each id has one document.
void check_ids(const Xapian::Database& db, std::vector<std::string>& faults) {
  const std::string prefix(field("id").prefix);
  Faults repeated("ids with more than one document");
  std::size_t ids = 0;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    ++ids;
    if (term.get_termfreq() != 1) repeated.add((*term).substr(prefix.size()));
  }
  repeated.append_to(faults);
  if (ids != db.get_doccount()) {
    faults.push_back(fmt::format("{} documents, but {} ids", db.get_doccount(), ids));
  }
}

/// Each document is what its record says.
void check_documents(const Xapian::Database& db, std::vector<std::string>& faults) {
  Faults misplaced("documents that are not found by the id of their record");
  Faults altered("records that differ from their digest");
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    const Xapian::Document document = db.get_document(*posting);
    const std::string record = document.get_data();
    const std::string id = from_record(record).id;
    const std::string term = whole_term(field("id"), id);
    auto found = db.postlist_begin(term);
    if (term.empty() || found == db.postlist_end(term) || *found != *posting) {
      misplaced.add(id.empty() ? fmt::format("document {}", *posting) : id);
    }
    const Hash digest = hash_of(record);
    if (document.get_value(static_cast<Xapian::valueno>(Slot::digest)) !=
        std::string_view(digest.data(), digest.size())) {
      altered.add(id);
    }
  }
  misplaced.append_to(faults);
  altered.append_to(faults);
}

}  // namespace

CheckResult check_index(const std::string& folder, std::chrono::seconds wait) {
  existing_generation(folder);  // checking an index that is not there makes none
  std::optional<WriterLock> lock;
  if (::access(folder.c_str(), W_OK) == 0) lock.emplace(folder, wait);
  const std::string generation = existing_generation(folder).string();
  CheckResult result;
  check_tables(generation, result.faults);
  try {
    const Xapian::Database db(generation);
    check_stamp(folder, db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    result.articles = db.get_doccount();
    check_ids(db, result.faults);
    check_documents(db, result.faults);
  } catch (const Xapian::Error& error) {
    result.faults.push_back("it cannot be read to its end: " + error.get_description());
  }
  return result;
}

}  // namespace gazette
