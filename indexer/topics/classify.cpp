// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/classify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/topic_filing.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/writing/memory_shares.hpp"

namespace gazette {
namespace {

bool is_of_model(const FiledTopic& topic) { return topic.origin == TopicOrigin::model; }

/// Not thread-safe: use one per thread.
class Classifier {
 public:
  Classifier(const TopicFiling& filing, std::size_t cache_bytes)
      : filer_(filing), analyzer_(cache_bytes) {}

  /// The new topics of `article`; nothing when it stays as it is.
  std::optional<std::vector<FiledTopic>> topics(const Article& article) {
    if (!filer_.is_to_be_filed(article)) return std::nullopt;
    return filer_.topics(article, tokens_of(article, analyzer_).words());
  }

 private:
  TopicFiler filer_;
  Analyzer analyzer_;
};

/// The model of the index. Throws Error when there is none.
std::shared_ptr<const TopicModel> model_of(const std::string& db, const IndexTopics& topics) {
  if (auto model = read_model(db, topics)) return model;
  throw Error(fmt::format("the index {} has no topic model", db),
              fmt::format("train one first: gazette-index topics train --db {}", db));
}

ClassifyResult classify_by(const std::shared_ptr<const TopicModel>& model,
                           const ClassifyOptions& options, const std::atomic<bool>& interrupted,
                           const std::function<void(const std::vector<Refiling>&)>& write) {
  const TopicFiling filing{model, options.tuning.filed};
  std::atomic<std::size_t> filed{0};
  const std::size_t cache_bytes = cache_share(options.tuning);
  const auto make_refiler = [&]() -> Refiler {
    auto classifier = std::make_shared<Classifier>(filing, cache_bytes);
    return [&filed, classifier = std::move(classifier)](const Article& article) {
      auto topics = classifier->topics(article);
      if (topics && std::any_of(topics->begin(), topics->end(), is_of_model)) ++filed;
      return topics;
    };
  };
  const Refiled done = refile_in_rounds(existing_generation(options.db), options.tuning,
                                        interrupted, make_refiler, write);
  return {done.articles, filed, done.changed, done.was_interrupted, options.run};
}

}  // namespace

ClassifyResult classify(const ClassifyOptions& options, const std::atomic<bool>& interrupted) {
  IndexTopics topics;  // throws when there is no index, rather than make one
  read_index(options.db, [&](const Xapian::Database& db) { topics = read_topics(db); });
  if (options.run == RefileRun::dry) {
    return classify_by(model_of(options.db, topics), options, interrupted,
                       [](const std::vector<Refiling>&) {});
  }
  WriterTuning tuning = options.tuning;
  tuning.rules = WriterTuning::Rules::ignored;
  IndexWriter writer(options.db, tuning);
  return classify_by(model_of(options.db, writer.topics()), options, interrupted,
                     [&](const std::vector<Refiling>& changes) { writer.refile(changes); });
}

std::string render_text(const ClassifyResult& result) {
  const std::string counts = fmt::format("{} whose source states no topic: {} filed, {} not filed",
                                         counted(result.articles, "article"), result.filed,
                                         result.articles - result.filed);
  std::string text =
      result.run == RefileRun::dry
          ? fmt::format("dry run: {}; {} would change, nothing written\n", counts, result.changed)
          : fmt::format("{}; {} changed\n", counts, result.changed);
  if (result.was_interrupted) text += "interrupted; run the command again to finish\n";
  return text;
}

}  // namespace gazette
