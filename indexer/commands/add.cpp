// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "core/hash.hpp"
#include "core/text/text.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/commands/file_reading.hpp"
#include "indexer/commands/former_id.hpp"
#include "indexer/commands/named_sources.hpp"
#include "indexer/commands/read_ahead.hpp"
#include "indexer/commands/revisions.hpp"
#include "indexer/commands/unchanged_file.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/filing/source_topics.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/threads/thread_count.hpp"
#include "indexer/writing/memory_shares.hpp"
#include "indexer/writing/seen_ids.hpp"

namespace gazette {
namespace {

/// Thrown out of a reader when the run is to end; never leaves this file.
struct Interrupted {};

std::uint64_t no_bytes() { return 0; }

/// Nothing when `path` does not exist, or is in a folder that may not be entered. Then no article
/// can be said to come from there; the empty path would stand for the whole file system.
std::optional<std::string> canonical_path(const std::string& path) {
  std::error_code code;
  const std::filesystem::path canonical = std::filesystem::canonical(path, code);
  return code ? std::nullopt : std::optional(canonical.string());
}

class Run {
 public:
  Run(const AddOptions& options, const std::vector<NamedSource>& sources,
      const std::function<void(const AddProgress&)>& on_progress,
      const std::atomic<bool>& interrupted)
      : options_(options), sources_(sources), on_progress_(on_progress), interrupted_(interrupted) {
    if (options.run == AddOptions::Run::real) writer_.emplace(options.db, options.tuning);
    if (writer_) name_strangers();
    topics_ = writer_ ? writer_->topics() : options.tuning.topics.value_or(default_index_topics());
    tree_ = tree_of(topics_);
    names_.emplace(tree_);
    if (is_of_other_version(topics_)) {
      options.on_notice(
          "the index uses the default topics of another version of gazette-index; run "
          "gazette-index topics retag to update it");
    }
    if (writer_) begin();
  }

  AddResult all() {
    read_sources();
    progress_.stage = AddProgress::Stage::writing;
    report();
    if (writer_) {
      writer_->begin_run({followed_.begin(), followed_.end()});
      std::optional<Error> refusal;
      if (options_.prune != AddOptions::Prune::none && !result_.was_interrupted) refusal = prune();
      writer_->commit();
      if (refusal && result_.failed_folders.empty()) throw Error(*refusal);
      if (refusal) options_.on_notice(refusal->what());  // the error is that of the folder
      const bool is_complete = !result_.was_interrupted && result_.failed_folders.empty();
      if (options_.tuning.mode == WriteMode::rebuild && is_complete) publish();
      result_.plan = writer_->plan();
      result_.counts = writer_->counts();
      result_.renamed = writer_->renamed();
      result_.moved = writer_->moved();
      result_.repeated = writer_->repeated();
    }
    return std::move(result_);
  }

 private:
  void name_strangers() const {
    for (const std::filesystem::path& path : writer_->strangers()) {
      options_.on_notice(fmt::format("{} does not belong to this index and is left alone",
                                     one_line(repair_utf8(path.string()))));
    }
  }

  void begin() {
    if (writer_->has_former_ids()) {
      options_.on_notice(fmt::format(
          "the index was written by an earlier version, which might store an article twice; "
          "gazette-index check --db {0} names such articles, and gazette-index --db {0} --rebuild "
          "SOURCE... keeps one of each",
          options_.db));
    }
    std::vector<std::string> roots;
    for (const NamedSource& source : sources_) {
      if (source.kind == NamedSource::Kind::folder) roots.push_back(source.canonical);
    }
    writer_->begin_run(roots);
  }

  void read_sources() {
    try {
      measure();
      begin_reading_ahead();
      for (const NamedSource& source : sources_) {
        if (source.kind == NamedSource::Kind::standard_input) {
          later([this] {
            Input input = Input::standard_input();
            file_ = FileState{.opened = opened_file(input)};
            read(input, {});
          });
        } else if (source.kind != NamedSource::Kind::gone) {
          walk_source(source.path);
        }
      }
      while (!steps_.empty()) take_step();
      ahead_.reset();
    } catch (const Interrupted&) {
      current_bytes_ = no_bytes;  // the input was destroyed while unwinding
      steps_.clear();
      ahead_.reset();
      result_.was_interrupted = true;
      if (result_.files > 0)
        result_.files_left = result_.files - std::min(files_done_, result_.files);
      if (progress_.total_bytes > bytes_done_) {
        result_.bytes_left = progress_.total_bytes - bytes_done_;
      }
    }
  }

  /// Lets the next commit remove the articles that are gone from the sources. Returns an error, and
  /// removes none, when they are too many.
  std::optional<Error> prune() {
    constexpr std::size_t refused_part =
        5;  // a folder that is not mounted looks like one that is gone
    PrunedSources pruned{{}, {}, unread_folders_};
    for (const NamedSource& source : sources_) {
      if (!source.canonical.empty()) pruned.named.push_back(source.canonical);
    }
    std::size_t outdated = 0;
    const Prunable prunable = writer_->prunable(
        std::move(pruned), [&](const std::string& origin) { return whole_files_.contains(origin); },
        [&](const std::string& id) {
          const bool is_outdated = outdated_.contains(id_key(id));
          if (is_outdated) ++outdated;
          return is_outdated;
        });
    const auto told = [](const Prunable::Count& count) {
      return fmt::format("articles gone from the sources: {} of {}", count.gone, count.articles);
    };
    for (const Prunable::Count& count : {prunable.named, prunable.all}) {
      if (options_.prune == AddOptions::Prune::all) break;
      if (count.gone * refused_part <= count.articles) continue;
      return Error(told(count) + ", more than a fifth; none was removed, everything else was done",
                   "check that every source is in place; to remove them anyway, add --yes");
    }
    options_.on_notice(told(prunable.all));
    for (const std::string& line : held_back_.first()) options_.on_notice(line);
    if (const std::size_t more = held_back_.count() - held_back_.first().size(); more > 0) {
      options_.on_notice(fmt::format("not pruned: {} more", counted(more, "file")));
    }
    if (outdated > 0) {
      options_.on_notice(
          fmt::format("not pruned: {} of which the sources have an earlier version or a summary",
                      counted(outdated, "article")));
    }
    for (const std::string& id : prunable.gone) writer_->remove(id);
    return std::nullopt;
  }

  /// Ends a rebuild.
  void publish() {
    if (result_.read == 0 && writer_->articles_before() > 0) {
      throw Error("no article was read: the index is unchanged",
                  "name the sources to build the index from");
    }
    writer_->publish();
    options_.on_notice(fmt::format("rebuilt: the index had {} before",
                                   counted(writer_->articles_before(), "article")));
  }

  void skip(Skipped skipped) {
    if (interrupted_) throw Interrupted{};  // an interrupted read is not a fault of the file
    if (skipped.hides == Skipped::Hides::perhaps) ++hiding_;
    note(std::move(skipped), result_.skipped);
    report();
  }

  template <typename Item>
  void note(Item item, FirstFew<Item>& few) {
    options_.tuning.on_finding(item);
    few.add(std::move(item));
  }

  void report() {
    progress_.skipped = result_.skipped.count();
    progress_.bytes = bytes_done_ + current_bytes_();
    on_progress_(progress_);
  }

  /// Counts the files of the sources, and their bytes when every source is a file or a folder.
  void measure() {
    std::uint64_t total = 0;
    bool is_known = true;
    std::size_t files = 0;
    const auto add_file = [&](const FoundFile& file) {
      if (interrupted_) throw Interrupted{};
      ++files;
      std::error_code code;
      const std::uintmax_t size = std::filesystem::file_size(file.path, code);
      if (code) is_known = false;  // a pipe, or gone
      if (!code) total += size;
    };
    for (const NamedSource& source : sources_) {
      if (source.kind == NamedSource::Kind::gone) continue;
      if (source.kind == NamedSource::Kind::standard_input) {
        is_known = false;
      } else {
        walk(source.path, options_.links, {.on_file = add_file});
      }
    }
    result_.files = files;
    progress_.total_bytes = is_known ? total : 0;
  }

  /// Threads read ahead where there is much to read; where the system starts none, nobody does.
  void begin_reading_ahead() {
    const unsigned threads = thread_count(options_.tuning.threads);
    const bool is_little =
        result_.files < options_.few_files && progress_.total_bytes < options_.few_source_bytes;
    if (threads < 2 || is_little) return;
    // Reading ahead must not take the threads that build.
    const unsigned wanted = 2 * threads + 2;
    if (startable_threads(wanted) < wanted) return;
    const MemoryShares shares(options_.tuning.memory_bytes, threads);
    try {
      ahead_.emplace(threads, shares.reading, options_, interrupted_);
    } catch (const Error&) {
      ahead_.reset();
    }
  }

  /// Takes `step` when all earlier ones were taken. The walk is so many steps ahead that the
  /// threads have enough to read.
  void later(std::function<void()> step) {
    constexpr std::size_t most_steps = 100;
    if (!ahead_) return step();
    steps_.push_back(std::move(step));
    if (steps_.size() > most_steps) take_step();
  }

  void take_step() {
    const std::function<void()> step = std::move(steps_.front());
    steps_.pop_front();
    step();
  }

  void walk_source(const std::string& source) {
    walk(source, options_.links,
         {.on_file =
              [&](const FoundFile& file) {
                if (interrupted_) throw Interrupted{};
                const FileReading reading{file.named, folder_topic(file, source)};
                const bool is_ahead = ahead_ && read_ahead(file, reading);
                later([this, file, reading, is_ahead] {
                  if (interrupted_) throw Interrupted{};
                  read_file(file, reading, is_ahead);
                  ++files_done_;
                });
              },
          .on_link =
              [&](const std::string& path) {
                later([this, path] { note(UnfollowedLink{path}, result_.links); });
              },
          .on_followed = [&](const std::string& path) { note_followed(path); },
          .on_pass =
              [&](const std::string& path, const std::string& why) {
                later([this, path, why] { note(Ignored{path, why}, result_.ignored); });
              },
          .on_error =
              [&](const std::string& path, const std::string& why) {
                later([this, path, why] { skip({path, {}, why}); });
              },
          .on_unread_folder =
              [&](const UnreadFolder& folder) { later([this, folder] { skip_folder(folder); }); }});
  }

  /// Lets a thread read the file. Returns false for one that the index may have as it is, and for a
  /// pipe, whose bytes a signal has to stop: these are read when their turn comes.
  bool read_ahead(const FoundFile& file, const FileReading& reading) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file.path, code) || code) return false;
    const std::uintmax_t bytes = std::filesystem::file_size(file.path, code);
    if (code || (writer_ && may_be_unchanged(*writer_, file.path, bytes))) return false;
    ahead_->add(file.path, reading, bytes);
    return true;
  }

  /// What a link leads to out of the sources is pruned like a source of its own.
  void note_followed(const std::string& path) {
    const bool is_below =
        std::any_of(sources_.begin(), sources_.end(), [&](const NamedSource& source) {
          return !source.canonical.empty() && path.starts_with(source.canonical + '/');
        });
    if (!is_below) followed_.insert(path);
  }

  void skip_folder(const UnreadFolder& folder) {
    const bool is_failure = folder.cause == UnreadFolder::Cause::failed;
    skip({folder.path, {}, (is_failure ? "not read to its end: " : "") + folder.why});
    if (std::optional<std::string> path = canonical_path(folder.path)) {
      unread_folders_.push_back(*path);
    }
    if (is_failure) result_.failed_folders.add(folder);
  }

  /// A file on its way into the index.
  struct FileState {
    OpenedFile opened;
    Hash settings{};
    std::size_t skipped = 0;    ///< before it
    std::size_t hiding = 0;     ///< before it
    std::size_t articles = 0;   ///< before it
    bool has_outdated = false;  ///< an article that is not wanted
    bool has_file_id = false;   ///< its one article has the id of the file
    std::optional<Hash> content = {};
    LeafBegun leaf = {};     ///< the present one
    std::size_t number = 0;  ///< of articles in the leaf
    std::unique_ptr<FormerId> former_id = {};
  };

  void read_file(const FoundFile& file, const FileReading& reading, bool is_ahead) {
    if (is_ahead) {
      read_events(reading);
      ahead_->end_first();
      return;
    }
    std::optional<Input> input;
    try {
      input.emplace(file.path);
    } catch (const Error& error) {
      return skip({file.path, {}, error.what()});
    }
    if (begin_file(opened_file(*input), reading)) {
      read(*input, reading);
      end_file();
    }
  }

  /// As the file was read ahead.
  void read_events(const FileReading& reading) {
    bool is_open = false;
    bool is_whole = false;
    while (!is_whole) {
      EventBatch batch = ahead_->next();
      if (batch.events.empty() && interrupted_) throw Interrupted{};
      if (batch.events.empty()) break;
      for (FileEvent& event : batch.events) {
        if (OpenedFile* const opened = std::get_if<OpenedFile>(&event)) {
          if (!begin_file(std::move(*opened), reading)) return;
          is_open = true;
        } else {
          is_whole = std::holds_alternative<FileEnd>(event);
          take(std::move(event));
        }
      }
      current_bytes_ = [bytes = batch.bytes_read] { return bytes; };
    }
    bytes_done_ += current_bytes_();
    current_bytes_ = no_bytes;
    if (is_open) end_file();
  }

  /// Returns false when the index has the file as it is now, so that its articles stay.
  bool begin_file(OpenedFile opened, const FileReading& reading) {
    file_ = FileState{.opened = std::move(opened)};
    file_.settings = settings_hash(options_, topics_, reading.named, reading.topic);
    if (writer_ && keep()) {
      report();
      return false;
    }
    file_.skipped = result_.skipped.count();
    file_.hiding = hiding_;
    file_.articles = result_.read;
    if (writer_) writer_->forget_file(file_.opened.origin);
    return true;
  }

  void end_file() {
    const std::string& origin = file_.opened.origin;
    const std::size_t hiding = hiding_ - file_.hiding;
    if (options_.prune != AddOptions::Prune::none && hiding > 0) {
      held_back_.add(fmt::format("not pruned: {}, where {} {} skipped", one_line(file_.opened.name),
                                 hiding, hiding == 1 ? "was" : "were"));
    }
    if (!writer_ || !file_.content || hiding > 0) return;
    if (options_.prune != AddOptions::Prune::none) whole_files_.insert(origin);
    if (file_.has_outdated) return;
    if (result_.skipped.count() != file_.skipped) return;  // to be named again next time
    if (result_.read == file_.articles) return;            // ignored
    writer_->record_file(origin, {*file_.opened.stamp, result_.read - file_.articles,
                                  *file_.content, file_.settings});
    if (file_.has_file_id) writer_->follow_file(origin);
  }

  bool keep() {
    const OpenedFile& opened = file_.opened;
    std::optional<FileEntry> entry =
        unchanged_entry(*writer_, opened, file_.settings, options_.prune);
    if (!entry) return false;
    writer_->keep_file(opened.origin);
    bytes_done_ += entry->stamp.bytes;
    progress_.articles += entry->articles;
    if (entry->stamp != *opened.stamp) {
      entry->stamp = *opened.stamp;
      writer_->record_file(opened.origin, *entry);
    }
    return true;
  }

  /// The folders between the source and the file, as a topic.
  std::string folder_topic(const FoundFile& file, const std::string& source) const {
    if (options_.topics != AddOptions::Topics::from_folder_too) return {};
    if (file.named == Named::by_user) return {};
    const std::filesystem::path below =
        std::filesystem::path(file.path).lexically_relative(source).parent_path();
    return below == "." ? std::string() : below.generic_string();
  }

  void read(Input& input, const FileReading& reading) {
    current_bytes_ = [&input] { return input.bytes_read(); };
    read_input(input, reading, options_, {}, [&](FileEvent event) { take(std::move(event)); });
    bytes_done_ += input.bytes_read();
    current_bytes_ = no_bytes;
  }

  void take(FileEvent event) {
    // A file that was read to its end is done.
    if (interrupted_ && !std::holds_alternative<FileEnd>(event)) throw Interrupted{};
    if (ReadArticle* const read = std::get_if<ReadArticle>(&event)) {
      take_article(std::move(*read));
    } else if (Skipped* const skipped = std::get_if<Skipped>(&event)) {
      skip(std::move(*skipped));
    } else if (const Withdrawn* const gone = std::get_if<Withdrawn>(&event)) {
      withdraw(*gone);
    } else if (LeafBegun* const leaf = std::get_if<LeafBegun>(&event)) {
      begin_leaf(std::move(*leaf));
    } else if (Omitted* const omitted = std::get_if<Omitted>(&event)) {
      note(std::move(*omitted), result_.omitted);
    } else if (Ignored* const ignored = std::get_if<Ignored>(&event)) {
      note(std::move(*ignored), result_.ignored);
    } else if (UnknownFile* const unknown = std::get_if<UnknownFile>(&event)) {
      note(Ignored{std::move(unknown->path), "unknown format"}, result_.ignored);
      ++result_.unread[unknown->kind];
    } else if (const FileEnd* const end = std::get_if<FileEnd>(&event)) {
      file_.content = end->content;
    }
  }

  void begin_leaf(LeafBegun leaf) {
    file_.former_id = std::make_unique<FormerId>(options_.defaults.id_prefix,
                                                 leaf.is_file ? leaf.origin : std::string());
    file_.leaf = std::move(leaf);
    file_.has_file_id = false;
    file_.number = 0;
  }

  /// Where an article is not wanted, the file has to be read again next time: the index does not
  /// have all its articles.
  void take_article(ReadArticle read) {
    const std::string& prefix = options_.defaults.id_prefix;
    if (writer_ && !revisions_.is_wanted(*writer_, read, prefix)) {
      file_.has_outdated = true;
      if (options_.prune != AddOptions::Prune::none) {
        outdated_.insert(id_key(Revisions::compared_id(read, prefix)));
      }
      return;
    }
    ++result_.read;
    ++progress_.articles;
    file_.has_file_id = read.lacks_id && file_.leaf.is_file;
    options_.on_article(read.whole, {file_.leaf.name, ++file_.number});
    if (read.whole.article.topic_state == TopicState::settled) {
      put_settled(std::move(read.whole.article));
    } else {
      put(std::move(read.whole.article), *file_.former_id);
    }
  }

  /// One that does not say which version it is is not remembered, so its file is read again next
  /// time.
  void withdraw(const Withdrawn& gone) {
    const bool is_version = gone.when || gone.version > 0;
    if (!is_version) file_.has_outdated = true;
    ArticleVersion version{gone.version, {}};
    if (gone.when) version.made = gone.when->utc;
    const std::string id = options_.defaults.id_prefix + gone.id;
    if (writer_) {
      if (revisions_.is_taken_back(*writer_, id, version)) writer_->remove(id);
      if (is_version) writer_->remember({id, version});
    }
    report();
  }

  void put_settled(Article article) {
    if (writer_) writer_->put(std::move(article));
    report();
  }

  void put(Article article, FormerId& former_id) {
    if (writer_) {
      const std::string id = article.id;
      const std::optional<std::string> former = former_id.of(*writer_, article);
      writer_->put(filed_by_source(std::move(article), *names_));
      if (former) writer_->rename(*former, id);
    }
    report();
  }

  const AddOptions& options_;
  const std::vector<NamedSource>& sources_;
  const std::function<void(const AddProgress&)>& on_progress_;
  const std::atomic<bool>& interrupted_;
  std::optional<IndexWriter> writer_;
  Revisions revisions_;
  IndexTopics topics_;
  TopicTree tree_;
  std::optional<TopicNames> names_;              ///< of `tree_`
  std::vector<std::string> unread_folders_;      ///< canonical paths
  std::size_t hiding_ = 0;                       ///< skipped that may hide articles
  FirstFew<std::string> held_back_;              ///< what to say of files that are not pruned
  std::set<std::string> followed_;               ///< out of the sources; canonical paths
  std::unordered_set<std::string> whole_files_;  ///< read to their ends; kept for pruning alone
  std::unordered_set<IdKey> outdated_;           ///< ids of articles not wanted; for that, too
  AddProgress progress_;
  std::size_t files_done_ = 0;
  std::uint64_t bytes_done_ = 0;                             ///< of files before the current one
  std::function<std::uint64_t()> current_bytes_ = no_bytes;  ///< of the current one, until now
  FileState file_;                                           ///< the current one
  std::deque<std::function<void()>> steps_;  ///< of the walk; none when nobody reads ahead
  AddResult result_;
  std::optional<ReadAhead> ahead_;
};

}  // namespace

AddResult add(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
              const std::atomic<bool>& interrupted) {
  // A misspelt path is refused before anything is created or changed.
  return Run(options, named_sources(options), on_progress, interrupted).all();
}

}  // namespace gazette
