// SPDX-License-Identifier: GPL-3.0-or-later
// Entity tags (RFC 9110, 8.8.3): whether a reader has the answer already that it would be given.
#pragma once

#include <string>

#include "web/request.hpp"

namespace gazette {

/// The tag of the answer to `request` from an index of that revision: of everything that the
/// answer depends on, so that none need be made to tell that it has not changed. Relative dates
/// (`7d`) make the day a part of it, and so does the program's version. Weak, because the times
/// that searches took are in answers too.
std::string entity_tag(const CgiRequest& request, const std::string& revision);

/// Whether `request` says that its sender has what has the tag `tag`.
bool has_entity(const CgiRequest& request, const std::string& tag);

}  // namespace gazette
