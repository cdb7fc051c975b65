// SPDX-License-Identifier: GPL-3.0-or-later
// A request in, a response out: the whole web program but for its process.
#pragma once

#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// Answers `request` from `archive`. What goes wrong becomes a response: 400 for what is asked
/// wrongly, 404, 405, and 503 when the index cannot be read, with the details in `log`. 304 when
/// the reader has the answer already. The answer to HEAD has the headers of that to GET and no
/// body.
Response handle(const CgiRequest& request, Archive& archive);

}  // namespace gazette
