// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of XML. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The encoding that the declaration at the beginning of `xml` names; empty when there is none.
std::string declared_xml_encoding(std::string_view xml);

/// Whether tags of a document that begins with `bytes` are written in other bytes than in ASCII:
/// UTF-16 and UTF-32, with or without a byte order mark, and encodings that switch between sets.
bool is_wide_xml(std::string_view bytes);

/// `bytes`, a document or a piece of one, in UTF-8. `declared` is the encoding of the document.
std::string xml_in_utf8(std::string_view bytes, std::string_view declared);

}  // namespace gazette
