// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when the Unicode library cannot do its work: its data is missing or damaged.
#pragma once

#include <string_view>

#include "core/error.hpp"

namespace gazette {

/// `code` is the library's name of what went wrong: "U_MISSING_RESOURCE_ERROR".
Error unicode_error(std::string_view doing, std::string_view code);

}  // namespace gazette
