// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/batch_queue.hpp"

#include <utility>

namespace gazette {

bool BatchQueue::push(Batch batch) {
  std::unique_lock lock(mutex_);
  may_push_.wait(lock, [&] { return waiting_.size() < most_waiting_ || is_closed_; });
  if (is_closed_) return false;
  waiting_.push_back(std::move(batch));
  may_pop_.notify_one();
  return true;
}

std::optional<Batch> BatchQueue::pop(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  may_pop_.wait(lock, stop, [&] { return !waiting_.empty() || is_closed_; });
  if (waiting_.empty() || stop.stop_requested()) return std::nullopt;
  Batch next = std::move(waiting_.front());
  waiting_.pop_front();
  may_push_.notify_one();
  return next;
}

void BatchQueue::close() {
  const std::scoped_lock lock(mutex_);
  is_closed_ = true;
  may_push_.notify_all();
  may_pop_.notify_all();
}

}  // namespace gazette
