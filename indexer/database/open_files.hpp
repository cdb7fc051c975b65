// SPDX-License-Identifier: GPL-3.0-or-later
// How many files a process may have open, and what to say when it wants more.
#pragma once

#include <cstddef>
#include <string>
#include <system_error>

namespace Xapian {
class Error;
}

namespace gazette {

/// How many databases a writer may have open at once besides its own, by the limit of the process:
/// from 2 to 64.
std::size_t databases_at_once();

/// What to do about a call that failed with `code`: `otherwise`, unless too many files were open.
std::string remedy_for(const std::error_code& code, std::string otherwise);

/// The same for a call that failed within Xapian.
std::string remedy_for(const Xapian::Error& error, std::string otherwise);

}  // namespace gazette
