// SPDX-License-Identifier: GPL-3.0-or-later
// The list of words of an index, and which of them match a pattern.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/words/letter_pattern.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

struct ListedWord {
  std::string word;
  std::size_t articles = 0;  ///< how many articles have it
  unsigned edits = 0;        ///< between it and the pattern
};

struct FoundWords {
  std::vector<ListedWord> words;  ///< the nearest first; of these the most frequent
  std::size_t fitting = 0;        ///< how many fit; `words` are the first of them
  bool is_whole = true;           ///< whether the whole list was searched
};

/// The words of an index, for one query. Reads Xapian's spelling table in order and skips what
/// cannot fit, so most of a large list is never read. Throws Xapian's errors. Not thread-safe.
class WordList {
 public:
  /// `db` must outlive this.
  explicit WordList(const Xapian::Database& db, WordLists lists = WordLists::of_all);

  /// Whether the list has whole words of the whole index. Otherwise (a part of it is on a server)
  /// `find` searches stems.
  bool has_words() const { return has_words_; }

  /// The best `most` words of texts that fit `pattern`.
  FoundWords find(LetterPattern pattern, std::size_t most);
  /// The same for the words of `field`. REQUIRES: it is of kind name.
  FoundWords find_in(const Field& field, LetterPattern pattern, std::size_t most);

  /// How many entries one query may read; then results are not whole.
  static constexpr std::size_t max_steps = 1'000'000;
  std::size_t steps() const { return steps_; }

 private:
  const Xapian::Database& db_;
  bool has_words_;
  std::size_t steps_ = 0;
};

}  // namespace gazette
