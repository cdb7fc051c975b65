// SPDX-License-Identifier: GPL-3.0-or-later
// A representation (RFC 9110, 3.2): what was found, in the requested format.
#pragma once

#include <string>
#include <utility>

#include "searcher/values/page.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

struct Representation {
  std::string body;
  CacheControl cache_control = CacheControl::private_minute;
};

/// `body`, made from `found`, a page or completions. It must not be stored when the search ran out
/// of time, because a repeated search may find more.
template <typename Found>
Representation representation_of(const Found& found, std::string body) {
  return {std::move(body),
          found.ran_out_of_time ? CacheControl::no_store : CacheControl::private_minute};
}

}  // namespace gazette
