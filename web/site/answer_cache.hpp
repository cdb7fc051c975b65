// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that a process has given, to be given again while nothing has changed.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gazette {

class AnswerCache {
 public:
  /// Keeps at most `most_bytes` of answers and their keys; those that were not asked for the
  /// longest time go first. An answer that alone is larger is not kept.
  explicit AnswerCache(std::size_t most_bytes = 16'000'000) : most_bytes_(most_bytes) {}

  /// The answer that was kept under `key`, until the next `keep`; nullptr when there is none.
  const std::string* find(const std::string& key);

  void keep(const std::string& key, const std::string& answer);

  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string key;
    std::string answer;
  };
  static std::size_t size_of(const Entry& entry);
  void drop_oldest();

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< asked for last first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace gazette
