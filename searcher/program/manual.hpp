// SPDX-License-Identifier: GPL-3.0-or-later
// What gazette-search says of itself beside its options: for the manual page and completions.
#pragma once

#include "core/command_line/option_pages.hpp"

namespace gazette {

Manual search_manual();

}  // namespace gazette
