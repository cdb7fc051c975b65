// SPDX-License-Identifier: GPL-3.0-or-later
// News agencies, and the names by which datelines and bylines call them.
#pragma once

#include <string_view>

namespace gazette {

/// The name of the agency that `credit` names, as articles credit it: "REUTERS", "RTRS" and
/// "Thomson Reuters" are "Reuters", and of "dpa/lno" the first is "dpa". Empty when the whole of
/// `credit` names none: "Reuters building". Thread-safe.
std::string_view agency_named(std::string_view credit);

}  // namespace gazette
