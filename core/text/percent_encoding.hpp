// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as they stand in addresses (RFC 3986, 2.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The text that stands for `encoded`. Nothing when a percent sign is not followed by two
/// hexadecimal digits, or when the bytes are not UTF-8 or hold a NUL.
std::optional<std::string> decode_percent(std::string_view encoded);

}  // namespace gazette
