// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every response, whatever the request and the articles contain.
#pragma once

#include <string>

#include "web/protocol/response.hpp"

namespace gazette {

/// Checks headers and the body by its content type. A page has no element, attribute or handler
/// from outside and links only to this site and the web; JSON parses; a feed is valid. Text from
/// outside contains `zqx`. No response may contain `folder`, the path of the index.
void check_safe(const Response& response, const std::string& folder);

}  // namespace gazette
