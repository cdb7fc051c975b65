// SPDX-License-Identifier: GPL-3.0-or-later
// Text out of HTML: of a page, of a part of it, and of pieces that other formats carry.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/html_tree.hpp"

namespace gazette {

/// Which text of a tree is wanted: of a page the story, of a piece of HTML all that is visible.
enum class Extent { story, everything };

/// The text below `root` as paragraphs, a newline behind each.
std::string paragraphs_of(const HtmlNode* root, Extent extent);

/// The text below `node` as it stands, without paragraphs; empty for nullptr.
std::string plain_text(const HtmlNode* node);

/// The classes of an element, or their beginning when there are very many.
std::string classes_of(const HtmlNode* node);

/// The whole text of a piece of HTML as paragraphs, a newline behind each; only scripts and styles
/// are left out. Itself when it nests deeper than any page does.
std::string text_of_html(std::string_view html);

/// `text` with its character references resolved once: "Caf&eacute; &amp;lt;" is "Café &lt;".
std::string without_references(std::string_view text);

}  // namespace gazette
