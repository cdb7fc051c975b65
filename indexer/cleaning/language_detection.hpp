// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/language_code.hpp"

namespace gazette {

/// ISO 639-1 code of the language of `text` (UTF-8) as CLD2 tells it, `unknown_language` when it is
/// not sure. Thread-safe.
std::string detect_language(std::string_view text);

}  // namespace gazette
