// SPDX-License-Identifier: GPL-3.0-or-later
// Arabic words, to which the article, conjunctions and prepositions are written.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `word`, in `normal_letters`, without the article and what stands before it, and without the
/// commonest suffixes: the light stemming of Larkey, Ballesteros and Connell (light10). Made of the
/// stem that Snowball leaves, whose letters still differ, it is better than either.
std::string light_arabic_stem(std::string_view word);

}  // namespace gazette
