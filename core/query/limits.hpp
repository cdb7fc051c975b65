// SPDX-License-Identifier: GPL-3.0-or-later
// The limits of one query, in a search and in the rule of a topic. docs/query-syntax.md has the
// same as a table.
#pragma once

#include <cstddef>

namespace gazette {

inline constexpr std::size_t max_query_bytes = 4096;

/// Brackets nested deeper are ignored; what they hold is searched.
inline constexpr int max_query_depth = 32;

/// Different words outside phrases and NEAR. Ten thousand words under one OR take seconds.
inline constexpr std::size_t max_words = 256;

/// Words of one phrase, and of one chain of NEAR: their positions are read in each article that has
/// them all.
inline constexpr std::size_t max_phrase_words = 256;
inline constexpr std::size_t max_near_words = 32;

/// Addresses or ids that one query may match by their beginnings, as in
/// `url:https://example.com/2024/*`.
inline constexpr std::size_t max_values_begun = 10'000;

/// Each condition on the date reads the date of every article.
inline constexpr std::size_t max_date_conditions = 32;

/// Letters before `*` and `~` at the end of a word, and those of a word with `*` or `?` elsewhere.
inline constexpr std::size_t min_beginning_letters = 3;
inline constexpr std::size_t min_wildcard_letters = 2;
inline constexpr std::size_t min_similar_letters = 4;
inline constexpr std::size_t max_pattern_letters = 64;

/// Letters of a regular expression, with those that it repeats: each is a state of an automaton.
inline constexpr std::size_t max_automaton_letters = 256;

/// Patterns in one query: words with `*`, `?` or `~`, and regular expressions.
inline constexpr std::size_t max_patterns = 16;

}  // namespace gazette
