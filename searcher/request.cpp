// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/request.hpp"

namespace gazette {

std::optional<SortOrder> sort_order_named(std::string_view name) {
  if (name == "relevance") return SortOrder::relevance;
  if (name == "newest") return SortOrder::newest;
  if (name == "oldest") return SortOrder::oldest;
  return std::nullopt;
}

}  // namespace gazette
