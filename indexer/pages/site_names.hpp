// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a page's site. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_metadata.hpp"

namespace gazette {

/// The letters and digits of `text` without case and accents, for comparison: "Süd-West.de" ->
/// "sudwestde".
std::string comparable(std::string_view text);

/// The names that the page states for its site, its host, and the distinctive label of the host,
/// all comparable(): "www.harbour-gazette.example" gives "harbourgazetteexample" and
/// "harbourgazette". At most 16; names of more than 200 bytes are left out.
std::vector<std::string> sites_of(const PageMetadata& metadata);

/// Whether `text` is one of `sites`, the result of sites_of(), or contains one and little else.
bool names_site(std::string_view text, const std::vector<std::string>& sites);

}  // namespace gazette
