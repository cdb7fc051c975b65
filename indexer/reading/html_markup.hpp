// SPDX-License-Identifier: GPL-3.0-or-later
// What the bytes of a web page show before it is parsed. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The greatest depth of nested tags, by counting. Void elements do not count, nor do parts of
/// drawings that end in "/>".
int nesting_of(std::string_view html);

/// The charset that a meta tag in the first 64 KB of a page declares; empty when none does.
/// Browsers look into the first KB only, but scripts before it are common.
std::string declared_charset(std::string_view html);

/// Whether `text` has tags that separate paragraphs. Inline tags do not count: plain text may
/// mention <b>, and treating it as HTML would lose its line breaks.
bool has_html_blocks(std::string_view text);

}  // namespace gazette
