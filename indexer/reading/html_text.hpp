// SPDX-License-Identifier: GPL-3.0-or-later
// Text of HTML: of an element of a page, and of fragments in other formats. Pure functions,
// thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/html_tree.hpp"

namespace gazette {

/// The text below `node` as it is, without paragraphs; empty for nullptr.
std::string plain_text(const HtmlNode* node);

/// All text of an HTML fragment except scripts and styles, with a newline after each paragraph.
/// Returns `html` itself when it goes beyond the limits of a tree.
std::string text_of_html(std::string_view html);

/// `text` with its character references resolved once: "Caf&eacute; &amp;lt;" gives "Café &lt;".
std::string without_references(std::string_view text);

}  // namespace gazette
