// SPDX-License-Identifier: GPL-3.0-or-later
// Reads XML that is not well-formed, as feeds are that were put together by hand. The parser of
// HTML will not do: it takes `<link>` for an element without content, `<title>` for one without
// elements, and a CDATA section for a comment that ends at the first tag.
#pragma once

#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// The root element of `xml`, with names as they are written; what is not in an element is left
/// out. An element that is not closed ends with the one around it; an end tag of nothing, and the
/// tags of what is nested deeper than `deepest_xml`, are ignored; a sign < or & that begins nothing
/// is text. Linear in the length of `xml`. Thread-safe.
XmlNode parse_tag_soup(std::string_view xml);

}  // namespace gazette
