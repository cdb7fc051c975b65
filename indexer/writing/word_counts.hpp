// SPDX-License-Identifier: GPL-3.0-or-later
// How many articles have each word. The index keeps these counts in Xapian's spelling table, so
// that Xapian's own tools can suggest words from it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

/// Lets a map with string keys find a string_view without a copy.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

/// Changes by word (`Word::folded`, the word as written but in lower case): the number of articles
/// that have it, below 0 for articles that are removed.
using WordCounts = std::unordered_map<std::string, std::int64_t, StringHash, std::equal_to<>>;

/// Adds `more` to `counts`.
void add_counts(WordCounts& counts, const WordCounts& more);

/// Adds `counts` to the list of words of `db`. Throws Xapian's errors.
void write_counts(const WordCounts& counts, Xapian::WritableDatabase& db);

/// The whole list of words of `db`. Throws Xapian's errors.
WordCounts read_counts(const Xapian::Database& db);

}  // namespace gazette
