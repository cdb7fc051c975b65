// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as a chart of bars.
#pragma once

#include <string>

#include "searcher/output/text_layout.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// One line a period: its beginning, its count and a bar, the longest as long as the terminal is
/// wide. Of more than three empty periods in a row there is one line that tells how many they are.
std::string render_timeline(const Timeline& timeline, const TextStyle& style);

}  // namespace gazette
