// SPDX-License-Identifier: GPL-3.0-or-later
// FastCGI by libfcgi: one process that answers many requests, one after the other. Servers start
// several of them.
#pragma once

#include <functional>

#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

/// Whether a server started this process to speak FastCGI: its standard input is then a socket
/// that listens (FastCGI specification, 2.2).
bool is_fastcgi();

/// Answers every request by `answer`, which throws nothing, until the server ends the process by
/// SIGTERM or SIGUSR1; the request at hand is answered before.
void serve_fastcgi(const std::function<Response(const CgiRequest&)>& answer);

}  // namespace gazette
