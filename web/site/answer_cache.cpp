// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/answer_cache.hpp"

namespace gazette {

std::size_t AnswerCache::size_of(const Entry& entry) {
  return entry.key.size() + entry.answer.size();
}

const std::string* AnswerCache::find(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &entries_.front().answer;
}

void AnswerCache::drop_oldest() {
  bytes_ -= size_of(entries_.back());
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

void AnswerCache::keep(const std::string& key, const std::string& answer) {
  if (find(key) != nullptr) return;
  Entry entry{key, answer};
  const std::size_t size = size_of(entry);
  if (size > most_bytes_) return;
  while (bytes_ + size > most_bytes_) drop_oldest();
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += size;
}

}  // namespace gazette
