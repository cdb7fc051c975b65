// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as a bar chart.
#pragma once

#include <string>

#include "searcher/output/text_layout.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// One line per period: its beginning, its count and a bar; the longest bar fills the line. More
/// than three empty periods in a row are one line that says how many they are.
std::string render_timeline(const Timeline& timeline, const TextStyle& style);

}  // namespace gazette
