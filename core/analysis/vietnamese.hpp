// SPDX-License-Identifier: GPL-3.0-or-later
// Vietnamese words: syllables are separated by blanks and distinguished by their marks.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// Whether the terms of `language` keep the marks of letters: `má`, `mà` and `ma` are different
/// words. A word typed with its marks means only that word.
bool keeps_marks(std::string_view language);

/// `word` (folded) without its marks, as foreigners write it: `đà` -> `da`.
std::string bare_vietnamese(std::string_view word);

/// The names in `text` as foreigners join them: `hanoi` for `Hà Nội`, `vietnam`. `tokens` are its
/// words.
std::vector<std::string> joined_names(std::string_view text, std::span<const Token> tokens,
                                      std::string_view language);

}  // namespace gazette
