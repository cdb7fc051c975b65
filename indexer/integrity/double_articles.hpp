// SPDX-License-Identifier: GPL-3.0-or-later
// Finds articles that an index holds twice under different ids: the old and the new path of a moved
// file, or the ids that the first version and this version give.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

/// Keeps 16 bytes per article whose id is that of its file. Not thread-safe. Functions throw
/// Xapian's errors.
class DoubleArticles {
 public:
  /// Call for each article of `db`, with its origin.
  void add(const Xapian::Database& db, unsigned docid, const Article& article);

  /// Sends the former id of each article that was added twice.
  void send(const Xapian::Database& db,
            const std::function<void(const std::string& id)>& on_double) const;

 private:
  struct Added {
    std::uint64_t content;  ///< a hash of what the article says, and of the prefix of its id
    unsigned docid;
  };
  std::vector<Added> with_file_id_;
  std::vector<std::string> former_ids_;  ///< that the first version gave
};

}  // namespace gazette
