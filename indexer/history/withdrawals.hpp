// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that their sources withdrew, as stored in the index: the id and the version that
// withdrew it. So an older version that arrives later, in any run, is not added. Not thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
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

/// Identifies a version of an article.
struct ArticleVersion {
  std::uint32_t number = 0;                      ///< as the source counts versions; 0: unknown
  std::optional<std::chrono::sys_seconds> made;  ///< when
};

/// The order of versions: by number, then by time. What has no number comes before what has one,
/// and so with times. A strict weak order, so the latest of several is the same in whatever order
/// they come.
bool is_earlier(const ArticleVersion& a, const ArticleVersion& b);

/// Whether a withdrawal takes back `version`: unless that is later, by the numbers where both have
/// one and these differ, else by the times where both have one. Sources often withdraw without a
/// number what they had numbered. Of one number or one time the withdrawal wins.
bool takes_back(const ArticleVersion& withdrawal, const ArticleVersion& version);

struct Withdrawal {
  std::string id;
  ArticleVersion version;
};

/// The latest of the versions that withdrew an article, by is_earlier(), of those with a number and
/// of those without: each may take back what the other does not.
struct LatestWithdrawals {
  std::optional<ArticleVersion> numbered;
  std::optional<ArticleVersion> unnumbered;

  void add(const ArticleVersion& withdrawal);
  void add(const LatestWithdrawals& others);
};

/// Whether one of them takes back `version`.
bool takes_back(const LatestWithdrawals& withdrawals, const ArticleVersion& version);

/// One line: the seconds since 1970 at which the version was made, or `-`; a blank; its number; a
/// blank; the id. Stored in every index: do not change the format.
std::string to_metadata(const Withdrawal& withdrawal);

/// The key of its metadata. Of one id those with a number have one key, those without another.
std::string metadata_key_of(const Withdrawal& withdrawal);

/// Whether the metadata of `withdrawal` may be stored under `key`. Earlier versions stored one
/// without a number, too, under the key of those with one.
bool is_metadata_key_of(std::string_view key, const Withdrawal& withdrawal);

/// Nothing when `metadata` is empty or damaged.
std::optional<Withdrawal> parse_withdrawal(std::string_view metadata);

/// The withdrawals in `db`, in no particular order, without damaged ones. Throws Xapian's errors.
std::vector<Withdrawal> withdrawals_in(const Xapian::Database& db);

/// The withdrawals of a run until a commit stores them. Functions that take `db`, the database that
/// the run writes, throw Xapian's errors.
class Withdrawals {
 public:
  /// Of several with one id the latest with a number and the latest without are kept.
  void add(const Withdrawal& withdrawal);

  /// Those of the article with this id, of this run and of `db`.
  LatestWithdrawals of(const Xapian::Database& db, const std::string& id) const;

  /// Keys and values of metadata that the next commit must write: those that `db` does not have.
  std::vector<std::pair<std::string, std::string>> changes(const Xapian::Database& db) const;

  /// Call when the changes are written.
  void clear() {
    pending_.clear();
    bytes_ = 0;
  }

  /// Memory in bytes of what waits for the commit.
  std::size_t bytes() const { return bytes_; }

 private:
  std::map<std::string, LatestWithdrawals> pending_;  ///< by id
  std::size_t bytes_ = 0;
};

}  // namespace gazette
