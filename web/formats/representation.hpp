// SPDX-License-Identifier: GPL-3.0-or-later
// What is found, in the format that was asked for (RFC 9110, 3.2).
#pragma once

#include <string>
#include <utility>

#include "searcher/values/page.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

struct Representation {
  std::string body;
  Keeping keeping = Keeping::a_minute;  ///< never, where asking again may tell more
};

/// `body`, which shows `page`.
inline Representation representation_of(const Page& page, std::string body) {
  return {std::move(body), page.ran_out_of_time ? Keeping::never : Keeping::a_minute};
}

}  // namespace gazette
