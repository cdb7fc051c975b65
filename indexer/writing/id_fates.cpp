// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/id_fates.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace gazette {

IdKey id_key(std::string_view id) { return short_hash_of(id); }

Arrivals::Noted Arrivals::note(IdKey id, OriginKey origin) {
  const auto [found, is_new] = arrivals_.try_emplace(id, Arrival{origin, 0, 0, Fate::pending});
  const bool is_first = is_new && !std::binary_search(condensed_.begin(), condensed_.end(), id);
  return {found->second, is_first, is_new};
}

bool Arrivals::contains(IdKey id) const {
  return arrivals_.contains(id) || std::binary_search(condensed_.begin(), condensed_.end(), id);
}

void Arrivals::add_fresh(Arrival& arrival, Digest digest) {
  arrival.digest = digest;
  arrival.added_by = commit_;
}

bool Arrivals::is_fresh(IdKey id) const {
  const auto found = arrivals_.find(id);
  return found != arrivals_.end() && is_fresh(found->second);
}

std::size_t Arrivals::bytes() const {
  constexpr std::size_t node_bytes = 64;  // a node of the map, its bucket, what malloc adds
  return arrivals_.size() * node_bytes;
}

void Arrivals::condense() {
  const std::size_t before = condensed_.size();
  for (const auto& [id, arrival] : arrivals_) condensed_.push_back(id);
  arrivals_.clear();
  const auto middle = condensed_.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(middle, condensed_.end());
  std::inplace_merge(condensed_.begin(), middle, condensed_.end());
  condensed_.erase(std::unique(condensed_.begin(), condensed_.end()), condensed_.end());
}

}  // namespace gazette
