// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a difference between two searches may be chance: the paired randomisation test
// (Fisher's).
#pragma once

#include <span>

namespace gazette {

/// How likely a mean difference at least as far from 0 is when for each query it was chance which
/// of the two searches got which value: two-sided p. `differences` holds one value a query. Every
/// way of changing signs is looked at where there are at most 16 values that are not 0, else
/// 100,000 random ones, the same in every run. 1 when all are 0.
double randomisation_p(std::span<const double> differences);

}  // namespace gazette
