// SPDX-License-Identifier: GPL-3.0-or-later
// From a shard to an open database, or to an error that says what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/index/shards.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Throws Error, with the cure, when there is no readable index or one made by other rules, and
/// Xapian's DatabaseModifiedError, DatabaseNotFoundError or DatabaseCorruptError when a writer may
/// have overtaken it.
Xapian::Database open_database(const Shard& shard);

/// `shards` as one database.
Xapian::Database joined(const std::vector<Xapian::Database>& shards);

/// Whether whole words can be read of each of `shards` that has articles.
WordLists word_lists_of(const std::vector<Xapian::Database>& shards);

/// Languages of its articles.
std::vector<std::string> languages_of(const Xapian::Database& db);

}  // namespace gazette
