// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/check.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/seal.hpp"
#include "core/storage/sealed_files.hpp"
#include "core/storage/stub.hpp"
#include "core/text/text.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/database/writer_lock.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/history/file_tracker.hpp"
#include "indexer/history/kept_counts.hpp"
#include "indexer/history/withdrawals.hpp"
#include "indexer/integrity/document_check.hpp"
#include "indexer/integrity/double_articles.hpp"
#include "indexer/integrity/table_check.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/document.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// Faults of one kind are named up to this number, and only counted above it.
constexpr std::size_t named_at_most = 10;

/// Faults of one kind, the first ones by name.
class Kind {
 public:
  Kind(std::string what, std::string cure) : what_(std::move(what)), cure_(std::move(cure)) {}

  void add(std::string_view name) {
    if (++count_ > named_at_most) return;
    if (!names_.empty()) names_ += ", ";
    names_ += one_line(name);
  }

  void append_to(std::vector<Fault>& faults) const {
    if (count_ == 0) return;
    const std::string more =
        count_ > named_at_most ? fmt::format(" and {} more", count_ - named_at_most) : "";
    faults.push_back({fmt::format("{}: {}{}", what_, names_, more), cure_});
  }

 private:
  std::string what_;
  std::string names_;
  std::string cure_;
  std::size_t count_ = 0;
};

/// So many articles are compared with their records in all details, unless all are.
constexpr std::size_t sample = 1000;

bool is_writable(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// The articles that came from one file, counted one by one.
struct FromFile {
  std::string path;
  std::size_t articles = 0;
};

class Check {
 public:
  Check(std::string folder, CheckDepth depth) : folder_(std::move(folder)), depth_(depth) {}

  CheckResult all(const std::string& generation) {
    check_markers(generation);
    check_newer_generations(generation);
    check_seal(generation);
    check_tables_of(generation);
    try {
      db_ = open_generation(generation);
      check_stamp(folder_, db_.get_metadata(std::string(schema_key)),
                  db_.get_metadata(std::string(analysis_key)));
      result_.articles = db_.get_doccount();
      require_tables(generation);
      check_ids();
      check_documents();
      check_postings();
      check_origins();
      check_files();
      check_withdrawals();
      check_counts();
      check_commits();
      check_model();
    } catch (const Xapian::Error& error) {
      add("the index cannot be read to its end: " + error.get_description(), by_repair());
    }
    add_unfit_blocks(generation);
    return std::move(result_);
  }

 private:
  // The cures, the most drastic one first.
  std::string by_repair() const {
    return fmt::format("build it again from its records: gazette-index check --db {} --repair",
                       folder_);
  }
  std::string by_rebuilding() const {
    return fmt::format("rebuild it from its sources: gazette-index --db {} --rebuild SOURCE...",
                       folder_);
  }
  std::string by_removing() const {
    return fmt::format(
        "remove these and index their sources again: gazette-index --db {0} remove ID..., then "
        "gazette-index --db {0} SOURCE...",
        folder_);
  }
  std::string by_restoring() const {
    return fmt::format(
        "restore a backup into a new folder with gazette-index restore, or index the same sources "
        "again: gazette-index --db {} SOURCE...",
        folder_);
  }
  std::string by_indexing() const {
    return fmt::format("index the same sources again: gazette-index --db {} SOURCE...", folder_);
  }

  std::string by_next_change() const {
    return fmt::format("the next change repairs it: gazette-index --db {} SOURCE...", folder_);
  }

  void add(std::string what, std::string cure) {
    result_.faults.push_back({std::move(what), std::move(cure)});
  }

  void check_markers(const fs::path& generation) {
    std::optional<std::string> identity;
    try {
      identity = read_index_marker(folder_);
    } catch (const Error& error) {
      return add(error.what(), error.hint());
    }
    const std::optional<GenerationMarker> marker = read_generation_marker(generation);
    if (!identity) add("the index has no marker of its own", by_next_change());
    if (!marker) {
      add(fmt::format("the marker of {} is missing or damaged", generation.string()),
          by_next_change());
    } else if (identity && marker->index != *identity) {
      add(fmt::format("{} belongs to another index", generation.string()), by_repair());
    }
  }

  /// Those that are beside the current one are older, unless an older copy of the index was laid
  /// over a newer one.
  void check_newer_generations(const fs::path& generation) {
    const std::optional<GenerationMarker> current = read_generation_marker(generation);
    const auto number = generation_number(generation.filename().string());
    for (const fs::path& entry : entries_of(folder_)) {
      const auto other = generation_number(entry.filename().string());
      if (!other || *other < *number || entry.filename() == generation.filename()) continue;
      const std::optional<GenerationMarker> marker = read_generation_marker(entry);
      const bool is_ours = marker && current && marker->index == current->index;
      if (!is_ours || marker->state != GenerationMarker::State::published) continue;
      add(fmt::format("{} names {}, but there is the newer {}: an older copy of the index was laid "
                      "over a newer one",
                      stub_name, generation.filename().string(), entry.filename().string()),
          by_repair());
    }
  }

  /// Without a whole seal, damage to tables cannot be told from changes.
  void check_seal(const fs::path& generation) {
    const std::shared_ptr<const Seal> seal = Seal::open(generation);
    const std::string name = (generation / seal_name).string();
    if (seal->state() == Seal::State::missing) {
      return add(fmt::format("the seal {} is missing", name), by_next_change());
    }
    if (!seal->is_whole()) add(fmt::format("the seal {} is damaged", name), by_next_change());
    try {
      const Commit commit = verify_version(generation);
      if (commit == Commit::unsealed) {
        result_.notes.push_back(
            "a run ended before it sealed its last commit; the next change does that");
      } else if (commit == Commit::foreign) {
        add("the tables have changed since Gazette last sealed them: by another program, or by a "
            "partial restore",
            by_next_change());
      }
    } catch (const Xapian::DatabaseCorruptError& error) {
      add(error.get_msg(), by_repair());
    }
    UnfitBlocks unfit = unfit_blocks(generation, named_at_most);
    unfit_blocks_ = std::move(unfit.damaged);
    if (unfit.newest_revision > 0) {
      add(fmt::format("the tables have blocks of revision {}, but iamglass is of revision {}: an "
                      "older copy of the index was copied over a newer one, which it hides in part",
                      unfit.newest_revision, seal->version().revision),
          by_restoring());
    }
  }

  /// What reading all tables has not met is in blocks that no table uses: a run that died may have
  /// written there.
  void add_unfit_blocks(const fs::path& generation) {
    const bool are_unused = result_.faults.empty() && is_writable(generation);
    for (const std::string& line : unfit_blocks_) {
      if (are_unused) result_.notes.push_back(line + ", but no table uses it");
      if (!are_unused) add(line, by_repair());
    }
  }

  void check_tables_of(const fs::path& generation) {
    if (is_writable(generation)) {
      const TableCheck check = check_tables(generation);
      if (!check.fault.empty()) add(check.fault, by_repair());
    } else {
      result_.notes.push_back(
          "Xapian's own check of the tables was left out: it needs permission to write them");
    }
  }

  /// Xapian takes a table whose file is gone for an empty one, as those of an empty index are.
  void require_tables(const fs::path& generation) {
    for (const char* const table : {"postlist.glass", "termlist.glass", "docdata.glass"}) {
      std::error_code code;
      if (result_.articles > 0 && !fs::exists(generation / table, code)) {
        add(fmt::format("the table {} is missing", (generation / table).string()), by_repair());
      }
    }
  }

  void check_model() {
    try {
      read_model(folder_, read_topics(db_));
    } catch (const Error& error) {
      add(error.what(), error.hint());
    }
  }

  /// Each id has one document, and each document one id.
  void check_ids() {
    const std::string prefix(field("id").prefix);
    Kind repeated("ids with more than one document", by_removing());
    std::size_t documents = 0;
    for (auto term = db_.allterms_begin(prefix); term != db_.allterms_end(prefix); ++term) {
      documents += term.get_termfreq();
      if (term.get_termfreq() != 1) repeated.add((*term).substr(prefix.size()));
    }
    repeated.append_to(result_.faults);
    if (documents != db_.get_doccount()) {
      add(fmt::format("{}, but {} with an id", counted(db_.get_doccount(), "document"), documents),
          by_repair());
    }
  }

  struct DocumentFaults {
    Kind misplaced, altered, unlike, doubled;
  };

  /// Each document is what its record says, and no other says it under an older id.
  void check_documents() {
    DocumentFaults faults{
        Kind("documents that cannot be found by the id in their record", by_repair()),
        Kind("records that differ from their digest", by_removing()),
        Kind("articles whose terms, positions or values differ from their record", by_repair()),
        Kind("articles that are stored a second time, under a newer id", by_rebuilding())};
    for (auto posting = db_.postlist_begin(""); posting != db_.postlist_end(""); ++posting) {
      check_document(*posting, faults);
    }
    doubles_.send(db_, [&](const std::string& id) { faults.doubled.add(id); });
    faults.misplaced.append_to(result_.faults);
    faults.altered.append_to(result_.faults);
    faults.unlike.append_to(result_.faults);
    faults.doubled.append_to(result_.faults);
  }

  /// A fault that explains another is told alone.
  void check_document(Xapian::docid docid, DocumentFaults& faults) {
    const Xapian::Document document = db_.get_document(docid);
    const std::string record = document.get_data();
    Article article = from_record(record);
    article.origin = origin_of(db_, docid);
    doubles_.add(db_, docid, article);
    counted_.add(article);
    listed_.add_document(document, docid);
    const std::optional<OriginKey> key = origin_key_of(db_, docid);
    if (key) {
      FromFile& file = files_[file_metadata_key(*key)];
      file.path = article.origin;
      ++file.articles;
    }
    const bool is_found = is_found_by_id(article.id, docid);
    if (!is_found) {
      faults.misplaced.add(article.id.empty() ? fmt::format("document {}", docid) : article.id);
    }
    if (key && article.origin.empty()) return;  // check_origins names the file
    if (document.get_value(static_cast<Xapian::valueno>(Slot::digest)) !=
        digest_value(digest_of(source_part(record), article.origin))) {
      return faults.altered.add(article.id);
    }
    if (!is_found || !is_compared(read_++)) return;
    const std::string_view what = difference(db_, docid, maker_.make(article));
    if (!what.empty()) faults.unlike.add(fmt::format("{} ({})", article.id, what));
  }

  bool is_found_by_id(const std::string& id, Xapian::docid docid) const {
    const std::string term = whole_term(field("id"), id);
    if (term.empty()) return false;
    auto found = db_.postlist_begin(term);
    if (found != db_.postlist_end(term)) found.skip_to(docid);
    return found != db_.postlist_end(term) && *found == docid;
  }

  /// Whether the document that is read as the nth, from 0, is compared with its record in all
  /// details.
  bool is_compared(std::size_t n) const {
    const std::size_t every =
        depth_ == CheckDepth::all ? 1 : std::max<std::size_t>(1, db_.get_doccount() / sample);
    return n % every == 0;
  }

  /// The postings are those that the documents list.
  void check_postings() {
    PostingSum postings;
    postings.add_postings(db_);
    if (postings == listed_) return;
    add("the postings of some terms differ from what the articles list: searches may miss articles",
        by_repair());
  }

  /// The path of each file that articles came from is known, and its term finds all of them.
  void check_origins() {
    Kind unknown("files with articles but without a known path", by_indexing());
    Kind wrong("files whose articles cannot be found by the file", by_repair());
    for (const auto& [key, file] : files_) {
      if (db_.get_metadata(key).empty()) unknown.add(key);
      if (file.path.empty()) continue;
      const Xapian::doccount found = db_.get_termfreq(origin_term(origin_key(file.path)));
      if (found == file.articles) continue;
      wrong.add(fmt::format("{} ({} of {})", repair_utf8(file.path), found, file.articles));
    }
    unknown.append_to(result_.faults);
    wrong.append_to(result_.faults);
  }

  /// A known file has all its articles in the index: missing ones would never come back, since the
  /// file is not read again while it is unchanged. More articles than it has are ones that are gone
  /// from it and were not pruned.
  void check_files() {
    Kind unreadable("file entries that cannot be read", by_indexing());
    Kind incomplete("known files with missing articles", by_indexing());
    const std::string prefix(file_key_prefix);
    for (auto key = db_.metadata_keys_begin(prefix); key != db_.metadata_keys_end(prefix); ++key) {
      const std::optional<KnownFile> known = parse_known_file(db_.get_metadata(*key));
      if (!known) unreadable.add(*key);
      if (!known || !known->entry) continue;
      const auto file = files_.find(*key);
      const std::size_t articles = file == files_.end() ? 0 : file->second.articles;
      if (articles >= known->entry->articles) continue;
      incomplete.add(
          fmt::format("{} ({} of {})", repair_utf8(known->path), articles, known->entry->articles));
    }
    unreadable.append_to(result_.faults);
    incomplete.append_to(result_.faults);
  }

  /// What is remembered of articles that their sources took back.
  void check_withdrawals() {
    Kind unreadable("entries of withdrawn articles that cannot be read", by_repair());
    const std::string prefix(withdrawal_key_prefix);
    for (auto key = db_.metadata_keys_begin(prefix); key != db_.metadata_keys_end(prefix); ++key) {
      const std::optional<Withdrawal> each = parse_withdrawal(db_.get_metadata(*key));
      if (!each || !is_metadata_key_of(*key, *each)) unreadable.add(*key);
    }
    unreadable.append_to(result_.faults);
  }

  /// The index keeps how many articles each source has on each day.
  void check_counts() {
    if (!keeps_counts(db_)) {
      if (result_.articles > 0) {
        result_.notes.push_back(
            "articles are not yet counted by source; the next change counts them");
      }
      return;
    }
    Kind wrong("sources whose counts differ from their articles", by_repair());
    const DayCounts kept = kept_counts(db_);
    const auto compare = [&](const DayCounts& some, const DayCounts& others) {
      for (const auto& [term, counts] : some.sources()) {
        const auto other = others.sources().find(term);
        const bool is_known = other != others.sources().end();
        if (is_known ? counts.has_counts_of(other->second) : counts.is_empty()) continue;
        if (is_known && &some == &kept) continue;  // named before
        wrong.add(source_label(term.empty() ? std::string() : counts.name()));
      }
    };
    compare(counted_, kept);
    compare(kept, counted_);
    if (result_.faults.empty()) wrong.append_to(result_.faults);  // else these explain it
  }

  /// What `status` says about commits.
  void check_commits() {
    const std::string revision = db_.get_metadata(std::string(revision_key));
    const std::string committed = db_.get_metadata(std::string(committed_key));
    const bool is_number = !revision.empty() &&
                           revision.find_first_not_of("0123456789") == std::string::npos &&
                           parse_revision(revision) > 0;
    if (!is_number && (!revision.empty() || result_.articles > 0)) {
      add(fmt::format("the revision is not a number: \"{}\"", one_line(revision)),
          by_next_change());
    }
    if (!committed.empty() && !parse_date(committed)) {
      add(fmt::format("the time of the last commit is not a date: \"{}\"", one_line(committed)),
          by_next_change());
    }
  }

  std::string folder_;
  Xapian::Database db_;
  CheckDepth depth_;
  DoubleArticles doubles_;
  DocumentMaker maker_;  ///< makes documents to compare
  PostingSum listed_;    ///< of all documents
  DayCounts counted_;    ///< the same
  std::vector<std::string> unfit_blocks_;
  std::size_t read_ = 0;                             ///< documents that might have been compared
  std::unordered_map<std::string, FromFile> files_;  ///< by the keys of their entries
  CheckResult result_;
};

}  // namespace

CheckResult check_index(const std::string& folder, std::chrono::seconds wait, CheckDepth depth) {
  existing_generation(folder);     // throws when there is no index, rather than make one
  std::optional<WriterLock> lock;  // without permission to write, whoever writes goes on
  if (is_writable(folder)) lock.emplace(folder, wait);
  return Check(folder, depth).all(existing_generation(folder).string());
}

std::string render_text(const CheckResult& result) {
  std::string lines;
  for (const std::string& note : result.notes) lines += note + '\n';
  if (result.faults.empty()) {
    return lines + counted(result.articles, "article") + ", no fault found\n";
  }
  for (const Fault& fault : result.faults) {
    lines += fmt::format("{}\n  cure: {}\n", fault.what, fault.cure);
  }
  return lines;
}

std::string render_json(const CheckResult& result) {
  nlohmann::ordered_json faults = nlohmann::ordered_json::array();
  for (const Fault& fault : result.faults) {
    faults.push_back({{"fault", fault.what}, {"cure", fault.cure}});
  }
  const nlohmann::ordered_json json = {{"schema", "gazette.check/1"},
                                       {"articles", result.articles},
                                       {"faults", faults},
                                       {"notes", result.notes}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace gazette
