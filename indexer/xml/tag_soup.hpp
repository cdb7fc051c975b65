// SPDX-License-Identifier: GPL-3.0-or-later
// Reads XML that is not well-formed, such as feeds put together by hand. An HTML parser will not
// do: it takes `<link>` for an empty element, `<title>` for one without child elements, and a CDATA
// section for a comment that ends at the first tag.
#pragma once

#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// The root element of `xml`, with names as written; anything outside it is dropped. An unclosed
/// element ends with its parent. End tags that match nothing, and tags nested deeper than
/// `deepest_xml`, are ignored. A stray < or & is text. Linear in the length of `xml`. Thread-safe.
XmlNode parse_tag_soup(std::string_view xml);

}  // namespace gazette
