// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of an index, and how many articles it has in each. All throw Xapian's errors.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// The number of articles in the languages whose stems bear a mark (core/analysis/term_marks.hpp),
/// by that mark. Those without a language count with the languages that have no stemmer. All are 0
/// where nobody counted.
using ArticlesByMark = std::array<double, 0x20>;

/// The languages of the articles of `db` (ISO 639), sorted.
std::vector<std::string> languages_of(const Xapian::Database& db);

/// REQUIRES: `languages` are those of `db`. One lookup for each of them.
ArticlesByMark count_by_mark(const Xapian::Database& db, const std::vector<std::string>& languages);

/// The mark of the stems of `language` (ISO 639): `unstemmed_mark` for one without a stemmer.
char mark_of_language(const std::string& language);

}  // namespace gazette
