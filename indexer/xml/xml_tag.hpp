// SPDX-License-Identifier: GPL-3.0-or-later
// Parses a single XML tag. Pure functions, thread-safe.
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
  std::string_view name;        ///< as written
  std::string_view attributes;  ///< everything after the name
  std::size_t size = 0;         ///< in bytes
  bool is_whole = true;         ///< false when the end of the text, or a stray <, cuts it off
};

/// The tag that `text` begins with; nothing when it begins with none. REQUIRES: `text` begins with
/// <.
std::optional<XmlTag> tag_at(std::string_view text);

/// The attributes of a tag, with their references resolved.
std::vector<XmlAttribute> attributes_of(const XmlTag& tag);

/// The part of `name` after its prefix and colon.
std::string_view local_name(std::string_view name);

/// Whether two names are equal when ASCII letters lose their case.
bool is_same_name(std::string_view a, std::string_view b);

}  // namespace gazette
