// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of unknown encoding into UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `bytes` as valid UTF-8 without byte order mark and NUL bytes. The encoding is, in this order:
/// what a byte order mark says; UTF-8 where the bytes are that, up to a few damaged places, which
/// become U+FFFD; `declared` (a charset name that a document gives for itself) where ICU knows it;
/// what ICU's charset detection is sure of; Windows-1252.
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

}  // namespace gazette
