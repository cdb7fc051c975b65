// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the Unicode library, whose data may be missing or damaged.
#pragma once

#include <string_view>

namespace gazette {

/// Throws Error if `status`, a UErrorCode, says that `doing` ("loading word rules") failed, or
/// std::bad_alloc if it failed for lack of memory.
void check_unicode(int status, std::string_view doing);

}  // namespace gazette
