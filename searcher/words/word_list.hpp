// SPDX-License-Identifier: GPL-3.0-or-later
// The list of words of an index, and which of them match a pattern.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/words/word_pattern.hpp"

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

/// The words of an index, for one query: the own forms among its terms. Reads the terms in order
/// and skips what cannot fit, so most of a large index is never read. Throws Xapian's errors. Not
/// thread-safe.
class WordList {
 public:
  /// `db` must outlive this.
  explicit WordList(const Xapian::Database& db, ShardPlaces places = ShardPlaces::all_here);

  /// Whether `find` reads only words that begin with the same letters as the pattern, written
  /// without accents: where a part of the index is on a server.
  bool needs_certain_letters() const { return places_ == ShardPlaces::some_on_servers; }

  /// How many letters that are.
  static constexpr std::size_t certain_letters = 2;

  /// The best `most` words of texts that fit `pattern`. REQUIRES: `pattern` has not read any
  /// letter.
  FoundWords find(WordPattern&& pattern, std::size_t most);
  /// The same for the words of `field`. REQUIRES: it is of kind name.
  FoundWords find_in(const Field& field, WordPattern&& pattern, std::size_t most);

  /// How many entries one query may read; beyond, results are incomplete.
  static constexpr std::size_t max_steps = 1'000'000;
  std::size_t steps() const { return steps_; }

 private:
  const Xapian::Database& db_;
  ShardPlaces places_;
  std::size_t steps_ = 0;
};

}  // namespace gazette
