// SPDX-License-Identifier: GPL-3.0-or-later
// What the index keeps of articles that their sources took back: the id, and which version says so.
// An older version that arrives later, in any run, is then not added. Not thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

/// Which of the versions of an article that its source sent. One of which neither is known is
/// earlier than none.
struct ArticleVersion {
  std::uint32_t number = 0;                      ///< by the source's count; 0: none
  std::optional<std::chrono::sys_seconds> made;  ///< when
};

/// Whether `a` is known to be the earlier one: by the numbers where both have one and these differ,
/// else by the times where both have one.
bool is_earlier(const ArticleVersion& a, const ArticleVersion& b);

struct Withdrawal {
  std::string id;
  ArticleVersion version;
};

/// One line: the seconds since 1970 at which the version was made, or `-`; a blank; its number; a
/// blank; the id. Stored in every index: do not change the format.
std::string to_metadata(const Withdrawal& withdrawal);

/// Nothing when `metadata` is empty or damaged.
std::optional<Withdrawal> parse_withdrawal(std::string_view metadata);

/// Those that `db` keeps, in no order, without damaged ones. Throws Xapian's errors.
std::vector<Withdrawal> withdrawals_in(const Xapian::Database& db);

/// Those of a run until a commit writes them to the index. Functions that take `db`, the database
/// that the run writes, throw Xapian's errors.
class Withdrawals {
 public:
  /// Of several of one id the latest version stays.
  void add(const Withdrawal& withdrawal);

  /// The latest version that took the article of that id back; nothing when none did.
  std::optional<ArticleVersion> of(const Xapian::Database& db, const std::string& id) const;

  /// Keys and values of metadata that the next commit must write: those that `db` does not have.
  std::vector<std::pair<std::string, std::string>> changes(const Xapian::Database& db) const;

  /// Call when the changes are written.
  void clear() { pending_.clear(); }

 private:
  std::map<std::string, ArticleVersion> pending_;  ///< by id
};

}  // namespace gazette
