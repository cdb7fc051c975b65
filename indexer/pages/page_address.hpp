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

/// The first of these that is an address of the web: the canonical link, og:url, the one in
/// JSON-LD. Relative ones are resolved against the base element, else against the others. That of a
/// front page counts only where there is no other: some pages name it in og:url. Empty when there
/// is none.
PageAddress find_address(const PageMetadata& metadata);

/// `address` as it is meant on the page at `base`: RFC 3986, 5.2, without dots in paths. Empty when
/// it is relative and `base` is none.
/// "/a" at "https://example.org/b/c" gives "https://example.org/a".
std::string resolved_address(std::string_view address, std::string_view base);

}  // namespace gazette
