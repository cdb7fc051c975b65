// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart copies are published. Later reports in nearly the same words are mostly reports
// that recur, with changes too small to tell.
#pragma once

#include <optional>

#include "core/dates/timestamp.hpp"
#include "indexer/stories/copy_verdict.hpp"

namespace gazette {

/// The verdict on the texts of two articles, with the times of their publication: `too_far_apart`
/// or `undated` for copies that time rules out. Copies are less than 36 hours apart, or 48 where
/// one of the times is only a day (midnight, without an offset). The same words, and more than 60
/// of them, are a copy at any time; an article without a date is a copy of the same words only.
CopyReason reason_in_time(const CopyVerdict& verdict, const std::optional<Timestamp>& first,
                          const std::optional<Timestamp>& second);

}  // namespace gazette
