// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/repair.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/error.hpp"
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
#include "indexer/integrity/damaged_generation.hpp"
#include "indexer/integrity/salvage.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

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
  std::map<unsigned long, fs::path, std::greater<>> found;
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
  newest_first.reserve(found.size());
  for (auto& [number, path] : found) newest_first.push_back(std::move(path));
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
  std::vector<std::unique_ptr<DamagedGeneration>> opened_others(const fs::path& generation) const {
    std::vector<std::unique_ptr<DamagedGeneration>> opened;
    const std::optional<GenerationMarker> marker = read_generation_marker(generation);
    if (!marker) return opened;
    for (const std::string& name : others(generation, marker->index)) {
      try {
        opened.push_back(std::make_unique<DamagedGeneration>(folder_ / name));
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
      const Settings settings = DamagedGeneration(existing_generation(folder_)).settings();
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
      const Settings settings = DamagedGeneration(existing_generation(folder_)).settings();
      tuning.topics = settings.topics;  // the writer may not be able to read them
      repair_.has_lost_settings = !settings.are_whole;
    }
    tuning.model = WriterTuning::Model::ignored;  // topics stay as they are
    tuning.rules = WriterTuning::Rules::ignored;
    IndexWriter writer(folder_.string(), tuning);
    // From here on nobody else writes.
    DamagedGeneration damaged(existing_generation(folder_));
    const std::vector<std::unique_ptr<DamagedGeneration>> others =
        opened_others(existing_generation(folder_));
    const Settings settings = damaged.settings();
    writer.begin_run({settings.roots.begin(), settings.roots.end()});
    for (const Withdrawal& each : settings.withdrawals) writer.withdraw(each);
    std::size_t kept = 0;
    std::set<std::uint32_t> lost;
    for (std::uint32_t document = 1; document <= damaged.last_document(); ++document) {
      std::optional<Article> article = damaged.article(document, others);
      if (!article) continue;
      if (article->id.empty()) {
        lost.insert(document);
      } else {
        writer.put(std::move(*article));
        ++kept;
      }
    }
    require_most(kept, lost.size());
    writer.commit();
    writer.publish();
    for (auto& [document, name] : damaged.names_of(lost)) repair_.lost.push_back(name);
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
        "a newer one cannot be read: articles added since then are missing\n  cure: index the "
        "sources "
        "again: gazette-index --db {} SOURCE...\n",
        folder);
  }
  if (!repair.older.empty()) {
    lines += fmt::format(
        "{} named {}, which is older, as when an older copy of the index is copied over a newer "
        "one; "
        "it stays until the second change from now\n",
        stub_name, repair.older);
  }
  if (repair.is_laid_over) {
    lines += fmt::format(
        "iamglass and the seal were older than the tables, as when an older copy of the index is "
        "copied over a newer one: something that was added since may be missing\n  cure: index the "
        "sources again: "
        "gazette-index --db {} SOURCE...\n",
        folder);
  }
  if (repair.is_rebuilt) lines += "a new generation was built from the records of the articles\n";
  if (repair.has_lost_settings) {
    lines += fmt::format(
        "the topic tree and the list of files and folders that were read are lost: articles "
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
