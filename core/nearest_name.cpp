// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette {
namespace {

constexpr std::size_t least_letters = 4;
constexpr std::size_t letters_for_two_edits = 8;
constexpr std::size_t max_bytes = 32;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// Edits from `a` to `b`, where two exchanged neighbours are one. REQUIRES: both have at most
/// `max_bytes`.
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, max_bytes + 1>, max_bytes + 1> table{};
  for (std::size_t i = 0; i <= a.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

}  // namespace

bool is_slip_of(std::string_view typed, std::string_view name) {
  if (typed.size() > max_bytes || name.size() > max_bytes) return false;
  const std::string a = lower_case(typed);
  const std::string b = lower_case(name);
  if (a == b) return true;
  const std::size_t letters = std::min(a.size(), b.size());
  if (letters < least_letters) return false;
  return b.starts_with(a) || edits_between(a, b) <= (letters < letters_for_two_edits ? 1U : 2U);
}

std::optional<std::string_view> nearest_name(std::string_view typed,
                                             std::span<const std::string_view> names) {
  std::optional<std::string_view> nearest;
  for (const std::string_view name : names) {
    if (typed.size() == name.size() && lower_case(typed) == lower_case(name)) return name;
    if (!nearest && is_slip_of(typed, name)) nearest = name;
  }
  return nearest;
}

}  // namespace gazette
