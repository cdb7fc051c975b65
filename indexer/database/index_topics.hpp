// SPDX-License-Identifier: GPL-3.0-or-later
// The topic tree that an index uses, as its metadata store it. Functions that take a database throw
// Xapian's errors.
#pragma once

#include <string>

#include "core/topics/topic_tree.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

struct IndexTopics {
  std::string lines;   ///< of the tree, as to_lines() makes them; empty for the default tree
  std::string digest;  ///< of the lines; empty in an index that does not store one

  friend bool operator==(const IndexTopics&, const IndexTopics&) = default;
};

/// The tree that is built into the program.
IndexTopics default_index_topics();

/// The tree of the topics file at `name`, or the default one for "default". Throws Error with file,
/// line and reason.
IndexTopics index_topics_named(const std::string& name);

/// The parsed tree, with its rules.
TopicTree tree_of(const IndexTopics& topics);

/// Whether both are the same tree. An index without a digest counts as the same.
bool is_same_tree(const IndexTopics& a, const IndexTopics& b);

/// Whether it is the default tree of another version of the program.
bool is_of_other_version(const IndexTopics& topics);

IndexTopics read_topics(const Xapian::Database& db);
void write_topics(Xapian::WritableDatabase& db, const IndexTopics& topics);

}  // namespace gazette
