// SPDX-License-Identifier: GPL-3.0-or-later
// Shows results that are longer than the screen of a terminal in a pager, as git does.
#pragma once

#include <string>

namespace gazette {

enum class PagerUse { automatic, never };

/// Prints `text` to standard output. Where that is a terminal with fewer rows than `text` takes, it
/// is shown in the pager: $GAZETTE_PAGER, else $PAGER, else less, with LESS=FRX unless LESS is set.
/// When the pager cannot be started, `text` is printed without it. Returns when the pager has
/// ended; leaving it early or interrupting it is not an error.
void print_paged(const std::string& text, PagerUse use);

/// How many rows `text` takes on a terminal with `columns` columns. Colour codes take no room.
std::size_t screen_rows(const std::string& text, std::size_t columns);

}  // namespace gazette
