// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an index without its lock, with Xapian's errors translated.
#pragma once

#include <filesystem>
#include <functional>

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace gazette {

class Error;

/// The error to throw when the index in `folder` cannot be read.
Error unreadable_index(const std::filesystem::path& folder, const Xapian::Error& error);

/// Opens the index in `folder` and calls `work` with it, once. Throws Error when there is no index,
/// or one of another version, and Xapian's errors as Error.
void read_index(const std::filesystem::path& folder,
                const std::function<void(const Xapian::Database&)>& work);

}  // namespace gazette
