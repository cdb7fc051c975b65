// SPDX-License-Identifier: GPL-3.0-or-later
// Inverts postings by document into postings by term, in memory: terms are numbered as they come
// and sorted once, at the end. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette::glass {

/// A term in a document.
struct Posting {
  std::uint32_t term = 0;            ///< its number
  std::uint32_t document = 0;        ///< counts from 1
  std::uint32_t wdf = 0;             ///< within-document frequency
  std::uint32_t position_bytes = 0;  ///< of its packed positions; 0 without any
  std::size_t position_begin = 0;    ///< in the packed positions of all postings
};

class Inverter {
 public:
  /// Adds a word to the current document. Positions may come in any order and more than once.
  void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf);

  /// Adds a term without a position to the current document. `wdf` is added to what the term has.
  void add_term(std::string_view term, std::uint32_t wdf);

  /// Ends the current document. Returns its length: the sum of wdf over its terms.
  std::uint64_t end_document();

  std::uint32_t documents() const { return documents_; }
  std::uint32_t highest_wdf() const { return highest_wdf_; }

  /// Sorts all postings by the bytes of their terms, then by document. O(postings), besides sorting
  /// the distinct terms. Nothing may be added afterwards.
  void sort();

  /// All postings. REQUIRES: sort() was called.
  std::span<const Posting> postings() const { return postings_; }

  /// Indexes into postings() of the postings of one document, in the order of their terms.
  /// REQUIRES: sort() was called.
  std::span<const std::uint32_t> postings_of(std::uint32_t document) const;

  std::string_view term(const Posting& posting) const;

  /// Packed by pack_positions(). Valid until the next change.
  std::string_view positions(const Posting& posting) const;

 private:
  struct Term {
    std::size_t begin;  ///< in `letters_`
    std::uint32_t bytes;
    std::uint32_t hash;
    std::uint32_t last_document;     ///< that has it
    std::uint32_t last_posting = 0;  ///< of that document, counted from its first
  };

  std::uint32_t number_of(std::string_view term);
  std::uint32_t posting_of(std::string_view term, std::uint32_t wdf);
  void grow();
  void pack_positions_of_document();
  std::vector<std::uint32_t> sorted_terms() const;

  std::string letters_;  ///< of all terms
  std::vector<Term> terms_;
  std::vector<std::uint32_t> slots_;  ///< hash table: number of a term plus 1, 0 for none

  std::vector<Posting> postings_;
  std::size_t document_begin_ = 0;  ///< of the current document, in `postings_`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> words_;  ///< of it: posting and position
  std::uint32_t documents_ = 0;
  std::uint32_t highest_wdf_ = 0;
  std::string packed_positions_;

  std::vector<std::size_t> begins_;  ///< by document, in `by_document_`
  std::vector<std::uint32_t> by_document_;
  std::vector<std::uint32_t> scratch_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace gazette::glass
