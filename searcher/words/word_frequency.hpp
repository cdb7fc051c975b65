// SPDX-License-Identifier: GPL-3.0-or-later
// In how many articles a word occurs, and in which of its terms. All throw Xapian's errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

struct WordFrequency {
  double articles = 0;      ///< that have the word
  double occurrences = 0;   ///< in all of them
  std::uint32_t marks = 0;  ///< bit m is set where an article has a term with mark m
};

/// The frequency of the word that `terms` (sorted) stand for. An article has the terms of its own
/// language only, so those of different languages are added up; of the terms of one, the largest
/// number of articles counts, since most articles that have one have the other.
WordFrequency word_frequency(const Xapian::Database& db, const std::vector<std::string>& terms);

/// The number of articles alone.
std::size_t articles_with(const Xapian::Database& db, const std::vector<std::string>& terms);

/// Those of `terms` (sorted) that `db` has; the first when it has none. Reads the list of terms
/// once for each distinct stem: the terms of all languages stand there side by side. REQUIRES: no
/// part of `db` is on a server, which sends whole ranges of terms.
std::vector<std::string> present_terms(const Xapian::Database& db, std::vector<std::string> terms);

}  // namespace gazette
