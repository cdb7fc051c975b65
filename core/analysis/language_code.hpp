// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of languages, as articles, options and queries write them.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The primary subtag of a language tag (BCP 47), lower case: "en-GB" -> "en"; three-letter codes
/// with a two-letter one become that ("deu" -> "de"). Empty if `tag` is not a tag.
std::string normalize_language(std::string_view tag);

/// The language code for what somebody typed: that of a tag as above, or of a language's name in
/// English or, for the languages that we stem or segment, as it calls itself: "German", "deutsch".
/// What is neither comes back in lower case, on one line. Thread-safe.
std::string language_code(std::string_view asked);

/// Whether `code` is `unknown_language` or one of ISO 639, by ICU's list.
/// REQUIRES: `code` is in the form that `normalize_language` returns.
bool is_language(std::string_view code);

}  // namespace gazette
