// SPDX-License-Identifier: GPL-3.0-or-later
// The topic tree of an open index. Read on first use: most searches name topics by their paths, or
// none.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/topics/topic_names.hpp"
#include "core/topics/topic_tree.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

/// Not thread-safe.
class IndexTopicTree {
 public:
  /// The topics of `databases`, which are searched as one and must outlive this. Where they have
  /// different trees, a topic is as in the first tree that has it.
  explicit IndexTopicTree(const std::vector<Xapian::Database>& databases) : databases_(databases) {}
  IndexTopicTree(const IndexTopicTree&) = delete;
  IndexTopicTree& operator=(const IndexTopicTree&) = delete;

  /// The first call reads the tree, that of `names` also indexes all names. Valid until `forget`.
  /// Throw Xapian's errors.
  const TopicTree& tree() const;
  const TopicNames& names() const;

  /// Has the next call read again. To be called when the databases may have changed.
  void forget();

 private:
  const std::vector<Xapian::Database>& databases_;
  mutable std::unique_ptr<TopicTree> own_;  ///< null where all databases have the default tree
  mutable std::unique_ptr<TopicNames> names_;
  mutable bool is_read_ = false;
};

}  // namespace gazette
