// SPDX-License-Identifier: GPL-3.0-or-later
// Where readers find this server: what makes an absolute address of a path, as feeds need it.
#pragma once

#include <string>

#include "web/protocol/cgi_request.hpp"

namespace gazette {

/// "https://example.org:8443", in small letters and without the port that the scheme has anyway.
/// The host is what the reader's program sent, so it may be anything: only names, IPv4 addresses
/// and [IPv6] addresses, with or without a port, are taken over; for all else it is
/// "http://localhost".
std::string origin_of(const CgiRequest& request);

}  // namespace gazette
