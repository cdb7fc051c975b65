// SPDX-License-Identifier: GPL-3.0-or-later
// The page that says something instead of an answer.
#pragma once

#include <string>

#include "web/parameters/page_context.hpp"

namespace gazette {

/// `notice` below the form, which keeps what was asked.
std::string render_notice(const Asking& asking, const Notice& notice);

}  // namespace gazette
