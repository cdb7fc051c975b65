// SPDX-License-Identifier: GPL-3.0-or-later
// Results on a terminal that are longer than its screen are shown by a pager, as git does.
#pragma once

#include <string>

namespace gazette {

enum class Paging { automatic, never };

/// Prints `text` to standard output: through the pager ($GAZETTE_PAGER, else $PAGER, else less,
/// with LESS=FRX unless LESS is set) where that is a terminal with fewer rows than `text` has lines
/// of it, else, or when no pager can be started, as it is. Returns when the pager has ended; that
/// it was left early or interrupted is no error.
void print_paged(const std::string& text, Paging paging);

/// How many rows of a terminal with `columns` columns `text` takes. Escape sequences for colours
/// take none.
std::size_t screen_rows(const std::string& text, std::size_t columns);

}  // namespace gazette
