// SPDX-License-Identifier: GPL-3.0-or-later
// How many articles have each word: what the index's list of words is made of and changed by. The
// list is Xapian's spelling table, so that Xapian's own tools can suggest from it.
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

/// Lets a map of strings be asked for a view without making a string of it.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

/// Words as they are typed, but for their case (`Word::folded`), with the number of articles that
/// come to have them; below 0 for articles that go.
using WordCounts = std::unordered_map<std::string, std::int64_t, StringHash, std::equal_to<>>;

/// Adds `more` to `counts`.
void add_counts(WordCounts& counts, const WordCounts& more);

/// Changes the list of words of `db` by `counts`. Throws Xapian's errors.
void write_counts(const WordCounts& counts, Xapian::WritableDatabase& db);

/// The list of words of `db`, whole.
WordCounts read_counts(const Xapian::Database& db);

}  // namespace gazette
