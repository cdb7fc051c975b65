// SPDX-License-Identifier: GPL-3.0-or-later
// Names of months in many languages, by ICU's data (CLDR). Thread-safe.
#pragma once

#include <optional>
#include <string_view>

namespace gazette {

/// 1 to 12 for the full or short name of a month in any case, with or without accents, as
/// `language` (ISO 639-1, may be empty) has it, else as the other languages do: a name that means
/// different months in two of them ("listopad" is November in Polish, October in Croatian) is one
/// only in its own. Nothing for other words.
std::optional<int> month_in(std::string_view language, std::string_view word);

}  // namespace gazette
