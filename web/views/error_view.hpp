// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an error.
#pragma once

#include <string>

#include "web/parameters/page_context.hpp"

namespace gazette {

/// HTML: `message` below the search form, which keeps the search of `context`.
std::string render_error(const PageContext& context, const ErrorMessage& message);

}  // namespace gazette
