// SPDX-License-Identifier: GPL-3.0-or-later
// Periods of whole days, as queries name them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace gazette {

/// Whole days, both included; an absent end is open.
struct Period {
  std::optional<std::chrono::sys_days> first;
  std::optional<std::chrono::sys_days> last;

  friend bool operator==(const Period&, const Period&) = default;
};

/// The period that `text` names, or nothing:
///  - a day, month or year: `2026-02-26`, `2026-02`, `2026`, and every date that parse_date reads
///    without two dots in succession
///  - `today`, `yesterday`, and the last n days, weeks, months or years up to today: `7d`, `2w`,
///    `3m`, `1y`
///  - a range of these, `a..b`, either end of which may be left out: `2026-01..`; as other systems
///    write it, `[a TO b]`, with braces for an excluded end; and `<a`, `<=a`, `>a`, `>=a`
/// `today` is the reader's local day.
std::optional<Period> parse_period(std::string_view text, std::chrono::sys_days today);

/// The local day now.
std::chrono::sys_days local_today();

}  // namespace gazette
