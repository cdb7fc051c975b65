// SPDX-License-Identifier: GPL-3.0-or-later
// The number of the current page of hits, and where the previous and next pages begin.
#pragma once

#include <cstddef>
#include <optional>

#include "searcher/values/page.hpp"

namespace gazette {

struct Paging {
  std::size_t number = 1;  ///< of the current page, from 1
  std::size_t last = 1;    ///< number of the last page that can be requested (`max_page_end`)
  std::optional<std::size_t> previous_offset;
  std::optional<std::size_t> next_offset;
};

/// The page before one that is beyond the last is the last. None follows hits of a part.
Paging paging_of(const Page& page);

}  // namespace gazette
