// SPDX-License-Identifier: GPL-3.0-or-later
// Errors for an index that cannot be read, each with what to do about it. `path` names the index as
// the user does.
#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace Xapian {
class Error;
}  // namespace Xapian

namespace gazette {

/// `where` is what comes before `path`: "at", "in the folder".
Error no_index(const std::string& path, std::string_view where);

/// The stub in the folder `path` does not name a generation; `fault` says so after its name.
Error damaged_stub(const std::string& path, const std::string& fault);

/// Permission is denied.
Error forbidden(const std::string& path);
Error unreadable(const std::string& path, const std::string& why);

/// From Xapian's error. Denied permission and a lost connection have messages of their own.
Error unreadable(const std::string& path, const Xapian::Error& error);

}  // namespace gazette
