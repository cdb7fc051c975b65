// SPDX-License-Identifier: GPL-3.0-or-later
// Titles for stories that come without one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Longest title made from a sentence, in code points.
inline constexpr std::size_t max_title_code_points = 200;

/// The first sentence of `body` on one line, cut at a word with an ellipsis when it is long.
std::string first_sentence(std::string_view body, std::string_view language);

/// Whether the first of `paragraphs` is a headline: a short line without a full stop, set off from
/// the story by a blank line or by capitals, and neither a byline nor a dateline.
bool begins_with_headline(const std::vector<Paragraph>& paragraphs);

/// Whether `line` could be a headline: short and without a full stop.
bool may_be_headline(std::string_view line);

/// The name in a line that says only who wrote the story: "By Jane Roe", "VON JAN ROTH".
std::optional<std::string> byline(std::string_view line);

/// Whether `line` says only where the story was written: "BERLIN", "PORT ALDER, VARENIA".
bool is_dateline(std::string_view line);

/// Without the quotation marks and brackets at its end.
std::string_view without_closing_marks(std::string_view text);

}  // namespace gazette
