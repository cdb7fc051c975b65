// SPDX-License-Identifier: GPL-3.0-or-later
// From the number in `Slot::published` to a moment.
#pragma once

#include <chrono>
#include <optional>

namespace gazette {

/// `seconds` since 1970 as a moment. Nothing for a number that no date has, as in a damaged index:
/// calendars of the years before 0 and after 9999 overflow, or take for ever to draw.
std::optional<std::chrono::sys_seconds> published_time(double seconds);

}  // namespace gazette
