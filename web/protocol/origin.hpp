// SPDX-License-Identifier: GPL-3.0-or-later
// The origin of the site (RFC 6454): scheme, host and port. Feeds need it for absolute URLs.
#pragma once

#include <optional>
#include <string>

#include "web/protocol/cgi_request.hpp"

namespace gazette {

/// The origin that the server was configured with: `https://example.org:8443`, a final slash is
/// left out. Nothing when there is none, or it is not an http or https origin.
std::optional<std::string> configured_origin(const CgiRequest& request);

/// The configured origin, else that of the request, "https://example.org:8443": in lower case, and
/// without the scheme's default port. The client chooses the host, so only host names, IPv4
/// addresses and [IPv6] addresses are accepted, with or without a port. For anything else it is
/// "http://localhost".
std::string origin_of(const CgiRequest& request);

}  // namespace gazette
