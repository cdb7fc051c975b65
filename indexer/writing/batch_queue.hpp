// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on their way from the thread that reads them to those that build databases of them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// Consecutive articles. Batches are numbered from 0.
struct Batch {
  std::size_t number = 0;
  std::vector<Article> articles = {};
  std::size_t bytes = 0;  ///< footprint of the articles
};

/// Thread-safe.
class BatchQueue {
 public:
  /// A batch of more than `usual_bytes` is large: one thread takes all of these, since each thread
  /// keeps the memory that its largest batch took.
  BatchQueue(std::size_t most_waiting, std::size_t usual_bytes)
      : most_waiting_(most_waiting), usual_bytes_(usual_bytes) {}

  /// Waits while the queue is full. Returns whether it took the batch: a closed one does not.
  bool push(Batch batch);

  /// Waits for the next batch for this thread. Nothing when the queue is closed and has none, or
  /// when `stop` is requested.
  std::optional<Batch> pop(const std::stop_token& stop);

  /// No batch will be pushed any more. Those that wait can still be popped.
  void close();

 private:
  std::deque<Batch>::iterator next_for_this_thread();

  const std::size_t most_waiting_;
  const std::size_t usual_bytes_;
  std::mutex mutex_;  ///< guards what follows
  std::condition_variable may_push_;
  std::condition_variable_any may_pop_;
  std::deque<Batch> waiting_;
  std::optional<std::thread::id> for_large_;  ///< the thread that took the first large batch
  bool is_closed_ = false;
};

}  // namespace gazette
