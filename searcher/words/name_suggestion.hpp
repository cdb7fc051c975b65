// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": the known name that a mistyped one most likely stands for.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// The one of `names` that is closest to `typed`: one whose last step (after the last `/`) is
/// `typed`, else the one with the least Levenshtein distance in bytes, if that is at most 2 or a
/// third of the length of `typed`. Empty when none is close. Compares `typed` with all of `names`.
std::string suggest_name(std::string_view typed, std::span<const std::string> names);

}  // namespace gazette
