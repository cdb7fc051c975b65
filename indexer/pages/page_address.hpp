// SPDX-License-Identifier: GPL-3.0-or-later
// The address of a page. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "indexer/pages/page_metadata.hpp"

namespace gazette {

struct PageAddress {
  std::string text;
  std::string found_in;  ///< "canonical link", "meta og:url", "json-ld"
};

/// The first of these that is a web address: the canonical link, og:url, that of JSON-LD. Relative
/// ones are resolved against the base element, else against the others. The address of a front
/// page, which some pages state in og:url, counts only if there is no other. Empty when there is
/// none.
PageAddress find_address(const PageMetadata& metadata);

/// `address` resolved against `base` (RFC 3986, 5.2), without dot segments. Empty when it is
/// relative and `base` is not a web address. "/a" at "https://example.org/b/c" gives
/// "https://example.org/a".
std::string resolved_address(std::string_view address, std::string_view base);

}  // namespace gazette
