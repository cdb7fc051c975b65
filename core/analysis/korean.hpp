// SPDX-License-Identifier: GPL-3.0-or-later
// Korean words, which have particles (josa) and endings attached: `정부는`, `서울에서`, `발표했다`.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `word` (folded) without its particles and endings: `정부`, `서울`, `발표`. Which particles can
/// follow depends on whether the syllable before them ends in a consonant. Rules alone cannot tell
/// every noun from a noun with a particle (`고양이`, a cat, becomes `고양`, a city); they do the
/// same to every form of it. The stem of a stem is that stem.
std::string korean_stem(std::string_view word);

}  // namespace gazette
