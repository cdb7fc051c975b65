// SPDX-License-Identifier: GPL-3.0-or-later
// Text whose last line is a checksum of the rest, for small files that decide what is read or
// deleted. Stored in every index: do not change the format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// `text` with the line `# xxh3 DIGITS`: 32 hexadecimal digits of core/hash.hpp. Xapian takes a
/// line of a stub that begins with `#` for a comment. REQUIRES: `text` is empty or ends with a
/// newline.
std::string with_checksum(std::string_view text);

/// The text without its checksum; nothing unless the checksum is there and fits.
std::optional<std::string_view> without_checksum(std::string_view text);

}  // namespace gazette
