// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/retag.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/source_topics.hpp"
#include "indexer/filing/topic_filing.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/writing/memory_shares.hpp"

namespace gazette {
namespace {

/// Not thread-safe: use one per thread.
class Retagger {
 public:
  Retagger(const TopicNames& names, const TopicFiling& filing, std::size_t cache_bytes)
      : names_(names), filer_(filing), analyzer_(cache_bytes) {}

  /// The new topics of `article`.
  std::vector<FiledTopic> topics(const Article& article) {
    Article filed = with_model_topics_mapped(filed_by_source(article, names_), names_);
    if (!filer_.is_to_be_filed(filed)) {
      std::erase_if(filed.topics,
                    [](const FiledTopic& topic) { return topic.origin == TopicOrigin::rule; });
      return std::move(filed.topics);
    }
    return filer_.topics(filed, tokens_of(filed, analyzer_).words());
  }

 private:
  const TopicNames& names_;
  TopicFiler filer_;
  Analyzer analyzer_;
};

/// The tree to use: `asked`, else that of the index.
IndexTopics tree_asked_for(const std::optional<IndexTopics>& asked, const IndexTopics& of_index) {
  if (asked) return *asked;
  return of_index.lines.empty() ? default_index_topics() : of_index;
}

/// Why the model of the index does not fit `topics`; empty when it fits.
std::string model_fault(const std::string& db, const IndexTopics& topics) {
  try {
    read_model(db, topics);
  } catch (const Error& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
  return {};
}

/// Assigns topics to all articles by the tree of `topics`.
RetagResult retag_by(const IndexTopics& topics, const RetagOptions& options,
                     const std::atomic<bool>& interrupted,
                     const std::function<void(const std::vector<Refiling>&)>& write) {
  const TopicTree tree = tree_of(topics);
  const TopicNames names(tree);
  TopicFiling filing;
  filing.of = options.tuning.filed;
  if (options.rules == WriterTuning::Rules::used) {
    filing.rules = std::make_shared<const TopicRules>(tree);
  }
  const std::size_t cache_bytes = cache_share(options.tuning);
  const auto make_refiler = [&]() -> Refiler {
    auto retagger = std::make_shared<Retagger>(names, filing, cache_bytes);
    return [retagger = std::move(retagger)](const Article& article) {
      return retagger->topics(article);
    };
  };
  const Refiled done = refile_in_rounds(existing_generation(options.db), options.tuning,
                                        interrupted, make_refiler, write);
  return {done.changed, done.articles - done.changed, done.was_interrupted, options.run,
          model_fault(options.db, topics)};
}

}  // namespace

RetagResult retag(const RetagOptions& options, const std::atomic<bool>& interrupted) {
  IndexTopics of_index;  // throws when there is no index, rather than make one
  read_index(options.db, [&](const Xapian::Database& db) { of_index = read_topics(db); });
  // A bad topics file is refused before anything is locked or written. Read once: it may be a pipe.
  std::optional<IndexTopics> asked;
  if (!options.topics_file.empty()) asked = index_topics_named(options.topics_file);
  if (options.run == RefileRun::dry) {
    return retag_by(tree_asked_for(asked, of_index), options, interrupted,
                    [](const std::vector<Refiling>&) {});
  }
  WriterTuning tuning = options.tuning;
  tuning.rules = WriterTuning::Rules::ignored;
  IndexWriter writer(options.db, tuning);
  const IndexTopics topics = tree_asked_for(asked, writer.topics());
  RetagResult result =
      retag_by(topics, options, interrupted,
               [&](const std::vector<Refiling>& changes) { writer.refile(changes); });
  if (result.was_interrupted) return result;
  writer.set_topics(topics);
  writer.commit();
  return result;
}

std::string render_text(const RetagResult& result) {
  std::string text =
      result.run == RefileRun::dry
          ? fmt::format("dry run: {} would be retagged, {} unchanged, nothing written\n",
                        result.retagged, result.unchanged)
          : fmt::format("{} retagged, {} unchanged\n", result.retagged, result.unchanged);
  if (result.was_interrupted) text += "interrupted; run the command again to finish\n";
  if (!result.model_fault.empty()) text += result.model_fault + '\n';
  return text;
}

}  // namespace gazette
