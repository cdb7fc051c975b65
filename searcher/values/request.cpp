// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/values/request.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

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

std::optional<int> parse_least_confidence(std::string_view text) {
  double value = -1;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = code == std::errc() && end == text.data() + text.size();
  if (!is_number || !(value >= 0 && value <= 1)) return std::nullopt;
  constexpr double rounding = 1e-9;
  return static_cast<int>(std::ceil(value * 100 - rounding));
}

}  // namespace gazette
