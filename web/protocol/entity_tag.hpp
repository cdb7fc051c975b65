// SPDX-License-Identifier: GPL-3.0-or-later
// Entity tags (RFC 9110, 8.8.3): whether a reader has the answer already that it would be given.
#pragma once

#include <string>

#include "web/protocol/cgi_request.hpp"

namespace gazette {

/// Everything that the answer to `request` from an index of that revision depends on, as one text.
/// Relative dates (`7d`) make the day a part of it, and so does the program's version.
std::string entity_key(const CgiRequest& request, const std::string& revision);

/// The tag of the answer of that key, so that none need be made to tell that it has not changed.
/// Weak, because the times that searches took are in answers too. It is a hash that people can find
/// other keys for: good enough to tell a reader what that same reader has, and for nothing else.
std::string entity_tag(const std::string& key);

/// Whether `request` says that its sender has what has the tag `tag`.
bool has_entity(const CgiRequest& request, const std::string& tag);

}  // namespace gazette
