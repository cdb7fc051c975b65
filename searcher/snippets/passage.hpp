// SPDX-License-Identifier: GPL-3.0-or-later
// Which sentences of a text show most of a query.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "searcher/snippets/pattern.hpp"

namespace gazette {

/// Passages are about this long at most.
inline constexpr std::size_t max_snippet_code_points = 280;

struct Passage {
  ByteRange range;
  bool is_cut_before = false;  ///< whether its sentence begins earlier
  bool is_cut_behind = false;
  std::size_t words = 0;  ///< how many distinct words of the query it shows
};

/// A text to choose from, as it was analysed. `tokens` and `matches` are in the order of the text.
struct AnalyzedText {
  std::string_view text;
  const std::vector<Token>& tokens;
  const std::vector<Match>& matches;
  std::span<const Pattern> patterns;
};

/// One or two neighbours of `sentences` (at least one, in order): those that show the most distinct
/// words, among equals the first and shortest, with a second sentence where it fits.
Passage best_passage(const AnalyzedText& text, const std::vector<ByteRange>& sentences);

}  // namespace gazette
