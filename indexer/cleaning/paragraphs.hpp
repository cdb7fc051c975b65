// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text as paragraphs. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct Paragraph {
  std::string text;                   ///< one line
  bool is_followed_by_blank = false;  ///< or by the end of the text
};

/// Whether hyphens at the ends of wrapped lines all stay, or those that only divide a word are
/// removed (hyphens.hpp).
enum class LineHyphens { as_written, of_words_only };

/// The paragraphs of `text` (UTF-8, any line ends). If its lines are wrapped at a width, the lines
/// of a paragraph are joined; a blank line, an indent, or a line that had room for more ends it.
/// Else each line is a paragraph, unless it ends within a word (`of_words_only`).
std::vector<Paragraph> split_paragraphs(std::string_view text,
                                        LineHyphens hyphens = LineHyphens::as_written);

/// The paragraphs as the body of an article: each ends in a newline.
std::string join_paragraphs(const std::vector<Paragraph>& paragraphs);

/// Whether the letters of `text` are capitals, with few exceptions (McDONALD). False for fewer than
/// four capitals and for scripts without case.
bool is_in_capitals(std::string_view text);

}  // namespace gazette
