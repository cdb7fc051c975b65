// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/seen_ids.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace gazette {

IdKey id_key(std::string_view id) { return short_hash_of(id); }

SeenIds::Added SeenIds::add(IdKey id, OriginKey origin) {
  const auto [found, is_new] = entries_.try_emplace(id, Entry{origin, 0, 0, State::pending});
  const bool is_first = is_new && !std::binary_search(bare_ids_.begin(), bare_ids_.end(), id);
  return {found->second, is_first, is_new};
}

bool SeenIds::contains(IdKey id) const {
  return entries_.contains(id) || std::binary_search(bare_ids_.begin(), bare_ids_.end(), id);
}

void SeenIds::mark_uncommitted(Entry& entry, Digest digest) {
  entry.digest = digest;
  entry.added_by = commit_;
}

bool SeenIds::is_uncommitted(IdKey id) const {
  const auto found = entries_.find(id);
  return found != entries_.end() && is_uncommitted(found->second);
}

std::size_t SeenIds::bytes() const {
  constexpr std::size_t node_bytes = 64;  // a node of the map, its bucket, what malloc adds
  return entries_.size() * node_bytes;
}

void SeenIds::shrink() {
  const std::size_t before = bare_ids_.size();
  for (const auto& [id, entry] : entries_) bare_ids_.push_back(id);
  entries_.clear();
  const auto middle = bare_ids_.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(middle, bare_ids_.end());
  std::inplace_merge(bare_ids_.begin(), middle, bare_ids_.end());
  bare_ids_.erase(std::unique(bare_ids_.begin(), bare_ids_.end()), bare_ids_.end());
}

}  // namespace gazette
