// SPDX-License-Identifier: GPL-3.0-or-later
// What the manual page and the completions of gazette-index have besides its options.
#pragma once

#include <vector>

#include "core/command_line/option_pages.hpp"

namespace gazette {

/// `commands` are every command, the default one first.
Manual index_manual(std::vector<CommandRow> commands);

}  // namespace gazette
