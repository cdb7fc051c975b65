// SPDX-License-Identifier: GPL-3.0-or-later
// The counts by source and day that an index keeps of its articles (core/coverage/day_counts.hpp).
// All functions throw Xapian's errors.
#pragma once

#include "core/coverage/day_counts.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

/// Whether `db` keeps counts. One that an earlier version wrote does not, before its next commit.
bool keeps_counts(const Xapian::Database& db);

/// The counts that `db` keeps; what cannot be read is left out.
DayCounts kept_counts(const Xapian::Database& db);

/// Counts the articles of `db` one by one, by their records.
DayCounts counted_articles(const Xapian::Database& db);

/// Stores the counts that `db` keeps, changed by `change`: what its articles are counted as
/// afterwards. Where it keeps none, or some that cannot be changed so, counts all articles. Call
/// within the transaction that changed the articles.
void change_counts(Xapian::WritableDatabase& db, const DayCounts& change);

}  // namespace gazette
