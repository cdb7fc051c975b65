// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles of an index are gone from its sources.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

struct Prunable {
  std::size_t articles = 0;       ///< all that came from files in the scope
  std::vector<std::string> gone;  ///< ids of those that are gone
};

/// Where articles are looked for that are gone: canonical paths.
struct PruningScope {
  std::vector<std::string> sources;
  std::vector<std::string> unread_folders;  ///< nothing at or below these is gone
};

/// An article of `db` is gone when it came from a file in `scope`, was not seen in this run
/// (`was_seen`), and its file does not exist any more or was read to its end in this run
/// (`is_read_whole`). Reads the record of every article of such a file. Throws Xapian's errors.
Prunable find_prunable(const Xapian::Database& db, const PruningScope& scope,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen);

}  // namespace gazette
