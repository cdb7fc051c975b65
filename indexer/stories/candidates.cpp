// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/candidates.hpp"

#include <algorithm>

namespace gazette {
namespace {

/// So many articles of one hash are looked at.
constexpr std::size_t most_with_hash = 60;

}  // namespace

std::vector<Candidates::Number> Candidates::of(const Sketch& sketch) const {
  std::vector<Number> found;
  for (const std::uint32_t hash : sketch) {
    const auto with_hash = by_hash_.find(hash);
    if (with_hash == by_hash_.end()) continue;
    const std::vector<Number>& articles = with_hash->second;
    const std::size_t count = std::min(articles.size(), most_with_hash);
    found.insert(found.end(), articles.end() - static_cast<std::ptrdiff_t>(count), articles.end());
  }
  std::sort(found.begin(), found.end());
  std::vector<Number> candidates;
  for (auto article = found.begin(); article != found.end();) {
    const auto end = std::upper_bound(article, found.end(), *article);
    const auto shared = static_cast<std::size_t>(end - article);
    const std::size_t smaller = std::min<std::size_t>(sketch.size(), sizes_.at(*article));
    if (shared >= needed_hashes(smaller)) candidates.push_back(*article);
    article = end;
  }
  return candidates;
}

void Candidates::add(Number article, const Sketch& sketch) {
  sizes_.emplace(article, static_cast<std::uint8_t>(sketch.size()));
  for (const std::uint32_t hash : sketch) by_hash_[hash].push_back(article);
}

void Candidates::remove(Number article, const Sketch& sketch) {
  sizes_.erase(article);
  for (const std::uint32_t hash : sketch) {
    const auto with_hash = by_hash_.find(hash);
    if (with_hash == by_hash_.end()) continue;
    std::erase(with_hash->second, article);
    if (with_hash->second.empty()) by_hash_.erase(with_hash);
  }
}

}  // namespace gazette
