// SPDX-License-Identifier: GPL-3.0-or-later
// One tag of XML, as far as it makes sense. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/xml/xml_node.hpp"

namespace gazette {

struct XmlTag {
  enum class Kind { start, end, empty };

  Kind kind = Kind::start;
  std::string_view name;        ///< as it is written
  std::string_view attributes;  ///< what stands behind the name
  std::size_t size = 0;         ///< in bytes
  bool is_whole = true;         ///< false: the text, or a sign < that XML forbids there, ended it
};

/// The tag at the beginning of `text`, which begins with <. Nothing when that begins no tag.
std::optional<XmlTag> tag_at(std::string_view text);

/// The attributes of a tag, with their references resolved.
std::vector<XmlAttribute> attributes_of(const XmlTag& tag);

/// The name behind the colon.
std::string_view local_name(std::string_view name);

/// Whether two names are equal in small letters of ASCII.
bool is_same_name(std::string_view a, std::string_view b);

}  // namespace gazette
