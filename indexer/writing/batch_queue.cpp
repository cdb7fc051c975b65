// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/batch_queue.hpp"

#include <algorithm>
#include <utility>

namespace gazette {

bool BatchQueue::push(Batch batch) {
  std::unique_lock lock(mutex_);
  may_push_.wait(lock, [&] { return waiting_.size() < most_waiting_ || is_closed_; });
  if (is_closed_) return false;
  waiting_.push_back(std::move(batch));
  may_pop_.notify_all();
  return true;
}

/// REQUIRES: `mutex_` is held.
std::deque<Batch>::iterator BatchQueue::next_for_this_thread() {
  const bool takes_large = !for_large_ || *for_large_ == std::this_thread::get_id();
  return std::find_if(waiting_.begin(), waiting_.end(), [&](const Batch& batch) {
    return takes_large || batch.bytes <= usual_bytes_;
  });
}

std::optional<Batch> BatchQueue::pop(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  auto found = waiting_.end();
  may_pop_.wait(lock, stop, [&] {
    found = next_for_this_thread();
    return found != waiting_.end() || is_closed_;
  });
  if (found == waiting_.end() || stop.stop_requested()) return std::nullopt;
  Batch next = std::move(*found);
  waiting_.erase(found);
  if (next.bytes > usual_bytes_) for_large_ = std::this_thread::get_id();
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
