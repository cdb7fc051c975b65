// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a program's own names (fields, options, parameters) a mistyped one stands for.
#pragma once

#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Whether `typed` is a slip for `name`: the same but for capitals; or, where both have at least
/// four letters, one edit away (a letter more, less or another, two neighbours exchanged; from
/// eight letters on two edits), or the beginning of `name`. `sinc`, `tilte`, `lang`; not `ref` for
/// `id`. ASCII letters only lose their case. Costs the product of the lengths; a text of more than
/// 32 bytes is never a slip.
bool is_slip_of(std::string_view typed, std::string_view name);

/// The first of `names` that `typed` is, but for capitals, else the first that it is a slip of.
std::optional<std::string_view> nearest_name(std::string_view typed,
                                             std::span<const std::string_view> names);

/// The member `name` of each of `rows`, in order.
template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
  std::vector<std::string_view> names;
  names.reserve(std::size(rows));
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

}  // namespace gazette
