// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles of an index are gone from its sources.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

struct Prunable {
  struct Count {
    std::size_t articles = 0;  ///< that came from files there
    std::size_t gone = 0;      ///< of these

    Count& operator+=(const Count& more) {
      articles += more.articles;
      gone += more.gone;
      return *this;
    }
  };
  Count named;                    ///< at or below the sources of this run
  Count all;                      ///< there, and below the folders of earlier runs
  std::vector<std::string> gone;  ///< ids of all that are gone
};

/// Where articles may be pruned; canonical paths.
struct PrunedSources {
  std::vector<std::string> named;  ///< files and folders of this run; they need not exist any more
  /// Folders of earlier runs, and files and folders that links led to. One that is gone protects
  /// what came from below it, unless that is at or below a named one: the disk that it is on may
  /// just not be mounted. So does the folder of such a file.
  std::set<std::string> earlier;
  std::vector<std::string> unread;  ///< folders; nothing at or below these is gone
};

/// An article of `db` is gone when it came from a file at or below `sources`, was not seen in this
/// run (`was_seen`), and its file does not exist any more or was read to its end in this run
/// (`is_read_whole`). Reads the record of every article of such a file. Throws Xapian's errors.
Prunable find_prunable(const Xapian::Database& db, const PrunedSources& sources,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen);

/// Whether `db` knows a file at or below `path`. Looks at every file. Throws Xapian's errors.
bool knows_files_below(const Xapian::Database& db, const std::string& path);

}  // namespace gazette
