// SPDX-License-Identifier: GPL-3.0-or-later
// Parses XML. Nothing outside of the text is ever read, and no entity of a document type is
// expanded; the named characters of HTML are known.
#pragma once

#include <span>
#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// A namespace by its address, and the prefix that its names get; an empty prefix says that they
/// are those of the root.
struct XmlNamespace {
  std::string_view address;  ///< in small letters
  std::string_view prefix;
};

/// More tags are no article: the rest of a document is left out.
inline constexpr std::size_t most_xml_nodes = 1'000'000;

/// The root element of `xml` (UTF-8, whatever encoding it declares); an empty text when there is no
/// element. What is not well-formed is read as far as its tags make sense: an element that is not
/// closed ends with the one around it, an end tag of nothing is ignored. Time and memory are in
/// proportion to the length of the text. Thread-safe.
XmlNode parse_xml(std::string_view xml, std::span<const XmlNamespace> namespaces);

}  // namespace gazette
