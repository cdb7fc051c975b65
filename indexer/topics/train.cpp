// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/train.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/writer_lock.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/topic_features.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/learning/topic_examples.hpp"
#include "indexer/threads/thread_count.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t listed_at_most = 20;

/// The rules that an index was made by, and its state.
struct IndexState {
  ModelOrigin origin;
  IndexTopics topics;
};

/// Throws Error when the index is of another version.
IndexState state_of_index(const std::string& folder) {
  IndexState state;
  read_index(folder, [&](const Xapian::Database& db) {
    state.topics = read_topics(db);
    state.origin.schema = db.get_metadata(std::string(schema_key));
    state.origin.analysis = db.get_metadata(std::string(analysis_key));
    state.origin.tree = state.topics.digest;
    state.origin.revision = parse_revision(db.get_metadata(std::string(revision_key)));
    state.origin.committed = db.get_metadata(std::string(committed_key));
  });
  return state;
}

std::string names_of(const std::vector<LeftOutTopic>& topics) {
  std::string names;
  for (std::size_t i = 0; i < topics.size() && i < listed_at_most; ++i) {
    names += fmt::format("{}{} ({})", i > 0 ? ", " : "", topics[i].path, topics[i].examples);
  }
  if (topics.size() <= listed_at_most) return names;
  return names + fmt::format(" and {} more", topics.size() - listed_at_most);
}

/// Reads the names of topics as articles are read.
class NameReader {
 public:
  explicit NameReader(const TopicTree& tree) : tree_(tree) {}

  /// The feature keys of the words of its labels, each read in its language. A topic without labels
  /// has the last step of its path for a name.
  std::vector<std::uint64_t> words(const std::string& path) {
    std::vector<std::uint64_t> keys;
    const Topic* topic = tree_.find(path);
    if (topic == nullptr || topic->labels.empty()) {
      add(label_of(tree_, path, "en"), "en", keys);
      return keys;
    }
    for (const TopicLabel& label : topic->labels) add(label.text, label.language, keys);
    return keys;
  }

 private:
  void add(std::string name, const std::string& language, std::vector<std::uint64_t>& keys) {
    std::replace(name.begin(), name.end(), '-', ' ');
    Article article;
    article.title = std::move(name);
    article.language = language;
    const ArticleTokens tokens = tokens_of(article, analyzer_);
    for (const Feature& feature : counter_.count(tokens.title, tokens.body)) {
      keys.push_back(feature.key);
    }
  }

  const TopicTree& tree_;
  Analyzer analyzer_;
  FeatureCounter counter_;
};

}  // namespace

TrainResult train(const TrainOptions& options) {
  existing_generation(options.db);  // throws when there is no index, rather than make one
  require_model_path(options.db);
  const WriterLock lock(options.db, options.wait);
  const fs::path generation = existing_generation(options.db);
  const IndexState index = state_of_index(options.db);
  TrainingPlan plan = options.plan;
  plan.threads = thread_count(options.threads);
  plan.memory_bytes = options.memory_bytes / 3;
  // The solver has them in a form of its own, of the same size.
  TopicExamples known =
      read_examples(generation, {options.memory_bytes / 5, options.memory_bytes / 8}, plan.threads);
  if (known.examples.empty()) {
    throw Error(fmt::format("nothing to learn from: no article of {} has topics from its source",
                            options.db),
                "index articles with topics, or folders with --topic-from-folder");
  }
  const TopicTree tree = tree_of(index.topics);
  NameReader names(tree);
  TrainedTopics trained = train_topics(std::move(known.examples), plan,
                                       [&](const std::string& path) { return names.words(path); });
  const std::size_t articles = trained.model.origin.articles;
  if (trained.model.topics.empty() && trained.left_out.empty()) {
    throw Error(
        fmt::format("no topic of {} can be learned: all topics from its sources are under {}",
                    options.db, other_topics),
        "add them to a topics file: gazette-index topics unmapped lists them");
  }
  if (trained.model.topics.empty()) {
    throw Error(fmt::format("no topic of {} can be learned: each needs at least {}, and articles "
                            "without it; there are {}",
                            options.db, counted(plan.least_examples, "article"),
                            names_of(trained.left_out)),
                "index more articles with topics");
  }
  for (LearnedTopic& topic : trained.model.topics) {
    topic.is_of_tree = tree.find(topic.path) != nullptr;
  }
  ModelOrigin& origin = trained.model.origin;
  origin = index.origin;
  origin.articles = articles;
  origin.labelled = known.labelled;
  origin.cost = plan.cost;
  write_model(options.db, trained.model);
  return {origin, trained.model.topics.size(), trained.model.keys.size(),
          std::move(trained.left_out), plan.least_examples};
}

std::string render_text(const TrainResult& result) {
  std::string text =
      fmt::format("learned {} with {} from {}", counted(result.topics, "topic"),
                  counted(result.words, "word"), counted(result.origin.articles, "article"));
  if (result.origin.labelled > result.origin.articles) {
    text += fmt::format(" of {} that have topics (to use more, raise --memory)",
                        result.origin.labelled);
  }
  text += '\n';
  if (!result.left_out.empty()) {
    text += fmt::format("not learned (used by fewer than {}, or by all of them): {}\n",
                        counted(result.least_examples, "article"), names_of(result.left_out));
  }
  return text;
}

}  // namespace gazette
