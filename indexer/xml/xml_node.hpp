// SPDX-License-Identifier: GPL-3.0-or-later
// XML as a tree of plain values. Names are in lower case, because real feeds also write `pubdate`
// and `PUBDATE`. A name from a namespace other than the root's has the prefix of the table that the
// document was parsed with (`dc:creator`, whatever prefix the document uses), or `?:` when the
// table has no row for the namespace. Pure functions, thread-safe; text is valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct XmlAttribute {
  std::string name;
  std::string value;
};

/// An element, or a text between elements.
struct XmlNode {
  std::string name;                      ///< empty for a text
  std::string text;                      ///< of a text
  std::vector<XmlAttribute> attributes;  ///< of an element
  std::vector<XmlNode> children;         ///< of an element; no deeper than `deepest_xml`
};

/// Deeper elements are dropped; no news document nests that deep.
inline constexpr std::size_t deepest_xml = 200;

/// The value of an attribute; empty when there is none.
std::string_view attribute(const XmlNode& node, std::string_view name);

/// The first child with that name that is not empty, else the first with that name; nullptr when
/// there is none.
const XmlNode* child(const XmlNode& node, std::string_view name);

/// All children of that name, in order.
std::vector<const XmlNode*> children(const XmlNode& node, std::string_view name);

/// The first element of that name below `node`, in document order; nullptr when there is none.
const XmlNode* descendant(const XmlNode& node, std::string_view name);

/// All elements with that name below `node`, in document order, except those within another of
/// them.
std::vector<const XmlNode*> descendants(const XmlNode& node, std::string_view name);

/// All text in `node`, unchanged.
std::string inner_text(const XmlNode& node);

/// The text of the child of that name on one line; empty when there is none.
std::string text_at(const XmlNode& node, std::string_view name);

/// The text of the first element of that name below `node`, on one line; empty when there is none.
std::string text_below(const XmlNode& node, std::string_view name);

/// An attribute of the first element of that name below `node`, on one line.
std::string attribute_below(const XmlNode& node, std::string_view element, std::string_view name);

/// The content of `node` as HTML without attributes and prefixes, for text_of_html().
std::string html_of(const XmlNode& node);

/// Whether `node` has child elements.
bool has_elements(const XmlNode& node);

}  // namespace gazette
