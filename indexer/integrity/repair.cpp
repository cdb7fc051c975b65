// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/repair.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/sealed_files.hpp"
#include "core/storage/stub.hpp"
#include "core/text/text.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/durable_file.hpp"
#include "indexer/database/generations.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/open_files.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/database/writer_lock.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/integrity/salvage.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/file_tracker.hpp"
#include "indexer/writing/index_writer.hpp"
#include "indexer/writing/run_history.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

/// Empty also where it cannot be read.
std::string metadata_if_readable(const Xapian::Database& db, std::string_view key) {
  try {
    return db.get_metadata(std::string(key));
  } catch (const Xapian::DatabaseError&) {
    return {};
  }
}

/// Whether records of the generation in `path` can be read, and it is of this version. Where the
/// metadata that say so are lost, the marker of the generation must do.
bool has_records(const fs::path& path) {
  try {
    const Salvage salvage(path);
    const Xapian::Database db = salvage.open();
    if (salvage.state_of(records_table) == Salvage::TableState::empty) return false;
    const std::string schema = metadata_if_readable(db, schema_key);
    const std::string analysis = metadata_if_readable(db, analysis_key);
    if (schema.empty() || analysis.empty()) {
      return (schema.empty() || schema == schema_version) &&
             read_generation_marker(path).has_value();
    }
    check_stamp(path.string(), schema, analysis);
    return true;
  } catch (const Xapian::Error& error) {
    if (obstacle_in(error) == Obstacle::system) throw;
    return false;
  } catch (const Error&) {
    return false;
  }
}

/// The id of the document by its list of terms; empty when that cannot be read.
std::string id_by_terms(const Xapian::Database& db, Xapian::docid docid) {
  const std::string prefix(field("id").prefix);
  try {
    auto term = db.termlist_begin(docid);
    term.skip_to(prefix);
    const bool has_id = term != db.termlist_end(docid) && (*term).starts_with(prefix);
    return has_id ? (*term).substr(prefix.size()) : std::string();
  } catch (const Xapian::DocNotFoundError&) {
    return {};
  } catch (const Xapian::DatabaseError&) {
    return {};
  }
}

/// Ids of articles that the generation in `path` has, as far as lists of terms and postings tell.
std::set<std::string> ids_in(const fs::path& path) {
  std::set<std::string> ids;
  const std::string prefix(field("id").prefix);
  try {
    const Salvage salvage(path);
    const Xapian::Database db = salvage.open();
    for (Xapian::docid docid = 1; docid <= db.get_lastdocid(); ++docid) {
      if (std::string id = id_by_terms(db, docid); !id.empty()) ids.insert(std::move(id));
    }
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
      ids.insert((*term).substr(prefix.size()));
    }
  } catch (const Xapian::DatabaseError&) {
    return ids;
  }
  return ids;
}

/// What the metadata of a damaged generation tell.
struct Settings {
  std::optional<IndexTopics> topics;
  std::set<std::string> roots;
  bool are_whole = true;
};

Settings settings_of(const Xapian::Database& db) {
  Settings settings;
  try {
    if (db.get_metadata(std::string(schema_key)).empty()) return {{}, {}, false};
    IndexTopics topics = read_topics(db);
    tree_of(topics);  // throws Error when it is not whole
    settings.topics = std::move(topics);
    settings.roots = RunHistory(db).roots();
  } catch (const Xapian::DatabaseError&) {
    settings.are_whole = false;
  } catch (const Error&) {
    settings.are_whole = false;
  }
  return settings;
}

/// A generation as it can be opened.
struct Opened {
  explicit Opened(const fs::path& generation) : salvage(generation), db(salvage.open()) {}

  Salvage salvage;
  Xapian::Database db;
};

/// The records of a damaged generation.
class StoredRecords {
 public:
  /// Records that cannot be read may be in the generations `others`, too.
  StoredRecords(const Opened& opened, const std::vector<std::unique_ptr<Opened>>& others)
      : db_(opened.db),
        others_(others),
        are_regrown_(opened.salvage.state_of(records_table) == Salvage::TableState::regrown),
        has_term_lists_(opened.salvage.state_of(term_lists_table) != Salvage::TableState::empty) {}

  /// The article of a document; without an id when its record cannot be read, and nothing when
  /// there is no document of that number.
  std::optional<Article> article(Xapian::docid docid) {
    std::optional<Article> found = own_article(docid);
    if (!found || !found->id.empty()) return found;
    for (const std::unique_ptr<Opened>& other : others_) {
      if (std::optional<Article> same = article_in(other->db, docid)) return same;
    }
    return found;
  }

 private:
  std::optional<Article> own_article(Xapian::docid docid) {
    try {
      const Xapian::Document document = db_.get_document(docid, Xapian::DOC_ASSUME_VALID);
      const std::string record = document.get_data();
      if (are_regrown_ && !exists(docid)) return std::nullopt;  // a former record
      if (record.empty()) return are_regrown_ ? std::optional(Article{}) : std::nullopt;
      Article article = from_record(record);
      article.origin = origin(docid);
      if (are_regrown_ && !has_digest_of(document, record, article.origin)) return Article{};
      return article;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::DatabaseError&) {
      return Article{};
    } catch (const Error&) {
      return Article{};
    }
  }

  /// The article of the same id and digest in another generation.
  std::optional<Article> article_in(const Xapian::Database& other, Xapian::docid docid) {
    try {
      const std::string term = id_term(id_by_terms(db_, docid));
      if (term.empty()) return std::nullopt;
      auto posting = other.postlist_begin(term);
      if (posting == other.postlist_end(term)) return std::nullopt;
      const std::string record = other.get_document(*posting).get_data();
      Article article = from_record(record);
      article.origin = origin(docid);
      const Xapian::Document document = db_.get_document(docid, Xapian::DOC_ASSUME_VALID);
      if (!has_digest_of(document, record, article.origin)) return std::nullopt;
      return article;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::DatabaseError&) {
      return std::nullopt;
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  bool exists(Xapian::docid docid) const {
    try {
      if (!has_term_lists_) {
        db_.get_doclength(docid);  // throws; 0 is the length of an article of stop words
        return true;
      }
      return db_.termlist_begin(docid) != db_.termlist_end(docid);
    } catch (const Xapian::DocNotFoundError&) {
      return false;
    } catch (const Xapian::DatabaseError&) {
      return true;
    }
  }

  /// An older state of a leaf may hold an older record.
  static bool has_digest_of(const Xapian::Document& document, const std::string& record,
                            const std::string& origin) {
    const std::string want = document.get_value(static_cast<Xapian::valueno>(Slot::digest));
    return want == digest_value(digest_of(source_part(record), origin));
  }

  /// Empty when there is none, or when nothing tells it any more.
  std::string origin(Xapian::docid docid) {
    if (has_term_lists_) {
      try {
        return origin_of(db_, docid);
      } catch (const Xapian::DocNotFoundError&) {
        // Its list of terms is lost, but the postings may tell it.
      } catch (const Xapian::DatabaseError&) {
        // The same.
      }
    }
    if (!origins_) read_origins();
    const auto found = origins_->find(docid);
    return found == origins_->end() ? std::string() : paths_[found->second];
  }

  void read_origins() {
    origins_.emplace();
    const std::string prefix(origin_prefix);
    try {
      for (auto term = db_.allterms_begin(prefix); term != db_.allterms_end(prefix); ++term) {
        const std::optional<KnownFile> file = parse_known_file(
            db_.get_metadata(std::string(file_key_prefix) + (*term).substr(prefix.size())));
        if (!file) continue;
        paths_.push_back(file->path);
        for (auto at = db_.postlist_begin(*term); at != db_.postlist_end(*term); ++at) {
          origins_->emplace(*at, paths_.size() - 1);
        }
      }
    } catch (const Xapian::DatabaseError&) {
      // Those of the other files are not known.
    }
  }

  const Xapian::Database& db_;
  const std::vector<std::unique_ptr<Opened>>& others_;
  bool are_regrown_;
  bool has_term_lists_;
  std::vector<std::string> paths_;
  std::optional<std::unordered_map<Xapian::docid, std::size_t>> origins_;  ///< in `paths_`
};

/// The identity in the marker of the folder; empty when that is missing or damaged.
std::string known_identity(const fs::path& folder) {
  try {
    return read_index_marker(folder).value_or("");
  } catch (const Error&) {
    return {};
  }
}

/// The generations in `folder` that were complete once and have records, the newest first. Where
/// the folder says which index it is, and some of them belong to it, only these.
std::vector<fs::path> candidates_in(const fs::path& folder) {
  const std::string identity = known_identity(folder);
  std::map<unsigned long, fs::path> found;
  for (const fs::path& entry : entries_of(folder)) {
    const auto number = generation_number(entry.filename().string());
    if (!number || !is_generation(entry)) continue;
    const std::optional<GenerationMarker> marker = read_generation_marker(entry);
    if (marker && marker->state == State::unfinished) continue;
    const bool is_foreign = marker && !identity.empty() && marker->index != identity;
    if (is_foreign || !has_records(entry)) continue;
    found.emplace(*number, entry);
  }
  std::vector<fs::path> newest_first;
  for (auto each = found.rbegin(); each != found.rend(); ++each) {
    newest_first.push_back(each->second);
  }
  return newest_first;
}

class Repairer {
 public:
  Repairer(const std::string& folder, const WriterTuning& tuning)
      : folder_(folder), tuning_(tuning) {}

  Repair all() {
    std::error_code code;
    if (!fs::is_directory(folder_, code)) existing_generation(folder_);  // throws
    if (!is_accounted_for()) adopt();
    const fs::path generation = existing_generation(folder_);
    remove_salvage(generation);
    repair_.is_laid_over = unfit_blocks(generation, 0).newest_revision > 0;
    let_a_writer_mend();
    set_bad_model_aside();
    repair_.after = check_index(folder_.string(), tuning_.wait);
    if (!repair_.after.faults.empty()) {
      rebuild_from_records();
      repair_.is_rebuilt = true;
      repair_.after = check_index(folder_.string(), tuning_.wait, CheckDepth::all);
    }
    repair_.articles = repair_.after.articles;
    return std::move(repair_);
  }

 private:
  /// Whether a writer would go on with the folder as it is.
  bool is_accounted_for() const {
    try {
      return !Generations(folder_, tuning_.wait, WriteMode::update).current().empty() &&
             has_records(existing_generation(folder_));
    } catch (const Error&) {
      return false;
    }
  }

  fs::path best_generation() const {
    const std::vector<fs::path> candidates = candidates_in(folder_);
    if (!candidates.empty()) return candidates.front();
    throw Error(fmt::format("{} has no generation of an index that can be read", folder_.string()),
                "restore a backup with gazette-index restore, or build the index from its sources "
                "in a new folder");
  }

  /// Makes the best generation current by new markers and a new stub.
  void adopt() {
    best_generation();  // throws before the lock makes a file
    const WriterLock lock(folder_, tuning_.wait);
    const fs::path best = best_generation();
    const std::string identity = identity_for(best);
    set_newer_aside(best, identity);
    name_older_stub(best);
    if (!has_whole_marker()) set_aside(folder_ / index_marker_name);
    name_newer(best);
    write_index_marker(folder_, identity);
    if (!read_generation_marker(best)) set_aside(best / generation_marker_name);
    write_generation_marker(best, {identity, State::published, others(best, identity)});
    if (!is_named_by_stub(best)) {
      set_aside(folder_ / stub_name);
      replace_file(folder_ / stub_name, stub_text(best.filename().string()));
    }
    repair_.adopted = best.filename().string();
  }

  /// An older copy of the index was laid over this one: its generation is whole, too.
  void name_older_stub(const fs::path& best) {
    const Stub stub = read_stub(folder_);
    if (stub.state != Stub::State::whole || !is_generation(folder_ / stub.generation)) return;
    const auto named = generation_number(stub.generation);
    if (*named < *generation_number(best.filename().string())) repair_.older = stub.generation;
  }

  /// Newer generations cannot be opened, but may hold what the adopted one lacks. Under their own
  /// names they would seem to be replaced by it.
  void set_newer_aside(const fs::path& best, const std::string& identity) {
    const auto number = generation_number(best.filename().string());
    std::vector<fs::path> newer;
    for (const fs::path& entry : entries_of(folder_)) {
      const auto other = generation_number(entry.filename().string());
      const std::optional<GenerationMarker> marker = read_generation_marker(entry);
      const bool is_unfinished = marker && marker->state == State::unfinished;
      const bool is_foreign = marker && marker->index != identity;
      const bool is_part = marker || is_generation(entry);
      if (other && *other > *number && is_part && !is_unfinished && !is_foreign) {
        newer.push_back(entry);
      }
    }
    for (const fs::path& path : newer) {
      newer_ids_.merge(ids_in(path));
      set_aside(path);
    }
    repair_.is_older = !newer.empty();
  }

  bool is_named_by_stub(const fs::path& generation) const {
    const Stub stub = read_stub(folder_);
    return stub.state == Stub::State::whole && stub.generation == generation.filename();
  }

  bool has_whole_marker() const {
    try {
      return read_index_marker(folder_).has_value();
    } catch (const Error&) {
      return false;
    }
  }

  std::string identity_for(const fs::path& generation) const {
    if (has_whole_marker()) return *read_index_marker(folder_);
    const std::optional<GenerationMarker> marker = read_generation_marker(generation);
    return marker ? marker->index : new_identity();
  }

  /// The other generations of the index, which the adopted one takes the place of.
  std::vector<std::string> others(const fs::path& best, const std::string& identity) const {
    std::vector<std::string> names;
    for (const fs::path& entry : entries_of(folder_)) {
      const std::string name = entry.filename().string();
      if (entry == best || !generation_number(name)) continue;
      const std::optional<GenerationMarker> marker = read_generation_marker(entry);
      if (marker && marker->index == identity && marker->state != State::unfinished) {
        names.push_back(name);
      }
    }
    return names;
  }

  /// The other generations of the index that can be opened.
  std::vector<std::unique_ptr<Opened>> opened_others(const fs::path& generation) const {
    std::vector<std::unique_ptr<Opened>> opened;
    const std::optional<GenerationMarker> marker = read_generation_marker(generation);
    if (!marker) return opened;
    for (const std::string& name : others(generation, marker->index)) {
      try {
        opened.push_back(std::make_unique<Opened>(folder_ / name));
      } catch (const Xapian::DatabaseError&) {
        // It is damaged as well.
      }
    }
    return opened;
  }

  /// Renames what is there, whatever it is, so that nothing is lost.
  void set_aside(const fs::path& path) {
    if (!fs::exists(fs::symlink_status(path))) return;
    fs::path target = path.string() + ".damaged";
    for (int n = 2; fs::exists(fs::symlink_status(target)); ++n) {
      target = fmt::format("{}.damaged-{}", path.string(), n);
    }
    fs::rename(path, target);
    repair_.kept.push_back(target.string());
  }

  /// A writer seals what is not sealed, and writes missing markers.
  void let_a_writer_mend() const {
    try {
      const IndexWriter writer(folder_.string(), tuning_);
    } catch (const Error&) {
      return;  // the check names what is damaged
    }
  }

  void set_bad_model_aside() {
    const WriterLock lock(folder_, tuning_.wait);
    try {
      const Salvage salvage(existing_generation(folder_));
      const Settings settings = settings_of(salvage.open());
      if (settings.topics) read_model(folder_, *settings.topics);
    } catch (const Error&) {
      set_aside(folder_ / topic_model_name);
    }
  }

  /// Articles that only a newer generation had, without records.
  void name_newer(const fs::path& best) {
    for (const std::string& id : ids_in(best)) newer_ids_.erase(id);
    repair_.lost.insert(repair_.lost.end(), newer_ids_.begin(), newer_ids_.end());
  }

  /// Builds a new generation of all articles whose records can be read. Throws Error, and changes
  /// nothing, when these are fewer than half of all.
  void rebuild_from_records() {
    WriterTuning tuning = tuning_;
    tuning.mode = WriteMode::rebuild;
    {
      const Salvage salvage(existing_generation(folder_));
      const Settings settings = settings_of(salvage.open());
      tuning.topics = settings.topics;  // the writer may not be able to read them
      repair_.has_lost_settings = !settings.are_whole;
    }
    tuning.model = WriterTuning::Model::ignored;  // topics stay as they are
    tuning.rules = WriterTuning::Rules::ignored;
    IndexWriter writer(folder_.string(), tuning);
    // From here on nobody else writes.
    const Opened opened(existing_generation(folder_));
    const Xapian::Database& db = opened.db;
    const std::vector<std::unique_ptr<Opened>> others = opened_others(existing_generation(folder_));
    StoredRecords records(opened, others);
    const std::set<std::string> roots = settings_of(db).roots;
    writer.begin_run({roots.begin(), roots.end()});
    std::size_t kept = 0;
    std::set<Xapian::docid> lost;
    for (Xapian::docid docid = 1; docid <= db.get_lastdocid(); ++docid) {
      std::optional<Article> article = records.article(docid);
      if (!article) continue;
      if (article->id.empty()) {
        lost.insert(docid);
      } else {
        writer.put(std::move(*article));
        ++kept;
      }
    }
    require_most(kept, lost.size());
    writer.commit();
    writer.publish();
    name_lost(db, lost);
  }

  void require_most(std::size_t kept, std::size_t lost) const {
    if (lost <= kept) return;
    throw Error(
        fmt::format("only {} of {} can be read; the index stays as it is", kept,
                    counted(kept + lost, "article")),
        fmt::format("restore a backup into a new folder with gazette-index restore, or build "
                    "the index again: gazette-index --db {} --rebuild SOURCE...",
                    folder_.string()));
  }

  void name_lost(const Xapian::Database& db, const std::set<Xapian::docid>& lost) {
    if (lost.empty()) return;
    std::map<Xapian::docid, std::string> names;
    for (const Xapian::docid docid : lost) {
      names[docid] = id_by_terms(db, docid);
      if (names[docid].empty()) names[docid] = fmt::format("document {}", docid);
    }
    const std::string prefix(field("id").prefix);
    try {
      for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at) {
          const auto found = names.find(*at);
          if (found != names.end()) found->second = (*term).substr(prefix.size());
        }
      }
    } catch (const Xapian::DatabaseError&) {
      // The numbers must do.
    }
    for (auto& [docid, name] : names) repair_.lost.push_back(std::move(name));
  }

  fs::path folder_;
  WriterTuning tuning_;
  Repair repair_;
  std::set<std::string> newer_ids_;  ///< of generations that were set aside
};

}  // namespace

Repair repair_index(const std::string& folder, const WriterTuning& tuning) {
  try {
    return Repairer(folder, tuning).all();
  } catch (const Xapian::Error& error) {
    throw unreadable_index(folder, error);
  } catch (const fs::filesystem_error& error) {
    throw Error(error.what(), remedy_for(error.code(), "check permissions and free disk space"));
  }
}

std::string render_text(const Repair& repair, const std::string& folder) {
  std::string lines;
  if (!repair.adopted.empty()) {
    lines += fmt::format("{} is the current generation again\n", repair.adopted);
  }
  if (repair.is_older) {
    lines += fmt::format(
        "a newer one cannot be read: what was added since is missing\n  cure: index the sources "
        "again: gazette-index --db {} SOURCE...\n",
        folder);
  }
  if (!repair.older.empty()) {
    lines += fmt::format(
        "{} named {}, which is older, as when an older copy of the index is laid over a newer one; "
        "it stays until the change after the next\n",
        stub_name, repair.older);
  }
  if (repair.is_laid_over) {
    lines += fmt::format(
        "iamglass and the seal were older than the tables, as when an older copy of the index is "
        "laid over a newer one: something that was added since may be missing\n  cure: index the "
        "sources again: "
        "gazette-index --db {} SOURCE...\n",
        folder);
  }
  if (repair.is_rebuilt) lines += "a new generation was built from the records of the articles\n";
  if (repair.has_lost_settings) {
    lines += fmt::format(
        "the topic tree, and which files and folders were read, cannot be read any more: articles "
        "keep their topics\n  cure: gazette-index --db {} --topics-file FILE topics retag for a "
        "tree of your own, and index the same sources again\n",
        folder);
  }
  for (const std::string& path : repair.kept) {
    lines += fmt::format("set aside: {}\n", one_line(repair_utf8(path)));
  }
  if (!repair.lost.empty()) {
    lines += fmt::format(
        "{} lost: {}\n  cure: index their sources again: gazette-index --db {} "
        "SOURCE...\n",
        counted(repair.lost.size(), "article"),
        one_line(repair_utf8(fmt::format("{}", fmt::join(repair.lost, ", ")))), folder);
  }
  return lines + render_text(repair.after);
}

}  // namespace gazette
