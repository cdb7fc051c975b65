// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings by which mail and feeds carry any bytes as ASCII (RFC 2045, 6). Pure functions,
// thread-safe. What is no code is passed over or taken as it is, for mails are often damaged.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

std::string decode_base64(std::string_view text);

/// `=C3=A9`, and `=` at the end of a line, which joins it with the next.
std::string decode_quoted_printable(std::string_view text);

}  // namespace gazette
