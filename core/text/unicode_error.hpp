// SPDX-License-Identifier: GPL-3.0-or-later
// The error of a Unicode library that cannot do its work: its data is missing or damaged.
#pragma once

#include <string_view>

namespace gazette {

/// Throws Error when `status`, a UErrorCode, says that `doing` ("loading word rules") failed.
void check_unicode(int status, std::string_view doing);

}  // namespace gazette
