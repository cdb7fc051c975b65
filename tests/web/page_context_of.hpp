// SPDX-License-Identifier: GPL-3.0-or-later
// The context of a request for a query string, on a site at /g.
#pragma once

#include <string>

#include "web/parameters/page_context.hpp"
#include "web/parameters/query_string.hpp"

namespace gazette {

inline PageContext page_context_of(const std::string& query_string,
                                   const std::string& accept_language = {}) {
  return {site_at("/g"),
          {},
          parse_query_string(query_string).parameters,
          parse_visitor(accept_language)};
}

}  // namespace gazette
