// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of articles that have none of their own but an address. Other people's scripts rely on
// them: do not change.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `address` without what makes no other article of it: parameters by which visits are counted
/// (`utm_source`, `fbclid`; the table is in address_id.cpp) and the fragment, unless that is a
/// route of a page that loads its articles itself (`#!`, `#/`). All else stays as it is written,
/// and so do addresses that are none of the web. Idempotent. O(length).
/// "https://example.org/a?id=7&utm_source=x#top" gives "https://example.org/a?id=7".
std::string address_id(std::string_view address);

}  // namespace gazette
