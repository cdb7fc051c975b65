// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to a response: the whole web program except for its process.
#pragma once

#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// The response to `request` from `archive`. Errors become responses: 400 when a parameter is not
/// valid, 404, 405, and 503, with details in `log`, when the index cannot be read. 304 when the
/// client has the current representation. A response to HEAD has the headers of GET and no body.
/// Other exceptions are faults of the program, or std::bad_alloc.
Response handle(const CgiRequest& request, Archive& archive);

}  // namespace gazette
