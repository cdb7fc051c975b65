// SPDX-License-Identifier: GPL-3.0-or-later
// One form for letters that people write alike or take for each other. Only stems and pairs of
// letters are made of it; the own form of a word stays as it was written.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `folded`, a word, with
///   - Arabic letters (Arabic, Persian, Urdu) in one form for each sound: hamza has no seat of its
///     own, final ya is ya, ta marbuta is ha, Persian ya and kaf are the Arabic ones; without vowel
///     points and the stroke that lengthens a word;
///   - Devanagari nasals before a consonant of their place, and the moon and dot, as the dot
///     (`हिन्दी` -> `हिंदी`), without the dot below that marks foreign sounds;
///   - traditional Chinese letters as simplified ones.
/// Other scripts stay as they are.
std::string normal_letters(std::string_view folded);

/// A Hindi word with all vowels short: people write the length as they speak.
std::string with_short_vowels(std::string_view word);

/// `word` with the digits of all scripts as those of ASCII.
std::string with_ascii_digits(std::string word);

}  // namespace gazette
