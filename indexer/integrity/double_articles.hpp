// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that an index holds twice because of their ids: under the path that their file had
// before it was moved and under the one it has now, or under the id that the first version gave and
// under that of this version.
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

/// Remembers 16 bytes of each article with an id of its file. Not thread-safe. Functions throw
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
