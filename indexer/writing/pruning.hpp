// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles of an index are gone from the sources that it was made of.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

struct Vanished {
  std::size_t articles = 0;       ///< of files at or below the sources
  std::vector<std::string> gone;  ///< ids of those of them that are gone
};

/// Of the articles of `db` that came from files at or below `sources` (canonical paths) those are
/// gone that did not come in this run (`has_come`) and whose file is gone, or was read to its end
/// in this run (`is_whole`). Throws Xapian's errors.
Vanished find_vanished(const Xapian::Database& db, const std::vector<std::string>& sources,
                       const std::function<bool(const std::string& origin)>& is_whole,
                       const std::function<bool(const std::string& id)>& has_come);

}  // namespace gazette
