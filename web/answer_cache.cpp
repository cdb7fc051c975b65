// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/answer_cache.hpp"

namespace gazette {

std::size_t AnswerCache::size_of(const Entry& entry) {
  return entry.tag.size() + entry.answer.size();
}

const std::string* AnswerCache::find(const std::string& tag) {
  const auto found = by_tag_.find(tag);
  if (found == by_tag_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &entries_.front().answer;
}

void AnswerCache::drop_oldest() {
  bytes_ -= size_of(entries_.back());
  by_tag_.erase(entries_.back().tag);
  entries_.pop_back();
}

void AnswerCache::keep(const std::string& tag, const std::string& answer) {
  if (find(tag) != nullptr) return;
  Entry entry{tag, answer};
  const std::size_t size = size_of(entry);
  if (size > most_bytes_) return;
  while (bytes_ + size > most_bytes_) drop_oldest();
  entries_.push_front(std::move(entry));
  by_tag_.emplace(entries_.front().tag, entries_.begin());
  bytes_ += size;
}

}  // namespace gazette
