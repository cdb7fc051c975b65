// SPDX-License-Identifier: GPL-3.0-or-later
// When a source was silent: runs of days without articles that are too long for its own rhythm.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/day_counts.hpp"

namespace gazette {

struct Silence {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
  std::int64_t articles = 0;        ///< in it after all: hardly any
  std::int64_t usual_articles = 0;  ///< by the average of the year before it and the year after

  friend bool operator==(const Silence&, const Silence&) = default;
};

/// The shortest silence reported by default.
inline constexpr std::chrono::days shortest_silence{7};

/// The silences of a source with articles on `days`, in order, of at least `shortest` days, until
/// `end`, the last day of its archive; later days do not count. A source has articles on a share of
/// its Mondays, of its Tuesdays and so on, which is known from the year before a silence and the
/// year after, whichever is less; from both together where one of them has little; from the
/// year before alone where the source is hardly back. A silence is a run of days on which it has so
/// few of them that this would happen by chance once in a hundred archives (a sequential likelihood
/// ratio against a twentieth of these shares; the days on which it might begin are counted in).
/// Before the first article there is none, and none of a source with articles on fewer than 20 days
/// of these years. Linear in `days`.
std::vector<Silence> silences(const std::vector<DayCount>& days, std::chrono::sys_days end,
                              std::chrono::days shortest = shortest_silence);

/// `no articles from 3 Jul 2021 to 19 Jul 2021`, or `2 articles from ..., usually about 54`, with
/// the days as they are to be written.
std::string silence_text(const Silence& silence, std::string_view first, std::string_view last);

}  // namespace gazette
