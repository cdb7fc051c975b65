// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of neighbouring letters, indexed besides words: for scripts without blanks, where a
// dictionary may segment a text differently than a person expects (Chinese, Japanese), and for
// Korean, where words are attached to each other and to particles.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// Whether `folded`, a word, has letters that are indexed in pairs.
bool has_paired_letters(std::string_view folded);

/// The letters of `word` that pairs are made of: as they were typed in Korean, else those of its
/// term, which is the same for the forms of an ideograph.
std::string_view paired_letters(const Word& word);

/// Whether `pair` begins with a Korean syllable. Other pairs are Chinese or Japanese.
bool is_korean_pair(std::string_view pair);

/// The pairs of neighbouring letters in `letters`, in order.
std::vector<std::string> pairs_within(std::string_view letters);

/// The terms of `pairs`.
std::vector<std::string> pair_terms(const std::vector<std::string>& pairs);

/// The pair of the last letter of `word` and the first of `next`; empty where words are written
/// with blanks between them.
std::string pair_between(std::string_view word, std::string_view next);

/// The pairs of letters in `tokens`: within words, and between words that touch.
std::vector<std::string> pairs_of(std::span<const Token> tokens);

}  // namespace gazette
