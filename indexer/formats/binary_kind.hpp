// SPDX-License-Identifier: GPL-3.0-or-later
// Names the kind of a file that no reader accepts. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The kind shown by the first bytes: "a PNG image". Empty for anything that may be text.
std::string_view binary_kind(std::string_view head);

/// The kind under which an unread file is counted: the extension of its name in lower case, ".jpg";
/// without one, binary_kind(); else "without an ending".
std::string file_kind(std::string_view head, std::string_view name);

}  // namespace gazette
