// SPDX-License-Identifier: GPL-3.0-or-later
// The origin of the site (RFC 6454): scheme, host and port. Feeds need it for absolute URLs.
#pragma once

#include <string>

#include "web/protocol/cgi_request.hpp"

namespace gazette {

/// "https://example.org:8443": in lower case, and without the scheme's default port. The client
/// chooses the host, so only host names, IPv4 addresses and [IPv6] addresses are accepted, with or
/// without a port. For anything else it is "http://localhost".
std::string origin_of(const CgiRequest& request);

}  // namespace gazette
