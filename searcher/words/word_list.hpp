// SPDX-License-Identifier: GPL-3.0-or-later
// The words that an index knows, and which of them are like one that was typed.
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
  std::size_t articles = 0;  ///< how many have it
  unsigned edits = 0;
};

struct FoundWords {
  std::vector<ListedWord> words;  ///< nearest first, of these the most frequent
  std::size_t fitting = 0;        ///< how many fit, of which `words` are the first
  bool is_whole = true;           ///< whether the list was looked through to its end
};

/// The words of one index for one query. Reads Xapian's spelling table in order and skips what
/// cannot fit, so that most of a large list is never read.
class WordList {
 public:
  explicit WordList(const Xapian::Database& db, WordLists lists = WordLists::of_all);

  /// Whether whole words can be read of all the index. Else (a part of it is behind a server) stems
  /// stand for them.
  bool has_words() const { return has_words_; }

  /// The words of texts that fit `pattern`, the best `most` of them.
  FoundWords find(LetterPattern pattern, std::size_t most);
  /// The same for the words of `field`, of kind name.
  FoundWords find_in(const Field& field, LetterPattern pattern, std::size_t most);

  /// Entries of the list that one query may read.
  static constexpr std::size_t max_steps = 1'000'000;
  std::size_t steps() const { return steps_; }

 private:
  const Xapian::Database& db_;
  bool has_words_;
  std::size_t steps_ = 0;
};

}  // namespace gazette
