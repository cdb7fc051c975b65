// SPDX-License-Identifier: GPL-3.0-or-later
// Opens databases and reads facts about a whole index.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/index/shards.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Opens `shard`. REQUIRES: verify_shards() was called with it. Throws Error, with what to do about
/// it, when the index cannot be read or has another schema or analysis; and Xapian's
/// DatabaseModifiedError, DatabaseNotFoundError or DatabaseCorruptError, which may come from a
/// writer that commits in between: the caller tries again.
Xapian::Database open_database(const Shard& shard);

/// Call before databases are opened, or moved to their newest state. Returns warnings for their
/// administrator, one line each: which of them another program has changed. Throws
/// Xapian::DatabaseCorruptError when a commit that is found there is damaged.
std::vector<std::string> verify_shards(const std::vector<Shard>& shards);

/// `shards` as one database. REQUIRES: at least one.
Xapian::Database joined(const std::vector<Xapian::Database>& shards);

}  // namespace gazette
