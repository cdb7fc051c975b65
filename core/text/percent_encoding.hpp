// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding, as addresses use it (RFC 3986, 2.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The text that `encoded` stands for. Nothing if a percent sign is not followed by two hexadecimal
/// digits, or if the bytes are not UTF-8 or contain a NUL.
std::optional<std::string> decode_percent(std::string_view encoded);

/// `bytes`, which may be any, with every byte escaped except letters and digits of ASCII, `-._~`
/// (RFC 3986, 2.3) and the characters of `kept`.
std::string encode_percent(std::string_view bytes, std::string_view kept = {});

}  // namespace gazette
