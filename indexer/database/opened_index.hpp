// SPDX-License-Identifier: GPL-3.0-or-later
// Opening an index to read it, without its lock, and what Xapian's errors mean.
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

/// Opens the Xapian database in `folder` to read it, and follows no stub in it. Throws Xapian's
/// errors.
Xapian::Database open_generation(const std::filesystem::path& folder);

/// Why Xapian could not read a database.
enum class Obstacle {
  damage,       ///< or there is no database
  broken_disk,  ///< the system reports EIO
  system,       ///< another refusal, which says nothing about the database: too many open files
};

Obstacle obstacle_in(const Xapian::Error& error);

/// Opens the index in `folder` and calls `work` with it, once. Throws Error when there is no index,
/// or one of another version, and Xapian's errors as Error.
void read_index(const std::filesystem::path& folder,
                const std::function<void(const Xapian::Database&)>& work);

}  // namespace gazette
