// SPDX-License-Identifier: GPL-3.0-or-later
// Periods of whole days, as queries name them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Whole days, both included; an absent end is open.
struct Period {
  std::optional<std::chrono::sys_days> first;
  std::optional<std::chrono::sys_days> last;

  friend bool operator==(const Period&, const Period&) = default;
};

/// Which of two numbers before a year is the day: of 03/04/1987.
enum class DateOrder {
  unknown,      ///< not a date, unless only one order is possible
  day_first,    ///< 3 April
  month_first,  ///< 4 March
};

/// `dmy` or `mdy`; nothing for another name.
std::optional<DateOrder> date_order_named(std::string_view name);

/// The two days that a text may be, where only the order of day and month decides.
struct AmbiguousDay {
  std::string_view text;  ///< of the day, a part of what was asked about
  std::chrono::sys_days day_first;
  std::chrono::sys_days month_first;
};

/// Both readings of `03/04/1987` and `3-4-1987`, also at an end of a range whose other end does not
/// settle the order, as that of `03/04/1987..25/12/1987` does; nothing for other texts.
std::optional<AmbiguousDay> ambiguous_day(std::string_view text);

/// The period that `text` names, or nothing:
///  - a day, month or year: `2026-02-26`, `2026-02`, `2026`, and every date that parse_date reads
///    without two dots in succession or a dash between blanks; `03/04/1987` where `order` is known
///  - `march 1987`, the quarters `q1 1987` and `1987-q1`, the week `1987-w10` (ISO 8601)
///  - `today`, `yesterday`, a weekday (the last one up to today), and the last n days, weeks,
///  months
///    or years up to today: `7d`, `2w`, `3m`, `1y`
///  - `this` or `last` with `week` (from Monday), `month`, `quarter` or `year`: `last week`
///  - `since`, `until`, `before` or `after` any of these: `since monday`
///  - a range of these, `a..b`, either end of which may be left out: `2026-01..`; or `a to b`, or
///    `a - b` with a dash of any kind; as other systems write it, `[a TO b]`, with braces for an
///    excluded end; and `<a`, `<=a`, `>a`, `>=a`
/// `today` is the reader's local day.
std::optional<Period> parse_period(std::string_view text, std::chrono::sys_days today,
                                   DateOrder order = DateOrder::unknown);

/// At which end a period is open.
enum class OpenEnd { none, first, last };

/// That of a text that `parse_period` reads: `last` of `>1987` and `since monday`.
OpenEnd open_end(std::string_view text);

/// Whether `text` is written as a range with both of its ends: `1987..1988`.
bool has_both_ends(std::string_view text);

/// A range whose end lies before its beginning, as it should be written: `2026-01..2026-02` for
/// `2026-02..2026-01`; nothing for other texts. `today` and `order` as for `parse_period`.
std::optional<std::string> reversed_range(std::string_view text, std::chrono::sys_days today,
                                          DateOrder order = DateOrder::unknown);

/// Examples of what `parse_period` reads, for messages.
inline constexpr std::string_view period_examples =
    "2026-02-26, 2026-02, 2026, March 2026, 2026-W10, Q1 2026, 7d, last week or yesterday";

/// The local day now.
std::chrono::sys_days local_today();

}  // namespace gazette
