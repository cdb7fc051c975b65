// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of feeds: plain, HTML with its signs escaped, XHTML, or bytes in base64. Pure functions,
// thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// What a text is where nothing says so.
enum class FeedDialect {
  rss,   ///< HTML
  atom,  ///< plain text
};

/// The paragraphs of `node`, a newline after each; empty when it is no text (a picture, a film).
/// What says how it is written: elements in it, and in Atom the attributes `type` and `mode` (0.3).
std::string paragraphs_of(const XmlNode& node, FeedDialect dialect);

/// The paragraphs of a text that may be HTML. In HTML without paragraphs of its own a blank line
/// separates them, as in the posts of WordPress.
std::string paragraphs_of_html(std::string_view html);

/// The paragraphs of a plain text.
std::string paragraphs_of_plain(std::string_view text);

/// `post`, a post of WordPress as it is stored, without the shortcodes of pictures, films and
/// galleries ("[gallery ids=1]"), and without what stands in those of captions.
std::string without_shortcodes(std::string_view post);

}  // namespace gazette
