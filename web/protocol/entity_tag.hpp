// SPDX-License-Identifier: GPL-3.0-or-later
// Entity tags and conditional requests (RFC 9110, 8.8.3 and 13.1.2).
#pragma once

#include <string>

#include "web/protocol/cgi_request.hpp"

namespace gazette {

/// The entity tag of the response with that cache key; known before the response is made. It is
/// weak because JSON contains the time that the search took. The hash is not collision resistant,
/// so a tag may only be compared with what the same client sends.
std::string entity_tag(const std::string& key);

/// Whether the header If-None-Match of `request` lists `tag`, so that the response is 304.
bool is_not_modified(const CgiRequest& request, const std::string& tag);

/// Whether the header is `*`, so that whatever exists is answered by 304.
bool excludes_all(const CgiRequest& request);

}  // namespace gazette
