// SPDX-License-Identifier: GPL-3.0-or-later
// Hebrew words: points, which few texts write, and the sign in an acronym (צה״ל).
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// Whether `word` (UTF-8) begins with a Hebrew letter or point.
bool is_hebrew(std::string_view word);

/// `word` without points and the signs of acronyms; other words stay as they are.
std::string without_hebrew_signs(std::string word);

/// Whether `sign`, which ICU takes for no part of a word, may be the sign of an acronym that begins
/// with `word`. An acronym has one sign.
bool is_acronym_sign(std::string_view sign, std::string_view word);

}  // namespace gazette
