// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of dates have in common: texts, and how the date that is read of them is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"

namespace gazette {

/// The date in the time that the text names (Z when it names none or UTC's own letter).
inline std::string read_date(std::string_view text) {
  const std::optional<Timestamp> time = parse_date(text);
  return time ? to_rfc3339(*time) : "no date";
}

inline std::string read_date_utc(std::string_view text) {
  const std::optional<Timestamp> time = parse_date(text);
  return time ? to_rfc3339(time->utc) : "no date";
}

struct DateCase {
  std::string_view text;
  std::string_view want;
};

}  // namespace gazette
