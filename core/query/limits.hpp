// SPDX-License-Identifier: GPL-3.0-or-later
// How much one query may ask, in a search and in the rule of a topic. docs/query-syntax.md has the
// same as a table.
#pragma once

#include <cstddef>

namespace gazette {

inline constexpr std::size_t max_query_bytes = 4096;

/// Brackets nested deeper are read as words, which say nothing; what they hold stays.
inline constexpr int max_query_depth = 32;

/// Different words that stand for themselves. Ten thousand words under one OR take seconds.
inline constexpr std::size_t max_words = 256;

/// Every word of a phrase or of NEAR is looked at in each article that has them all.
inline constexpr std::size_t max_phrase_words = 256;
inline constexpr std::size_t max_near_words = 32;

/// Each date condition looks at every article.
inline constexpr std::size_t max_date_conditions = 32;

/// Letters of what a person may put `*` or `~` behind.
inline constexpr std::size_t min_beginning_letters = 3;
inline constexpr std::size_t min_similar_letters = 4;
inline constexpr std::size_t max_pattern_letters = 64;

/// Of all `*` and `~` in one query.
inline constexpr std::size_t max_patterns = 16;

}  // namespace gazette
