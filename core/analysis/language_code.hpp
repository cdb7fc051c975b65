// SPDX-License-Identifier: GPL-3.0-or-later
// Names of languages as articles, options and queries write them.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The primary subtag of a language tag (BCP 47), lower case: "en-GB" -> "en"; three-letter codes
/// with a two-letter one become that ("deu" -> "de"). Empty for what is no tag.
std::string normalize_language(std::string_view tag);

/// The code of the language that a condition of a query names: that of a tag, else as typed, in one
/// case.
std::string language_code(std::string_view asked);

/// Whether `code`, as `normalize_language` makes it, is that of a language (ISO 639, as ICU knows
/// it) or `unknown_language`.
bool is_language(std::string_view code);

}  // namespace gazette
