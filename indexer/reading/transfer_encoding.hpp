// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes the transfer encodings of mail and feeds (RFC 2045, 6). Pure functions, thread-safe.
// Invalid input, which is common, is skipped or returned unchanged.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

std::string decode_base64(std::string_view text);

/// Decodes `=C3=A9`; `=` at the end of a line joins it with the next.
std::string decode_quoted_printable(std::string_view text);

}  // namespace gazette
