// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian 1.4 writes the values of a commit in a destructor (~ValueUpdater of its glass_values.cc),
// which cannot throw: a disk that is full just then ends the program by std::terminate.
#pragma once

#include <optional>

#include "core/error.hpp"

namespace gazette {

/// In a terminate handler: that the index cannot be written; nothing when no exception was under
/// way, or not one of Xapian's. Which one it was is not always to be known: then it counts as
/// Xapian's, since no destructor of ours throws.
std::optional<Error> xapian_error_at_hand();

}  // namespace gazette
