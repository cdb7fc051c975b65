// SPDX-License-Identifier: GPL-3.0-or-later
// What every answer must hold to, whatever was asked and whatever articles hold.
#pragma once

#include <string>

#include "web/protocol/response.hpp"

namespace gazette {

/// Checks headers, and the body as what reads its content type: a page has no element, attribute or
/// handler that came from outside and leads nowhere but here and to the web; JSON parses; a feed is
/// valid. What comes from outside is marked by `zqx`. `folder` is the index, which no answer names.
void check_safe(const Response& response, const std::string& folder);

}  // namespace gazette
