// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/published_time.hpp"

#include <cmath>

namespace gazette {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;

// A day more than the years themselves, for dates with an offset.
constexpr sys_seconds first = sys_days{year{0} / 1 / 1} - days{1};
constexpr sys_seconds last = sys_days{year{9999} / 12 / 31} + days{2};

double seconds_of(sys_seconds time) { return static_cast<double>(time.time_since_epoch().count()); }

}  // namespace

std::optional<sys_seconds> published_time(double seconds) {
  if (!(seconds >= seconds_of(first) && seconds <= seconds_of(last))) return std::nullopt;
  return sys_seconds{std::chrono::seconds{std::llround(seconds)}};
}

}  // namespace gazette
