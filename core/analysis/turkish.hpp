// SPDX-License-Identifier: GPL-3.0-or-later
// Turkish and Azerbaijani words: a dotted and a dotless i, and endings after the apostrophe of a
// name.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// Whether texts in `language` have a dotless i.
bool has_dotless_i(std::string_view language);

/// `text`, a word as it is written, in the lower case of these languages, without what follows the
/// apostrophe of a name: `TÜRKİYE’NİN` -> `türkiye`, `ISPARTA` -> `ısparta`. Stemmers need the
/// right vowel.
std::string turkish_letters(std::string_view text);

/// `word` with a dot on every i, as people write who have no dotless i.
std::string with_dotted_i(std::string_view word);

}  // namespace gazette
