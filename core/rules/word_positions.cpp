// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/word_positions.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace gazette {
namespace {

/// Gives each word a position of its own from `first` on within `span`; taken ones move on where
/// they can (augmenting paths).
class Seating {
 public:
  Seating(std::span<const Positions> words, std::uint32_t first, std::size_t span)
      : words_(words), first_(first), behind_(first + span) {}

  bool seats_all() {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      std::set<std::uint32_t> tried;
      if (!seat(word, tried)) return false;
    }
    return true;
  }

 private:
  bool seat(std::size_t word, std::set<std::uint32_t>& tried) {
    const Positions own = words_[word];
    for (auto at = std::lower_bound(own.begin(), own.end(), first_);
         at != own.end() && *at < behind_; ++at) {
      if (!tried.insert(*at).second) continue;
      const auto taken = taken_.find(*at);
      if (taken == taken_.end() || seat(taken->second, tried)) {
        taken_[*at] = word;
        return true;
      }
    }
    return false;
  }

  std::span<const Positions> words_;
  std::uint32_t first_;
  std::size_t behind_;
  std::unordered_map<std::uint32_t, std::size_t> taken_;
};

}  // namespace

bool stand_in_order(std::span<const Positions> words, std::size_t span) {
  for (const std::uint32_t first : words.front()) {
    std::uint32_t last = first;
    bool is_found = true;
    for (std::size_t i = 1; i < words.size() && is_found; ++i) {
      const auto next = std::upper_bound(words[i].begin(), words[i].end(), last);
      is_found = next != words[i].end();
      if (is_found) last = *next;
    }
    if (!is_found) return false;  // nor from a later first one
    if (last - first < span) return true;
  }
  return false;
}

bool stand_near(std::span<const Positions> words, std::size_t span) {
  for (const Positions positions : words) {
    for (const std::uint32_t first : positions) {
      if (Seating(words, first, span).seats_all()) return true;
    }
  }
  return false;
}

}  // namespace gazette
