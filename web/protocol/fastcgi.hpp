// SPDX-License-Identifier: GPL-3.0-or-later
// FastCGI, by libfcgi. A process handles one request at a time; web servers start several.
#pragma once

#include <functional>

#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

/// Whether this process was started to speak FastCGI: its standard input is then a listening socket
/// (FastCGI specification, 2.2). Throws std::bad_alloc.
bool is_fastcgi();

/// Handles requests with `handler` until SIGTERM or SIGUSR1, which let the current request finish
/// and end the wait for the next one, also on a connection that the client keeps open. Throws
/// std::runtime_error when the socket cannot be used, and what `handler` throws. REQUIRES:
/// is_fastcgi().
void serve_fastcgi(const std::function<Response(const CgiRequest&)>& handler);

}  // namespace gazette
