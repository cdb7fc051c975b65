// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is that no reader takes. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// "a PNG image", by the first bytes; empty for what may be text.
std::string_view binary_kind(std::string_view head);

/// By which files that are not read are counted: ".jpg", the ending of the name in lower case;
/// without one, what binary_kind() says; else "without an ending".
std::string file_kind(std::string_view head, std::string_view name);

}  // namespace gazette
