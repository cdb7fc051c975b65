// SPDX-License-Identifier: GPL-3.0-or-later
// The language of a text.
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/language_code.hpp"

namespace gazette {

/// The ISO 639-1 code of the language of `text` (UTF-8) by CLD2; `unknown_language` when CLD2 is
/// not sure. Thread-safe.
std::string detect_language(std::string_view text);

}  // namespace gazette
