// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the Unicode library, whose data may be missing or damaged.
#pragma once

#include <string_view>

namespace gazette {

/// Throws Error if `status`, a UErrorCode, says that `doing` ("loading word rules") failed.
void check_unicode(int status, std::string_view doing);

}  // namespace gazette
