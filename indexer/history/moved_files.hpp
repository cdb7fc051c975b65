// SPDX-License-Identifier: GPL-3.0-or-later
// Which stored articles have ids of files that are gone, while a file of this run has their
// content: the files were moved.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/history/file_tracker.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

struct MovedArticle {
  std::string former_id;
  std::string id;
};

/// What is asked about an id: whether it came in this run.
using WasSeen = std::function<bool(const std::string& id)>;

/// Sends each article of `db` whose file was moved to one of `arrivals`. Of several files with one
/// content, each former one goes with one new one. Reads what `db` knows of every file, but
/// examines only files with a content of `arrivals`; does nothing when there are none. Throws
/// Xapian's errors.
void find_moved(const Xapian::Database& db, const FileTracker& files, std::vector<Arrival> arrivals,
                const WasSeen& was_seen, const std::function<void(const MovedArticle&)>& on_moved);

}  // namespace gazette
