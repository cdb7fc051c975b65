// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian 1.4 writes the values of a commit in a destructor (~ValueUpdater of its glass_values.cc),
// which cannot throw: a disk that becomes full at that moment ends the program by std::terminate.
#pragma once

#include <optional>

#include "core/error.hpp"

namespace gazette {

/// For a terminate handler: the error to report when an exception of Xapian's ended the program;
/// nothing when there was no exception, or another one. An exception whose type cannot be found out
/// counts as Xapian's, since our own destructors do not throw.
std::optional<Error> current_xapian_error();

}  // namespace gazette
