// SPDX-License-Identifier: GPL-3.0-or-later
// Which tree of topics an index files its articles by, as its metadata tell.
#pragma once

#include <string>

#include "core/topics/topic_tree.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

struct IndexTopics {
  std::string lines;   ///< as `to_lines` has them; empty for the default tree
  std::string digest;  ///< of the lines; empty in an index that does not tell

  friend bool operator==(const IndexTopics&, const IndexTopics&) = default;
};

/// The tree that comes with the program.
IndexTopics default_index_topics();

/// The tree of the topics file at `name`, or the default one for "default". Throws Error with file,
/// line and reason.
IndexTopics index_topics_named(const std::string& name);

/// With its rules.
TopicTree tree_of(const IndexTopics& topics);

/// Whether both are the same tree, as far as that is known.
bool is_same_tree(const IndexTopics& a, const IndexTopics& b);

/// Whether an index was filed by the default tree of another version of the program.
bool is_of_other_version(const IndexTopics& topics);

IndexTopics read_topics(const Xapian::Database& db);
void write_topics(Xapian::WritableDatabase& db, const IndexTopics& topics);

}  // namespace gazette
