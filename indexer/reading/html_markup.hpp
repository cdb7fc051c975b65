// SPDX-License-Identifier: GPL-3.0-or-later
// What can be seen in the bytes of a web page before parsing, and what its class names mean. Pure
// functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The greatest depth of nested tags, by counting. Void elements do not count, nor do parts of
/// drawings that end in "/>".
int nesting_of(std::string_view html);

/// The charset that a page declares within its first KB, where browsers look for it; empty when it
/// declares none.
std::string declared_charset(std::string_view html);

/// Whether the classes of an element are ones that pages give to what surrounds a story, to
/// readers' comments, or to the story itself.
bool names_surrounding(std::string_view classes);
bool names_comment(std::string_view classes);
bool names_story(std::string_view classes);

/// Whether `text` has tags that separate paragraphs. Inline tags do not count: plain text may
/// mention <b>, and treating it as HTML would lose its line breaks.
bool has_html_blocks(std::string_view text);

}  // namespace gazette
