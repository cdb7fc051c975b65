// SPDX-License-Identifier: GPL-3.0-or-later
// The work of an IndexWriter, which wraps this class and translates errors. All functions throw
// Error, Xapian's errors and std::filesystem::filesystem_error. Not thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/coverage/day_counts.hpp"
#include "core/schema/article.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/live_database.hpp"
#include "indexer/history/run_history.hpp"
#include "indexer/history/withdrawals.hpp"
#include "indexer/writing/change_tracker.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/memory_shares.hpp"
#include "indexer/writing/new_articles.hpp"
#include "indexer/writing/pending_changes.hpp"
#include "indexer/writing/stored_articles.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace gazette {

class TransactionBuffer;

/// For functions that IndexWriter also has, see there.
class WritingRun {
 public:
  WritingRun(const std::string& folder, const WriterTuning& tuning);

  void put(Article article);
  bool remove(const std::string& id);

  void rename(std::string former_id, std::string id) {
    renames_.emplace_back(std::move(former_id), std::move(id));
  }

  /// Marks the former articles of rename(), and those of files that were moved to files of this
  /// run, so that the next commit removes them. Call when nothing more is put before that.
  void apply_renames();

  /// Whether the next commit removes the stored article of that id.
  bool is_removed(const std::string& id) const { return changes_.removed().contains(id); }

  void take_over(const Xapian::Database& former);
  void refile(const std::vector<Refiling>& refilings);
  void commit();
  void compact();
  void publish() { live_.publish(); }

  const Xapian::WritableDatabase& db() const { return live_.db(); }
  std::string folder() const { return live_.folder().string(); }
  std::size_t articles_before() const { return live_.articles_before(); }
  const std::vector<std::filesystem::path>& strangers() const { return live_.strangers(); }
  const std::string& notice() const { return live_.notice(); }

  const ChangeTracker& tracker() const { return tracker_; }
  ChangeTracker& tracker() { return tracker_; }

  const RunHistory& history() const { return history_; }
  RunHistory& history() { return history_; }

  const Withdrawals& withdrawals() const { return withdrawals_; }
  void withdraw(const Withdrawal& withdrawal);
  void remember(const Withdrawal& withdrawal);

  const IndexTopics& topics() const { return topics_; }
  void set_topics(const IndexTopics& topics);

  const std::string& plan() const { return plan_; }

 private:
  void commit_if_full();
  bool is_merging_cheaper();
  void commit_in_place();
  void commit_merged();
  void forget_files_without_articles();
  void finish_transaction(TransactionBuffer& buffer);
  void apply(const std::string& former_id, const std::string& id, Renaming why);
  void remove_documents(TransactionBuffer& buffer);
  void replace(const Article& article, TransactionBuffer& buffer);

  LiveDatabase live_;
  MemoryShares shares_;
  WriterTuning tuning_;
  IndexTopics topics_;
  bool topics_are_new_;  ///< the next commit writes them
  TopicFiling filing_;
  DocumentMaker maker_;
  ChangeTracker tracker_;
  RunHistory history_;
  Withdrawals withdrawals_;
  NewArticles added_;  ///< by the next commit
  PendingChanges changes_;
  DayCounts counted_;           ///< what the next commit adds and takes away
  bool has_recounted_ = false;  ///< if another program had changed the index before
  std::vector<std::pair<std::string, std::string>> renames_;  ///< former ids and ids, to be applied
  std::string plan_;
};

}  // namespace gazette
