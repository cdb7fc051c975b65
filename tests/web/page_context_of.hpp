// SPDX-License-Identifier: GPL-3.0-or-later
// What the page at /g of no host is asked.
#pragma once

#include <string>

#include "web/parameters/page_context.hpp"
#include "web/parameters/query_string.hpp"

namespace gazette {

inline Asking asking(const std::string& query_string, const std::string& accept_language = {}) {
  return {site_at("/g"), {}, read_parameters(query_string).parameters, reader_of(accept_language)};
}

}  // namespace gazette
