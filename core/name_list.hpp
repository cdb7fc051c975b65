// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a table's rows, for messages.
#pragma once

#include <string>

namespace gazette {

/// "text, json, ids": the member `name` of each of `rows`, in order.
template <typename Rows>
std::string name_list(const Rows& rows) {
  std::string names;
  for (const auto& row : rows) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace gazette
