// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of pages: which one is shown, and where the ones beside it begin.
#pragma once

#include <cstddef>
#include <optional>

#include "searcher/values/page.hpp"

namespace gazette {

struct Paging {
  std::size_t number = 1;  ///< of the page that is shown, from 1
  std::size_t last = 1;    ///< number of the last page that can be asked for
  std::optional<std::size_t> previous_offset;
  std::optional<std::size_t> next_offset;
};

/// A page beyond the last one has the last one before it.
Paging paging_of(const Page& page);

}  // namespace gazette
