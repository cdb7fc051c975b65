// SPDX-License-Identifier: GPL-3.0-or-later
// Other spellings of a word: O'Brien and OBrien, Ph.D. and PhD, Müller and Mueller, 10,000 and
// 10000.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `number` (digits, commas, dots) as it is written without separators of thousands and with a dot
/// before decimals: `1,234.5` -> `1234.5`, in languages that write so `1.234,5` as well. What is
/// not a number with such separators comes back as it is.
std::string plain_number(std::string_view number, std::string_view language);

/// How else `word` (folded) is written: without apostrophes (`obrien`), without the dots of an
/// abbreviation (`phd`), in German with two letters for an umlaut (`mueller`), in Vietnamese
/// without marks (`ha` for `hà`). Never the other way,
/// which would make other words (`neue`, `Steuer`).
std::vector<std::string> other_spellings(std::string_view word, std::string_view language);

/// The parts by which people look up a `word` (folded) that is an address or a name with
/// punctuation: the domains that `www.example.com` is part of (`example.com`), the parts of
/// `annual_report_final`, each ideograph of a word of several.
std::vector<std::string> parts_of_name(std::string_view word);

/// Whether `digits`, which follow `word` (as written) at once, are subscripts in a formula (`CO₂`)
/// or the superscript of a unit (`km²`). After other words they are numbers of footnotes.
bool belongs_to_word(std::string_view word, std::string_view digits);

/// Whether `text`, what is between two words, joins them: one hyphen.
bool is_hyphen(std::string_view text);

}  // namespace gazette
