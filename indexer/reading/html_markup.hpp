// SPDX-License-Identifier: GPL-3.0-or-later
// What the bytes of a web page tell before they are parsed, and what the names in it mean.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// How deep tags nest at the most, by counting them; elements that close themselves do not count,
/// nor do the parts of drawings that end in "/>".
int nesting_of(std::string_view html);

/// The charset that a page declares for itself within its first KB, as browsers look for it; empty
/// when it declares none.
std::string declared_charset(std::string_view html);

/// Whether classes of an element are those that pages give to what surrounds a story, to a reader's
/// comment, or to the story itself.
bool names_surrounding(std::string_view classes);
bool names_comment(std::string_view classes);
bool names_story(std::string_view classes);

/// Whether `text` has tags that part paragraphs. Marks within a line do not count: plain text
/// speaks of <b> as well, and its lines would be lost with them.
bool has_html_blocks(std::string_view text);

}  // namespace gazette
