// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/repair.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/stub.hpp"
#include "core/storage/table_blocks.hpp"
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
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/file_tracker.hpp"
#include "indexer/writing/index_writer.hpp"
#include "indexer/writing/run_history.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

/// The database in `path`, also if tables that the records do without are missing.
Xapian::Database open_in_part(const fs::path& path) {
  verify_version(path);
  return Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS);
}

/// Whether `path` is the folder of a generation that can be opened.
bool can_be_opened(const fs::path& path) {
  try {
    const Xapian::Database db = open_in_part(path);
    check_stamp(path.string(), db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    return true;
  } catch (const Xapian::Error& error) {
    if (obstacle_in(error) == Obstacle::system) throw;
    return false;
  } catch (const Error&) {
    return false;
  }
}

/// The identity in the marker of the folder; empty when that is missing or damaged.
std::string known_identity(const fs::path& folder) {
  try {
    return read_index_marker(folder).value_or("");
  } catch (const Error&) {
    return {};
  }
}

/// The generations in `folder` that were complete once and can be opened, the newest first. Where
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
    if (is_foreign || !can_be_opened(entry)) continue;
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
             can_be_opened(existing_generation(folder_));
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
    if (!has_whole_marker()) set_aside(folder_ / index_marker_name);
    write_index_marker(folder_, identity);
    if (!read_generation_marker(best)) set_aside(best / generation_marker_name);
    write_generation_marker(best, {identity, State::published, others(best, identity)});
    set_aside(folder_ / stub_name);
    replace_file(folder_ / stub_name, stub_text(best.filename().string()));
    repair_.adopted = best.filename().string();
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
    for (const fs::path& path : newer) set_aside(path);
    repair_.is_older = !newer.empty();
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
      IndexTopics topics;
      read_index(folder_, [&](const Xapian::Database& db) { topics = read_topics(db); });
      read_model(folder_, topics);
    } catch (const Error&) {
      set_aside(folder_ / topic_model_name);
    }
  }

  /// Builds a new generation of all articles whose records can be read. Throws Error, and changes
  /// nothing, when these are fewer than half of all.
  void rebuild_from_records() {
    WriterTuning tuning = tuning_;
    tuning.mode = WriteMode::rebuild;
    // Also when the writer cannot find the index before.
    tuning.topics = read_topics(open_in_part(existing_generation(folder_)));
    tuning.model = WriterTuning::Model::ignored;  // topics stay as they are
    tuning.rules = WriterTuning::Rules::ignored;
    IndexWriter writer(folder_.string(), tuning);
    // From here on nobody else writes.
    const Xapian::Database db = open_in_part(existing_generation(folder_));
    const std::set<std::string> roots = RunHistory(db).roots();
    writer.begin_run({roots.begin(), roots.end()});
    std::size_t kept = 0;
    std::set<Xapian::docid> lost;
    for (Xapian::docid docid = 1; docid <= db.get_lastdocid(); ++docid) {
      std::optional<Article> article = recorded_article(db, docid);
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

  /// The article of a record, whatever other tables say; without an id when it cannot be read, and
  /// nothing when there is no document of that number.
  static std::optional<Article> recorded_article(const Xapian::Database& db, Xapian::docid docid) {
    try {
      const std::string record = db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
      if (record.empty()) return std::nullopt;
      Article article = from_record(record);
      article.origin = origin_if_readable(db, docid);
      return article;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::DatabaseError&) {
      return Article{};
    } catch (const Error&) {
      return Article{};
    }
  }

  static std::string origin_if_readable(const Xapian::Database& db, Xapian::docid docid) {
    try {
      return origin_of(db, docid);
    } catch (const Xapian::Error&) {
      return {};
    }
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
    for (const Xapian::docid docid : lost) names[docid] = fmt::format("document {}", docid);
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
  if (repair.is_rebuilt) lines += "a new generation was built from the records of the articles\n";
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
