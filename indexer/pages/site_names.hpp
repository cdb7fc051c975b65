// SPDX-License-Identifier: GPL-3.0-or-later
// How the site of a page is called. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_metadata.hpp"

namespace gazette {

/// Letters and digits of `text` only, without case and marks: "Süd-West.de" -> "sudwestde".
std::string comparable(std::string_view text);

/// The names that the page states for its site, its host, and the label of the host that tells it
/// from others, all comparable(): "www.harbour-gazette.example" gives "harbourgazetteexample" and
/// "harbourgazette". At most 16; names of more than 200 bytes are left out.
std::vector<std::string> sites_of(const PageMetadata& metadata);

/// Whether `text` is one of the `sites` of sites_of(), or holds one and little else.
bool names_site(std::string_view text, const std::vector<std::string>& sites);

}  // namespace gazette
