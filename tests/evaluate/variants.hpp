// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the ranking, each of them left out or done in another way. Numbers are varied in the
// recipe; what the analysis does is undone by changing the texts that it is given, so that the
// product needs no switch for it: a word with a _ after it is no stop word and has no ending to
// stem, and text and query are changed alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/ranking.hpp"

namespace gazette {

/// Another text for a text.
using Change = std::string (*)(std::string_view text);

enum class Titles { as_given, made_where_missing };
enum class Words { as_typed, expanded };

struct Variant {
  std::string name;
  RankingWeights recipe = {};
  Change change = nullptr;        ///< of articles and queries; nullptr: none
  Change change_query = nullptr;  ///< of queries alone, after the other
  Titles titles = Titles::made_where_missing;
  Words words = Words::as_typed;
};

/// All of them, the product's own first.
std::vector<Variant> variants();

/// `U.S.` -> `U_S.`: one word that is not `us` (its stem is `u_`).
std::string with_kept_initials(std::string_view text);

/// `Kennedy's` -> `Kennedy s`.
std::string with_split_possessives(std::string_view text);

/// `bug-ridden` -> `bugridden`.
std::string with_joined_hyphens(std::string_view text);

/// Words that are stop words for us and not among Lucene's 33 become words like others.
std::string with_lucene_stop_words(std::string_view text);

/// All stop words become words like others.
std::string without_stop_words(std::string_view text);

/// No word has an ending that the stemmer knows.
std::string without_stems(std::string_view text);

/// Each word once.
std::string without_repetitions(std::string_view text);

}  // namespace gazette
