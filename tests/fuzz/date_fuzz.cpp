// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a date and as a period: a date that was read can be written and read again, and the
// days of a period are those that its ends name.
#include <chrono>
#include <string>

#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

using std::chrono::sys_days;

constexpr sys_days today = std::chrono::year{2026} / 2 / 18;

void check(const Timestamp& time) {
  const Timestamp written{time.utc, time.offset.value_or(std::chrono::minutes{0})};
  demand(parse_date(to_rfc3339(time)) == written, "a date changes when it is written: RFC 3339");
  demand(parse_date(to_rfc822(time.utc)) == Timestamp{time.utc, std::chrono::minutes{0}},
         "a date changes when it is written: RFC 822");
  demand(parse_period(to_day(time), today).has_value(), "the day of a date is no period");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = gazette::input_text(data, size);
  const auto time = gazette::parse_date(text);
  if (time) gazette::check(*time);
  const auto period = gazette::parse_period(text, gazette::today);
  const bool is_range = text.find("..") != std::string_view::npos;
  gazette::demand(!time || is_range || period.has_value(), "a date is no period");
  return 0;
}
