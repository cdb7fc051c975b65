// SPDX-License-Identifier: GPL-3.0-or-later
// An index that is only read: opened without its lock, with Xapian's errors told as ours.
#pragma once

#include <filesystem>
#include <functional>

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace gazette {

class Error;

/// What to say when the index in `folder` cannot be read.
Error unreadable_index(const std::filesystem::path& folder, const Xapian::Error& error);

/// Has `work` read the index in `folder`. Throws Error when there is none, or one of other rules,
/// and Xapian's errors as Error.
void read_index(const std::filesystem::path& folder,
                const std::function<void(const Xapian::Database&)>& work);

}  // namespace gazette
