// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of topics of an open index. Read when it is first asked for: most searches name topics
// by their paths, or none.
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

class IndexTree {
 public:
  /// Of `databases`, which outlive it, searched as one: where they have different trees, a topic is
  /// as the first of them has it.
  explicit IndexTree(const std::vector<Xapian::Database>& databases) : databases_(databases) {}
  IndexTree(const IndexTree&) = delete;
  IndexTree& operator=(const IndexTree&) = delete;

  /// Throws Xapian's errors.
  const TopicTree& tree() const;
  const TopicNames& names() const;

  /// The databases may have changed.
  void forget();

 private:
  const std::vector<Xapian::Database>& databases_;
  mutable std::unique_ptr<TopicTree> own_;  ///< none where all databases have the default tree
  mutable std::unique_ptr<TopicNames> names_;
  mutable bool is_read_ = false;
};

}  // namespace gazette
