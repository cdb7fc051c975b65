// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/paging.hpp"

#include <algorithm>

#include "web/parameters/parameters.hpp"

namespace gazette {
namespace {

std::size_t rounded_up(std::size_t dividend, std::size_t divisor) {
  return (dividend + divisor - 1) / divisor;
}

}  // namespace

Paging paging_of(const Page& page) {
  Paging paging;
  if (page.limit == 0) return paging;
  paging.number = rounded_up(page.offset, page.limit) + 1;
  const std::size_t reachable = std::max<std::size_t>(max_page_end / page.limit, 1);
  paging.last = std::clamp<std::size_t>(rounded_up(page.total, page.limit), 1, reachable);
  const std::size_t end = page.offset + page.limit;
  if (page.offset < page.total) {
    // An offset between two pages makes the first page a short one.
    const std::size_t following = rounded_up(page.total - std::min(end, page.total), page.limit);
    const std::size_t in_reach = (max_page_end - std::min(end, max_page_end)) / page.limit;
    paging.last = paging.number + std::min(following, in_reach);
  }
  if (page.offset > 0) {
    paging.previous_offset = page.offset < page.total
                                 ? page.offset - std::min(page.offset, page.limit)
                                 : (paging.last - 1) * page.limit;
  }
  const bool has_next = end < page.total && !page.are_hits_of_a_part;
  if (has_next && end + page.limit <= max_page_end) paging.next_offset = end;
  return paging;
}

}  // namespace gazette
