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

/// Finds the compounds that begin with typed words, for one query, and counts what it reads. Throws
/// Xapian's errors. Not thread-safe.
class CompoundWords {
 public:
  explicit CompoundWords(const IndexView& index);

  /// The terms, sorted, of compounds that consist of `folded`, optionally a linking sound, and a
  /// word of the same language that articles have; in the languages of the index that write
  /// compounds. Empty for short words. Examines the alphabetically first `most_words` words with
  /// this beginning and returns the `most_compounds` most frequent compounds among them. Once the
  /// query has read `max_steps` entries, further words have none. Results are cached and valid as
  /// long as this object.
  const std::vector<std::string>& beginning_with(std::string_view folded);

  static constexpr std::size_t most_words = 2'000;
  static constexpr std::size_t most_compounds = 50;

  /// How many entries of the term list one query may read; beyond, results are incomplete.
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
