// SPDX-License-Identifier: GPL-3.0-or-later
// The counts by source and day that are stored in an index (core/coverage/day_counts.hpp). All
// functions throw Xapian's errors.
#pragma once

#include "core/coverage/day_counts.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

/// Whether `db` has counts in the present form. An index of an earlier version has none until its
/// next commit.
bool keeps_counts(const Xapian::Database& db);

/// The counts in `db`, without those that cannot be read.
DayCounts kept_counts(const Xapian::Database& db);

/// Counts the articles of `db` one by one, by their records.
DayCounts counted_articles(const Xapian::Database& db);

/// Makes the next change_counts() count all articles. For a database that another program changed.
void forget_counts(Xapian::WritableDatabase& db);

/// Adds `change` to the counts in `db`. If `db` has none, or they do not fit the change, counts all
/// articles. Call within the transaction that changed the articles.
void change_counts(Xapian::WritableDatabase& db, const DayCounts& change);

}  // namespace gazette
