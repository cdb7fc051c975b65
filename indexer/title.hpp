// SPDX-License-Identifier: GPL-3.0-or-later
// Titles for stories that come without one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/paragraphs.hpp"

namespace gazette {

/// Longest title made from a sentence, in code points.
inline constexpr std::size_t max_title_code_points = 200;

/// The first sentence of `body` on one line, cut at a word with an ellipsis when it is long.
std::string first_sentence(std::string_view body, std::string_view language);

/// Whether the first of `paragraphs` is a headline: a short line without a full stop, set off from
/// the story by a blank line or by capitals.
bool begins_with_headline(const std::vector<Paragraph>& paragraphs);

}  // namespace gazette
