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
  std::size_t articles = 0;       ///< all that came from files at or below the sources
  std::vector<std::string> gone;  ///< ids of those that are gone
};

/// An article of `db` is gone when it came from a file at or below `sources` (canonical paths), was
/// not seen in this run (`was_seen`), and its file does not exist any more or was read to its end
/// in this run (`is_read_whole`). Reads the record of every article of such a file. Throws Xapian's
/// errors.
Prunable find_prunable(const Xapian::Database& db, const std::vector<std::string>& sources,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen);

}  // namespace gazette
