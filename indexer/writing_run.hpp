// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer does between the opening of an index and its last commit; IndexWriter is its front,
// which translates errors. All functions throw Error, Xapian's errors and those of the file system.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "indexer/document.hpp"
#include "indexer/index_topics.hpp"
#include "indexer/intake.hpp"
#include "indexer/live_database.hpp"
#include "indexer/memory_shares.hpp"
#include "indexer/new_articles.hpp"
#include "indexer/pending_changes.hpp"
#include "indexer/refiling.hpp"
#include "indexer/writer_tuning.hpp"

namespace gazette {

/// Functions that IndexWriter has, too, are described there.
class WritingRun {
 public:
  WritingRun(const std::string& folder, const WriterTuning& tuning);

  void put(Article article);
  bool remove(const std::string& id);
  void refile(const std::vector<Refiling>& refilings);
  void commit();
  void compact();
  void publish() { live_.publish(); }

  const Xapian::WritableDatabase& db() const { return live_.db(); }
  std::string folder() const { return live_.folder().string(); }
  std::size_t articles_before() const { return live_.articles_before(); }

  const Intake& intake() const { return intake_; }
  Intake& intake() { return intake_; }

  const IndexTopics& topics() const { return topics_; }
  void set_topics(const IndexTopics& topics);

  const std::string& plan() const { return plan_; }

 private:
  void keep_small();
  bool is_merging_cheaper();
  void commit_added();
  void commit_merged();
  void finish_transaction();
  void take_out(const std::string& id);
  void replace(const Article& article);

  LiveDatabase live_;
  WriterTuning tuning_;
  MemoryShares shares_;
  IndexTopics topics_;
  bool topics_are_new_;  ///< the next commit writes them
  TopicFiling filing_;
  DocumentMaker maker_;
  Intake intake_;
  NewArticles added_;  ///< by the next commit
  PendingChanges changes_;
  std::string plan_;
};

}  // namespace gazette
