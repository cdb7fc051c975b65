// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of XML. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The encoding named in the XML declaration at the beginning of `xml`; empty when there is none.
std::string declared_xml_encoding(std::string_view xml);

/// Whether the tags of a document that begins with `bytes` are not ASCII bytes: UTF-16 and UTF-32,
/// with or without a byte order mark, and encodings that switch character sets.
bool is_wide_xml(std::string_view bytes);

/// `bytes`, a document or a piece of one, converted to UTF-8. `declared` is the document's
/// encoding.
std::string xml_in_utf8(std::string_view bytes, std::string_view declared);

}  // namespace gazette
