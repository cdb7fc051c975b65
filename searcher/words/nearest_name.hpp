// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody who mistyped a name most likely meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// The one of `names` nearest to `typed`: first one whose last step (behind the last `/`) is
/// `typed`, else the one of least Levenshtein distance in bytes, if that is at most a third of
/// the typed length, but 2 at the least. Empty when none is near.
std::string nearest(std::string_view typed, std::span<const std::string> names);

}  // namespace gazette
