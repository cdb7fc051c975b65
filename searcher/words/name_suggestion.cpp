// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/name_suggestion.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace gazette {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string suggest_name(std::string_view typed, std::span<const std::string> names) {
  if (typed.empty() || typed.size() > 200) return {};
  for (const std::string& name : names) {
    const std::size_t slash = name.rfind('/');
    if (slash != std::string::npos && std::string_view(name).substr(slash + 1) == typed)
      return name;
  }
  std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
  std::string best;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(typed, name);
    if (distance < best_distance && distance < typed.size()) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace gazette
