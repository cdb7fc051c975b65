// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "core/hash.hpp"
#include "core/text/text.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/commands/former_id.hpp"
#include "indexer/commands/named_sources.hpp"
#include "indexer/commands/revisions.hpp"
#include "indexer/commands/unchanged_file.hpp"
#include "indexer/containers/unpacking.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/filing/source_topics.hpp"
#include "indexer/formats/binary_kind.hpp"
#include "indexer/sources/address_id.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {
namespace {

/// Thrown out of a reader when the run is to end; never leaves this file.
struct Interrupted {};

/// Nothing when `path` does not exist, or lies in a folder that may not be entered. Then no article
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
      for (const NamedSource& source : sources_) {
        if (source.kind == NamedSource::Kind::standard_input) {
          Input input = Input::standard_input();
          read(input, Named::by_user, {});
        } else if (source.kind != NamedSource::Kind::gone) {
          walk_source(source.path);
        }
      }
    } catch (const Interrupted&) {
      current_ = nullptr;  // destroyed while unwinding
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
    const Prunable prunable = writer_->prunable(std::move(pruned), [&](const std::string& origin) {
      return whole_files_.contains(origin);
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
    progress_.bytes = bytes_done_ + (current_ == nullptr ? 0 : current_->bytes_read());
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

  void walk_source(const std::string& source) {
    walk(source, options_.links,
         {.on_file =
              [&](const FoundFile& file) {
                if (interrupted_) throw Interrupted{};
                read_file(file, source);
                ++files_done_;
              },
          .on_link = [&](const std::string& path) { note(UnfollowedLink{path}, result_.links); },
          .on_followed = [&](const std::string& path) { note_followed(path); },
          .on_pass =
              [&](const std::string& path, const std::string& why) {
                note(Ignored{path, why}, result_.ignored);
              },
          .on_error =
              [&](const std::string& path, const std::string& why) {
                skip({path, {}, why});
              },
          .on_unread_folder = [&](const UnreadFolder& folder) { skip_folder(folder); }});
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

  void read_file(const FoundFile& file, const std::string& source) {
    std::optional<Input> input;
    try {
      input.emplace(file.path);
    } catch (const Error& error) {
      return skip({file.path, {}, error.what()});
    }
    const std::string topic = folder_topic(file, source);
    const Hash settings = settings_hash(options_, topics_, file.named, topic);
    if (writer_ && keep(*input, settings)) return report();
    const std::size_t skipped = result_.skipped.count();
    const std::size_t hiding = hiding_;
    const std::size_t articles = result_.read;
    has_outdated_ = false;
    if (writer_) writer_->forget_file(input->origin());
    const bool has_file_id = read(*input, file.named, topic);
    const std::optional<Hash> content = input->content();
    if (options_.prune != AddOptions::Prune::none && hiding_ != hiding) {
      held_back_.add(fmt::format("not pruned: {}, where {} {} skipped", one_line(file.path),
                                 hiding_ - hiding, hiding_ - hiding == 1 ? "was" : "were"));
    }
    if (!writer_ || !content || hiding_ != hiding || has_outdated_) return;
    if (options_.prune != AddOptions::Prune::none) whole_files_.insert(input->origin());
    if (result_.skipped.count() != skipped) return;  // to be named again next time
    if (result_.read == articles) return;            // ignored
    writer_->record_file(input->origin(),
                         {*input->stamp(), result_.read - articles, *content, settings});
    if (has_file_id) writer_->follow_file(input->origin());
  }

  /// Whether the index has the file as it is now, so that its articles stay.
  bool keep(const Input& input, const Hash& settings) {
    std::optional<FileEntry> entry = unchanged_entry(*writer_, input, settings, options_.prune);
    if (!entry) return false;
    writer_->keep_file(input.origin());
    bytes_done_ += entry->stamp.bytes;
    progress_.articles += entry->articles;
    if (const FileStamp stamp = *input.stamp(); entry->stamp != stamp) {
      entry->stamp = stamp;
      writer_->record_file(input.origin(), *entry);
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

  /// The format of a leaf; nullptr when it is to be ignored.
  const Format* format_of(const Leaf& leaf, Named named) const {
    if (options_.format != nullptr) return options_.format;
    const std::string& type = leaf.context.content_type;
    if (type == "text/plain") return find_format("text");
    const Format* format = recognise(leaf.input.head(), leaf.name);
    const bool is_text = format == nullptr || format->name == "text";
    if (is_text && type.ends_with("html")) return find_format("html");
    if (is_text && !type.empty()) return nullptr;
    // A file that the user names is always read.
    const bool is_named = named == Named::by_user && leaf.steps.empty();
    return format == nullptr && is_named ? last_resort(leaf.name) : format;
  }

  /// Returns whether its one article has the id of the file.
  bool read(Input& input, Named named, const std::string& topic) {
    current_ = &input;
    const bool has_file_id = read_input(input, named, topic);
    bytes_done_ += input.bytes_read();
    current_ = nullptr;
    return has_file_id;
  }

  bool read_input(Input& input, Named named, const std::string& topic) {
    bool has_file_id = false;
    const std::size_t hiding_before = hiding_;
    const UnpackingSinks sinks{.on_leaf =
                                   [&](const Leaf& leaf) {
                                     has_file_id =
                                         read_leaf(leaf, named, topic) && leaf.steps.empty();
                                   },
                               .on_skipped = [&](Skipped skipped) { skip(std::move(skipped)); },
                               .on_pass =
                                   [&](const std::string& path, const std::string& why) {
                                     note(Ignored{path, why}, result_.ignored);
                                   }};
    if (unpack(input, sinks) && hiding_ == hiding_before) {
      // What follows the last part of an archive belongs to the content of the file, too.
      input.stream().clear();
      input.stream().ignore(std::numeric_limits<std::streamsize>::max());
    }
    return has_file_id;
  }

  bool read_leaf(const Leaf& leaf, Named named, const std::string& topic) {
    const Format* format = format_of(leaf, named);
    const bool has_none = format == nullptr || leaf.input.head().empty();
    if (const std::string failure = leaf.input.failure(); !failure.empty() && has_none) {
      skip({leaf.input.name(), {}, "reading failed: " + failure});
    } else if (format == nullptr) {
      note(Ignored{leaf.input.name(), "unknown format"}, result_.ignored);
      ++result_.unread[file_kind(leaf.input.head(), leaf.name)];
    } else if (leaf.input.head().empty()) {
      // In an archive nothing was cut off; a file may be about to be written.
      skip({leaf.input.name(),
            {},
            "the file is empty",
            leaf.steps.empty() ? Skipped::Hides::perhaps : Skipped::Hides::nothing});
    } else {
      return read_stories(leaf, *format, topic);
    }
    return false;
  }

  bool read_stories(const Leaf& leaf, const Format& format, const std::string& topic) {
    Input& input = leaf.input;
    FormerId former_id(options_.defaults.id_prefix,
                       leaf.steps.empty() ? input.origin() : std::string());
    bool has_file_id = false;
    std::size_t number = 0;
    const ReaderInput of_reader{.stream = input.stream(),
                                .name = input.name(),
                                .context = leaf.context,
                                .settings = options_.reading};
    const auto take = [&](Story story) {
      if (Skipped* skipped = std::get_if<Skipped>(&story)) return skip(std::move(*skipped));
      if (const Withdrawn* gone = std::get_if<Withdrawn>(&story)) return withdraw(*gone);
      if (!is_wanted(story)) return;
      ++result_.read;
      ++progress_.articles;
      Article& article = *article_in(story);
      if (article.topic_state == TopicState::settled) {
        article =
            complete_exported(std::move(article), input.origin(), options_.defaults.id_prefix);
        options_.on_article({article, {}}, {input.name(), ++number});
        return put_settled(std::move(article));
      }
      SoleArticle* const sole = std::get_if<SoleArticle>(&story);
      has_file_id = sole != nullptr && sole->article.id.empty();
      if (sole != nullptr) add_context(*sole, leaf);
      CompleteArticle whole =
          complete(std::move(article), sole != nullptr ? std::move(sole->from) : Provenance{},
                   input.origin(), sole != nullptr ? ArticlesInFile::one : ArticlesInFile::several,
                   defaults_with(topic));
      options_.on_article(whole, {input.name(), ++number});
      put(std::move(whole.article), former_id);
    };
    // Once reading failed, the last story may be incomplete. The others, which a reader had in its
    // hands, are not.
    std::optional<Story> last;
    format.read(of_reader, [&](Story story) {
      if (interrupted_) throw Interrupted{};
      if (last) take(*std::exchange(last, std::nullopt));
      if (input.failure().empty() || std::holds_alternative<Skipped>(story)) {
        take(std::move(story));
      } else {
        last = std::move(story);
      }
    });
    if (const std::string failure = input.failure(); !failure.empty()) {
      skip({input.name(), {}, "reading failed: " + failure});
    }
    return has_file_id;
  }

  /// What the containers of a leaf say of its sole article. A page has as its id the address that
  /// it states, so that its forms for phones, with http and with www are one, else that from which
  /// it was fetched. The day of a crawl is that of news, mostly; better than none.
  static void add_context(SoleArticle& sole, const Leaf& leaf) {
    Article& article = sole.article;
    const std::string& address = leaf.context.address;
    if (article.url.empty() && address.starts_with("http")) {
      article.url = address;
      sole.from.url = "web archive";
    }
    if (article.id.empty() && !address.empty()) {
      article.id = address_id(article.url.empty() ? address : article.url);
      article.made.emplace_back("id");
      sole.from.id = "url";
    }
    if (article.id.empty() && !leaf.steps.empty() && !leaf.input.origin().empty()) {
      article.id = inner_file_id(leaf.input.origin(), leaf.steps);
      article.made.emplace_back("id");
      sole.from.id = "file name";
    }
    if (!article.published && leaf.context.captured) {
      article.published = leaf.context.captured;
      sole.from.published = "web archive";
    }
  }

  /// False for a version that is not the latest, and for the summary of an article of which there
  /// is more text. Then the file has to be read again next time: the index does not have all its
  /// articles.
  bool is_wanted(const Story& story) {
    if (!writer_) return true;
    bool is_wanted = true;
    if (const Revision* revision = std::get_if<Revision>(&story)) {
      is_wanted = is_latest(revision->article.id, revision->article.modified);
    } else if (const Teaser* teaser = std::get_if<Teaser>(&story)) {
      const Article& article = teaser->article;
      const std::string id = article.id.empty() ? address_id(article.url) : article.id;
      is_wanted = id.empty() || adds_text(*writer_, options_.defaults.id_prefix + id, article.body);
    }
    if (!is_wanted) has_outdated_ = true;
    return is_wanted;
  }

  bool is_latest(const std::string& id, const std::optional<Timestamp>& modified) {
    return revisions_.is_latest(*writer_, options_.defaults.id_prefix + id, modified);
  }

  /// Its file is read again next time: an older version, which is in another file, would come back.
  void withdraw(const Withdrawn& gone) {
    has_outdated_ = true;
    if (writer_ && is_latest(gone.id, gone.when)) {
      writer_->remove(options_.defaults.id_prefix + gone.id);
    }
    report();
  }

  ArticleDefaults defaults_with(const std::string& topic) const {
    ArticleDefaults defaults = options_.defaults;
    if (!topic.empty()) defaults.topic = topic;
    return defaults;
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
  bool has_outdated_ = false;  ///< the file that is read has an article that is not wanted
  IndexTopics topics_;
  TopicTree tree_;
  std::optional<TopicNames> names_;              ///< of `tree_`
  std::vector<std::string> unread_folders_;      ///< canonical paths
  std::size_t hiding_ = 0;                       ///< skipped that may hide articles
  FirstFew<std::string> held_back_;              ///< what to say of files that are not pruned
  std::set<std::string> followed_;               ///< out of the sources; canonical paths
  std::unordered_set<std::string> whole_files_;  ///< read to their ends; kept for pruning alone
  AddProgress progress_;
  std::size_t files_done_ = 0;
  std::uint64_t bytes_done_ = 0;    ///< of files before the current one
  const Input* current_ = nullptr;  ///< being read
  AddResult result_;
};

}  // namespace

AddResult add(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
              const std::atomic<bool>& interrupted) {
  // A misspelt path is refused before anything is created or changed.
  return Run(options, named_sources(options), on_progress, interrupted).all();
}

}  // namespace gazette
