// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with an index that is to be read, as errors that say what to do about it.
#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace Xapian {
class Error;
}  // namespace Xapian

namespace gazette {

/// `where` joins the two: "at", "in the folder".
Error no_index(const std::string& path, std::string_view where);

Error forbidden(const std::string& path);
Error unreadable(const std::string& path, const std::string& why);

/// The same from what Xapian says: a missing permission or a lost connection is named as such.
Error unreadable(const std::string& path, const Xapian::Error& error);

}  // namespace gazette
