// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the tables of a database agree with one another: what a document lists, what the postings
// have, and what the record of the article says that it must have. Functions throw Xapian's errors.
#pragma once

#include <cstdint>
#include <string_view>

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace gazette {

/// A sum over postings, whatever their order: equal for equal sets of postings, and else different
/// but for one case in 2^64.
class PostingSum {
 public:
  void add(std::string_view term, std::uint32_t docid, std::uint32_t wdf);

  /// All terms that the document lists.
  void add_document(const Xapian::Document& document, std::uint32_t docid);

  /// All postings of all terms. Reads the whole table of postings.
  void add_postings(const Xapian::Database& db);

  friend bool operator==(const PostingSum&, const PostingSum&) = default;

 private:
  std::uint64_t sum_ = 0;
};

/// How the document `docid` differs from `want`, which was built from its record: "terms",
/// "positions" or "values"; empty when they are equal.
std::string_view difference(const Xapian::Database& db, std::uint32_t docid,
                            const Xapian::Document& want);

}  // namespace gazette
