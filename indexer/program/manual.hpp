// SPDX-License-Identifier: GPL-3.0-or-later
// What gazette-index says of itself beside its options: for the manual page and completions.
#pragma once

#include <vector>

#include "core/command_line/option_pages.hpp"

namespace gazette {

Manual index_manual(std::vector<Meaning> commands);

}  // namespace gazette
