// SPDX-License-Identifier: GPL-3.0-or-later
// The texts in feeds: plain text, escaped HTML, XHTML, or base64. Pure functions, thread-safe; text
// is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// How a text is written when its element does not say.
enum class FeedDialect {
  rss,   ///< HTML
  atom,  ///< plain text
};

/// The paragraphs of `node`, each followed by a newline; empty when it is not text but a picture or
/// a film. Child elements, and in Atom the attributes `type` and `mode` (0.3), show how the text is
/// written.
std::string paragraphs_of(const XmlNode& node, FeedDialect dialect);

/// The paragraphs of a text that may be HTML. In HTML without paragraph tags a blank line separates
/// them, as in WordPress posts.
std::string paragraphs_of_html(std::string_view html);

/// The paragraphs of plain text, which blank lines separate.
std::string paragraphs_of_plain(std::string_view text);

/// `post`, a WordPress post as stored, without the shortcodes of pictures, films and galleries
/// ("[gallery ids=1]") and without captions.
std::string without_shortcodes(std::string_view post);

}  // namespace gazette
