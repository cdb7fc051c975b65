// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/seen_ids.hpp"

#include <algorithm>
#include <utility>

#include "core/hash.hpp"

namespace gazette {

IdKey id_key(std::string_view id) { return short_hash_of(id); }

namespace {

bool is_among(const std::vector<IdKey>& sorted, IdKey id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

/// Merges the ids after the first `sorted` ones into these.
void merge_new(std::vector<IdKey>& ids, std::size_t sorted) {
  const auto middle = ids.begin() + static_cast<std::ptrdiff_t>(sorted);
  std::sort(middle, ids.end());
  std::inplace_merge(ids.begin(), middle, ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

SeenIds::Added SeenIds::add(IdKey id, OriginKey origin) {
  const auto [found, is_new] = entries_.try_emplace(id, Entry{.origin = origin});
  const bool is_first = is_new && !is_among(bare_ids_, id);
  return {found->second, is_first, is_new};
}

bool SeenIds::contains(IdKey id) const { return entries_.contains(id) || is_among(bare_ids_, id); }

bool SeenIds::repeat(IdKey id) {
  return !std::exchange(entries_.at(id).is_repeated, true) && !is_among(bare_repeated_ids_, id);
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
  constexpr std::size_t entry_bytes = 64;  // a node of the map, its bucket, what malloc adds
  return entries_.size() * entry_bytes;
}

void SeenIds::shrink() {
  const std::size_t before = bare_ids_.size();
  const std::size_t repeated_before = bare_repeated_ids_.size();
  for (const auto& [id, entry] : entries_) {
    bare_ids_.push_back(id);
    if (entry.is_repeated) bare_repeated_ids_.push_back(id);
  }
  std::exchange(entries_, {});  // clear() would keep the buckets
  merge_new(bare_ids_, before);
  merge_new(bare_repeated_ids_, repeated_before);
}

}  // namespace gazette
