// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that are composed of a typed word and another one, in languages that write
// them together: `Hafenpolizei` for `Hafen`, `Staatssekretär` for `Staat`.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace gazette {

/// Whether `language` composes words without blanks.
bool writes_compounds(std::string_view language);

/// The compounds that typed words begin, for one query, over whose reading it keeps count. Throws
/// Xapian's errors. Not thread-safe.
class CompoundWords {
 public:
  explicit CompoundWords(const IndexView& index);

  /// The terms of words that begin with `folded` and end, behind a linking sound or none, in a word
  /// that articles of the same language have; in the languages of the index that compose words.
  /// Sorted. None for short words. Looks at the alphabetically first `most_words` words that begin
  /// so, and of the compounds among them gives the `most_compounds` that most articles have. Once
  /// the query has read `max_steps` entries, words that were not asked for before have none. A word
  /// is looked for once. What it refers to lives as long as this.
  const std::vector<std::string>& beginning_with(std::string_view folded);

  static constexpr std::size_t most_words = 2'000;
  static constexpr std::size_t most_compounds = 50;

  /// How many entries of the list of terms one query may read; then results are not whole.
  static constexpr std::size_t max_steps = 20'000;
  std::size_t steps() const { return steps_; }

 private:
  std::vector<std::string> find(const std::string& beginning);

  IndexView index_;
  std::vector<std::string> languages_;  ///< that compose words
  std::map<std::string, std::vector<std::string>, std::less<>> known_;
  std::size_t steps_ = 0;
};

}  // namespace gazette
