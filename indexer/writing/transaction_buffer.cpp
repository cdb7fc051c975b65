// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/transaction_buffer.hpp"

#include <xapian.h>

#include "core/footprint.hpp"

namespace gazette {
namespace {

/// Xapian has a node for the posting of a term in a document, and one with a string for its
/// positions.
constexpr std::size_t posting_bytes = 3 * node_bytes + sizeof(std::string);

/// About one distinct term in so many bytes of an article.
constexpr std::size_t bytes_a_term = 8;

}  // namespace

void TransactionBuffer::add(const Xapian::Document& document) {
  hold(document.termlist_count() * posting_bytes);
}

void TransactionBuffer::remove(std::size_t article_bytes) {
  hold(article_bytes / bytes_a_term * posting_bytes);
}

/// To enumerate all terms, Xapian must have written the postings, and to know whether there are
/// positions, those.
void TransactionBuffer::hold(std::size_t more) {
  bytes_ += more;
  if (bytes_ <= most_bytes_) return;
  db_.allterms_begin();
  db_.has_positions();
  bytes_ = 0;
  ++written_;
}

}  // namespace gazette
