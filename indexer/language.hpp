// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// ISO 639-1 code of the language of `text` (UTF-8) as CLD2 tells it, `unknown_language` when it is
/// not sure. Thread-safe.
std::string detect_language(std::string_view text);

/// The primary subtag of a language tag (BCP 47), lower case: "en-GB" -> "en"; three-letter codes
/// with a two-letter one become that ("deu" -> "de"). Empty for what is no tag.
std::string normalize_language(std::string_view tag);

}  // namespace gazette
