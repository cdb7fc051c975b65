// SPDX-License-Identifier: GPL-3.0-or-later
// Parses XML. Never reads anything outside the text and never expands entities of a document type;
// the named characters of HTML are known.
#pragma once

#include <span>
#include <string_view>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// A namespace, and the prefix that its names get; an empty prefix treats them as the root's.
struct XmlNamespace {
  std::string_view address;  ///< in lower case
  std::string_view prefix;
};

/// The rest of a document with more nodes is dropped; no article has that many.
inline constexpr std::size_t most_xml_nodes = 1'000'000;

/// The root element of `xml` (UTF-8, whatever encoding it declares); an empty text when there is
/// none. XML that is not well-formed is read as parse_tag_soup() does. Linear in the length of the
/// text, in time and memory. Thread-safe.
XmlNode parse_xml(std::string_view xml, std::span<const XmlNamespace> namespaces);

}  // namespace gazette
