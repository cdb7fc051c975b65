// SPDX-License-Identifier: GPL-3.0-or-later
// Arabic words, which have the article, conjunctions and prepositions attached.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `word`, in `normal_letters`, without the article, its prefixes and the commonest suffixes: the
/// light stemming of Larkey, Ballesteros and Connell (light10). Applied to Snowball's stem it works
/// better than either alone.
std::string light_arabic_stem(std::string_view word);

}  // namespace gazette
