// SPDX-License-Identifier: GPL-3.0-or-later
// Extracts text from HTML: from an element of a page, and from fragments in other formats. Pure
// functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/html_tree.hpp"

namespace gazette {

/// The text below `node`, unchanged and not split into paragraphs; empty for nullptr.
std::string plain_text(const HtmlNode* node);

/// All text of an HTML fragment except scripts and styles, with a newline after each paragraph.
/// Returns `html` itself when it exceeds the limits of html_tree.hpp.
std::string text_of_html(std::string_view html);

/// `text` with its character references resolved once: "Caf&eacute; &amp;lt;" gives "Café &lt;".
std::string without_references(std::string_view text);

}  // namespace gazette
