// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of unknown encoding to UTF-8. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `bytes` as valid UTF-8, without byte order mark and NUL bytes. The encoding is the first of
/// these that applies: the one of the byte order mark; UTF-8, if the bytes are valid except for a
/// few places, which become U+FFFD; `declared` (the charset that a document declares, with
/// the meaning that the WHATWG Encoding Standard gives its label), if ICU knows it and it is not
/// UTF-8, which the bytes are not; the result of ICU's charset detection, if it is confident;
/// Windows-1252.
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

}  // namespace gazette
