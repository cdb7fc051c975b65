// SPDX-License-Identifier: GPL-3.0-or-later
// What feeds call an article by: the same wherever the archive lies, so that a reader's program
// knows an article again that it has shown already.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// "urn:uuid:..." of version 8 (RFC 9562, 5.8) from the hash of `name`: an article's id, or what a
/// feed is told apart by.
std::string urn_of(std::string_view name);

}  // namespace gazette
