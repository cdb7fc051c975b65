// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on their way from the thread that reads them to those that build databases of them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// Consecutive articles. Batches are numbered from 0.
struct Batch {
  std::size_t number = 0;
  std::vector<Article> articles;
};

/// Thread-safe.
class BatchQueue {
 public:
  explicit BatchQueue(std::size_t most_waiting) : most_waiting_(most_waiting) {}

  /// Waits while the queue is full. Returns whether it took the batch: a closed one does not.
  bool push(Batch batch);

  /// Waits for the next batch. Nothing when the queue is closed and empty, or when `stop` is
  /// requested.
  std::optional<Batch> pop(const std::stop_token& stop);

  /// No batch will be pushed any more. Those that wait can still be popped.
  void close();

 private:
  const std::size_t most_waiting_;
  std::mutex mutex_;  ///< guards what follows
  std::condition_variable may_push_;
  std::condition_variable_any may_pop_;
  std::deque<Batch> waiting_;
  bool is_closed_ = false;
};

}  // namespace gazette
