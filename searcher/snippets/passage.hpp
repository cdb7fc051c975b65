// SPDX-License-Identifier: GPL-3.0-or-later
// The passage of a text that shows most of a query.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "searcher/snippets/pattern.hpp"

namespace gazette {

/// The most that a passage has, but for its last word.
inline constexpr std::size_t max_snippet_code_points = 280;

struct Passage {
  ByteRange range;
  bool is_cut_before = false;  ///< whether its first sentence begins earlier
  bool is_cut_after = false;   ///< whether its last sentence ends later
  std::size_t words = 0;       ///< how many distinct words of the query it shows
};

/// A text with its analysis. `tokens` and `matches` are in the order of the text. What it refers to
/// must outlive it.
struct AnalyzedText {
  std::string_view text;
  const std::vector<Token>& tokens;
  const std::vector<Match>& matches;
  std::span<const Pattern> patterns;
};

/// One sentence or two in succession: those that show the most distinct words of the query, among
/// equals the first and shortest, with a second sentence where it fits. REQUIRES: `sentences` are
/// at least one, in order.
Passage best_passage(const AnalyzedText& text, const std::vector<ByteRange>& sentences);

}  // namespace gazette
