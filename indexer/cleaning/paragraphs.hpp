// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text into paragraphs, whatever way it marks them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct Paragraph {
  std::string text;                   ///< one line
  bool is_followed_by_blank = false;  ///< a blank line, or the end, comes behind it
};

/// Paragraphs of `text` (UTF-8, any line ends). Where lines are broken to a width, the lines of a
/// paragraph are joined; a blank line, an indent, or a line that had room for more begins the next.
/// Else each line is one.
std::vector<Paragraph> paragraphs(std::string_view text);

/// Paragraphs as an article's body has them, a newline behind each.
std::string join_paragraphs(const std::vector<Paragraph>& paragraphs);

/// Whether the letters of `text` are capitals, but for a few (McDONALD). Needs at least four
/// letters; scripts without case have none.
bool is_in_capitals(std::string_view text);

}  // namespace gazette
