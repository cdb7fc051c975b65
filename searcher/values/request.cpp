// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/values/request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/dates/period.hpp"
#include "core/name_list.hpp"
#include "core/text/text.hpp"

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

std::string_view name_of(SortOrder order) {
  for (const NamedOrder& row : orders) {
    if (row.order == order) return row.name;
  }
  return {};
}

std::string sort_order_names() { return name_list(orders); }

std::optional<double> parse_share(std::string_view text) {
  double value = -1;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = code == std::errc() && end == text.data() + text.size();
  if (!is_number || !(value >= 0 && value <= 1)) return std::nullopt;
  return value;
}

std::optional<int> parse_min_confidence(std::string_view text) {
  const std::optional<double> value = parse_share(text);
  if (!value) return std::nullopt;
  constexpr double rounding = 1e-9;
  return static_cast<int>(std::ceil(*value * 100 - rounding));
}

std::optional<std::chrono::days> parse_half_life(std::string_view text,
                                                 std::chrono::sys_days today) {
  const std::string typed = fold_case(one_line(text));
  constexpr std::string_view units = "dwmy";
  const bool is_relative =
      typed.size() > 1 && units.find(typed.back()) != std::string_view::npos &&
      std::all_of(typed.begin(), typed.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_relative) return std::nullopt;
  const std::optional<Period> period = parse_period(typed, today);
  if (!period || !period->first || !period->last) return std::nullopt;
  return *period->last - *period->first + std::chrono::days{1};
}

}  // namespace gazette
