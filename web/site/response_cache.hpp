// SPDX-License-Identifier: GPL-3.0-or-later
// The bodies of responses that this process has made, for requests with the same cache key.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/parameters/page_context.hpp"

namespace gazette {

/// Everything that the response to `context` depends on, as one string: what was asked and by whom,
/// however the address and the headers put it; `revision` of the index, the version of the program,
/// and the local day, which relative dates such as `7d` count from.
std::string cache_key(const PageContext& context, const std::string& revision);

/// Least recently used entries go first. Not thread-safe.
class ResponseCache {
 public:
  /// Holds at most `max_bytes` of bodies and their keys, each at most a 32nd of that: a large
  /// answer would take the place of many that are asked for more often.
  explicit ResponseCache(std::size_t max_bytes = 16'000'000) : max_bytes_(max_bytes) {}

  /// The body stored under `key`, valid until the next `store`; nullptr when there is none. O(1).
  const std::string* find(const std::string& key);

  /// Stores `body` unless it is too large, or `key` has one already.
  void store(const std::string& key, const std::string& body);

  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string key;
    std::string body;
  };
  static std::size_t size_of(const Entry& entry);
  void drop_least_recent();

  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< most recently used first
  /// The keys point into `entries_`.
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace gazette
