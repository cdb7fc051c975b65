// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": what to write instead of a value that no article has.
#pragma once

#include <string>

#include "core/query/warning.hpp"
#include "searcher/index/index_view.hpp"

namespace gazette {

/// `did you mean "northern wire"?`; of a code, which values there are; empty when nothing is near.
/// Reads all values of the field: 60,000 names take some 20 ms. Throws Xapian's errors.
std::string hint_of(const UnknownValue& unknown, const IndexView& index);

}  // namespace gazette
