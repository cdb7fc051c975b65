// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of articles that have an address but no id. Users' scripts rely on them: do not change.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `address` without parts that do not change the article: tracking parameters (`utm_source`,
/// `fbclid`; the table is in address_id.cpp) and the fragment, unless it is the route of a
/// single-page application (`#!`, `#/`). The rest stays as written, and so does anything that is
/// not a web address. Idempotent. O(length). "https://example.org/a?id=7&utm_source=x#top" gives
/// "https://example.org/a?id=7".
std::string address_id(std::string_view address);

}  // namespace gazette
