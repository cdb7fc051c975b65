// SPDX-License-Identifier: GPL-3.0-or-later
// Headlines and lines of datelines of plain text. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Longest title made from a sentence, in code points.
inline constexpr std::size_t max_title_code_points = 200;

/// The first sentence of `body`, on one line. A long one is cut after a word and gets an ellipsis.
std::string first_sentence(std::string_view body, std::string_view language);

/// Whether the first of `paragraphs` is a headline: it may be one, and a blank line or capitals set
/// it off from the story.
bool begins_with_headline(const std::vector<Paragraph>& paragraphs);

/// Whether `line` may be a headline: short, without a full stop, and neither a byline nor a
/// dateline.
bool may_be_headline(std::string_view line);

/// Whether `line` is only a dateline. Yes: "BERLIN", "PORT ALDER, VARENIA", "Berlin (dpa)". No:
/// "Berlin".
bool is_dateline(std::string_view line);

/// `text` without the quotation marks and brackets at its end.
std::string_view without_closing_marks(std::string_view text);

}  // namespace gazette
