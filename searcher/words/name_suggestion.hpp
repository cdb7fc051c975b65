// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": the known name that a mistyped one most likely stands for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Takes names one by one and keeps the one that is closest to `typed`: one whose last step (after
/// the last `/`) is `typed`, else the one with the least Levenshtein distance in bytes, if that is
/// at most 2 or a third of the length of `typed`. Among equals the first. Nothing is close to an
/// empty or endless text. A name costs its length times the distance that it must beat, and nothing
/// where its length alone is too far away. Not thread-safe.
class NearestName {
 public:
  explicit NearestName(std::string_view typed);

  void offer(std::string_view name);

  /// Whether no more names need to be offered: nothing can be closer, or the work is used up.
  bool is_decided() const;

  /// The closest name so far; empty when none is close.
  const std::string& best() const { return best_; }

  /// How many letters have been compared, and how many at most: some 20 ms.
  std::size_t steps() const { return steps_; }
  static constexpr std::size_t max_steps = 10'000'000;

 private:
  std::size_t distance_below(std::size_t limit, std::string_view name);

  std::string typed_;
  std::size_t best_distance_;  ///< names must come closer than this
  std::string best_;
  bool is_exact_ = false;  ///< the last step of `best_` is `typed_`
  std::size_t steps_ = 0;
  std::vector<std::size_t> row_;  ///< of the table of distances
};

/// The one of `names` that is closest to `typed`; empty when none is close.
std::string suggest_name(std::string_view typed, std::span<const std::string> names);

}  // namespace gazette
