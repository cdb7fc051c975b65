// SPDX-License-Identifier: GPL-3.0-or-later
// Hebrew words: vowel points, which few texts have, and the punctuation mark in acronyms (צה״ל).
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// Whether `word` (UTF-8) begins with a Hebrew letter or point.
bool is_hebrew(std::string_view word);

/// `word` without vowel points and the marks of acronyms; other words are unchanged.
std::string without_hebrew_signs(std::string word);

/// Whether `sign`, which ICU does not count as part of a word, may be the mark of an acronym that
/// begins with `word`. An acronym has one mark.
bool is_acronym_sign(std::string_view sign, std::string_view word);

}  // namespace gazette
