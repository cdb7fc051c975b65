// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/request.hpp"

#include <array>

namespace gazette {
namespace {

struct NamedOrder {
  std::string_view name;
  SortOrder order;
};
constexpr std::array orders = {NamedOrder{"relevance", SortOrder::relevance},
                               NamedOrder{"newest", SortOrder::newest},
                               NamedOrder{"oldest", SortOrder::oldest}};

}  // namespace

std::optional<SortOrder> sort_order_named(std::string_view name) {
  for (const NamedOrder& row : orders) {
    if (row.name == name) return row.order;
  }
  return std::nullopt;
}

std::string sort_order_names() {
  std::string names;
  for (const NamedOrder& row : orders) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace gazette
