// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/rebuild.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/filing/source_topics.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

/// Files articles again by another tree.
class TreeChange {
 public:
  explicit TreeChange(const IndexTopics& topics) : tree_(tree_of(topics)), names_(tree_) {}

  /// `article` with the topics of its source and of the model mapped to the tree, open for rules.
  Article opened(Article article) const {
    article = with_model_topics_mapped(filed_by_source(std::move(article), names_), names_);
    std::erase_if(article.topics,
                  [](const FiledTopic& topic) { return topic.origin == TopicOrigin::rule; });
    return article;
  }

 private:
  TopicTree tree_;
  TopicNames names_;
};

Error damaged(const std::string& db, unsigned document) {
  return Error(fmt::format("document {} of the index {} is not an article; the index is unchanged",
                           document, db),
               fmt::format("gazette-index check --repair --db {} repairs it", db));
}

/// Puts the articles of `former` into `writer`. Returns whether all were.
bool put_all(const Xapian::Database& former, const AddOptions& options, IndexWriter& writer,
             const std::function<void(const AddProgress&)>& on_progress,
             const std::atomic<bool>& interrupted) {
  std::optional<TreeChange> change;
  if (options.tuning.topics) change.emplace(*options.tuning.topics);
  AddProgress progress;
  for (auto document = former.postlist_begin(""); document != former.postlist_end(""); ++document) {
    if (interrupted) return false;
    Article article = stored_article(former, *document);
    if (article.id.empty()) throw damaged(options.db, *document);
    if (change) {
      article = change->opened(std::move(article));
    } else {
      article.topic_state = TopicState::settled;
    }
    writer.put(std::move(article));
    ++progress.articles;
    on_progress(progress);
  }
  writer.take_over(former);
  progress.stage = AddProgress::Stage::writing;
  on_progress(progress);
  return true;
}

}  // namespace

AddResult rebuild(const AddOptions& options,
                  const std::function<void(const AddProgress&)>& on_progress,
                  const std::atomic<bool>& interrupted) {
  existing_generation(options.db);  // throws when there is no index, rather than make one
  WriterTuning tuning = options.tuning;
  tuning.mode = WriteMode::rebuild;
  tuning.model = WriterTuning::Model::ignored;  // what it filed is stored
  IndexWriter writer(options.db, tuning);
  AddResult result;
  try {
    // Nobody else writes now, and this writer has not published anything.
    const Xapian::Database former = open_generation(existing_generation(options.db));
    result.was_interrupted = !put_all(former, options, writer, on_progress, interrupted);
  } catch (const Xapian::Error& error) {
    throw unreadable_index(options.db, error);
  }
  if (result.was_interrupted) return result;
  writer.commit();
  writer.publish();
  result.plan = writer.plan();
  result.counts = writer.counts();
  options.on_notice(fmt::format(
      "rebuilt from the records of the index, which had {}; its sources were not read or "
      "cleaned again",
      counted(writer.articles_before(), "article")));
  return result;
}

}  // namespace gazette
