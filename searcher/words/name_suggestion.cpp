// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/name_suggestion.hpp"

#include <algorithm>
#include <utility>

namespace gazette {
namespace {

constexpr std::size_t max_typed_bytes = 200;

}  // namespace

NearestName::NearestName(std::string_view typed)
    : typed_(typed.size() <= max_typed_bytes ? typed : ""),
      best_distance_(std::min(std::max<std::size_t>(2, typed_.size() / 3) + 1, typed_.size())) {}

bool NearestName::is_decided() const { return typed_.empty() || is_exact_ || steps_ >= max_steps; }

void NearestName::offer(std::string_view name) {
  if (is_decided()) return;
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos && name.substr(slash + 1) == typed_) {
    best_ = name;
    is_exact_ = true;
    return;
  }
  const std::size_t distance = distance_below(best_distance_, name);
  if (distance >= best_distance_) return;
  best_distance_ = distance;
  best_ = name;
}

/// The Levenshtein distance of `name`, or `limit` where it is no less. Only the cells of the table
/// that are nearer to its diagonal than `limit` are filled (Ukkonen 1985).
std::size_t NearestName::distance_below(std::size_t limit, std::string_view name) {
  const std::size_t longer = std::max(name.size(), typed_.size());
  if (longer - std::min(name.size(), typed_.size()) >= limit) return limit;
  row_.assign(name.size() + 1, limit);
  for (std::size_t j = 0; j <= name.size() && j < limit; ++j) row_[j] = j;
  for (std::size_t i = 1; i <= typed_.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 0;
    const std::size_t last = std::min(name.size(), i + limit - 1);
    std::size_t diagonal = std::exchange(row_[first], first == 0 ? std::min(i, limit) : limit);
    std::size_t least = row_[first];
    for (std::size_t j = first + 1; j <= last; ++j) {
      const std::size_t substituted = diagonal + (typed_[i - 1] == name[j - 1] ? 0 : 1);
      diagonal = row_[j];
      row_[j] = std::min({row_[j] + 1, row_[j - 1] + 1, substituted, limit});
      least = std::min(least, row_[j]);
    }
    steps_ += last - std::min(first, last);
    if (least == limit) return limit;
  }
  return row_.back();
}

std::string suggest_name(std::string_view typed, std::span<const std::string> names) {
  NearestName nearest(typed);
  for (const std::string& name : names) {
    if (nearest.is_decided()) break;
    nearest.offer(name);
  }
  return nearest.best();
}

}  // namespace gazette
