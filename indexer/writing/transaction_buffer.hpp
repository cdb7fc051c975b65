// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds the memory that Xapian takes for a transaction. It keeps the postings and positions of up
// to 10,000 changed documents, of whatever size, until it writes them to the tables; here they are
// written when they have grown to a limit. Readers see nothing of it before the commit. Not
// thread-safe.
#pragma once

#include <cstddef>

namespace Xapian {
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

class TransactionBuffer {
 public:
  /// REQUIRES: `db` outlives it and is within a transaction.
  TransactionBuffer(Xapian::WritableDatabase& db, std::size_t most_bytes)
      : db_(db), most_bytes_(most_bytes) {}

  /// Call for each document that is added to the database. Throws Xapian's errors.
  void add(const Xapian::Document& document);

  /// Call for each document that is removed from it or replaced, with the size of the article.
  /// Throws Xapian's errors.
  void remove(std::size_t article_bytes);

  /// How often postings were written before the commit.
  std::size_t written() const { return written_; }

 private:
  void hold(std::size_t more);

  Xapian::WritableDatabase& db_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  ///< that Xapian holds, approximately
  std::size_t written_ = 0;
};

}  // namespace gazette
