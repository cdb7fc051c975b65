// SPDX-License-Identifier: GPL-3.0-or-later
// The text of the manual page of gazette-search, besides its options, and values for completions.
#pragma once

#include "core/command_line/option_pages.hpp"

namespace gazette {

Manual search_manual();

}  // namespace gazette
