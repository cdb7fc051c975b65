// SPDX-License-Identifier: GPL-3.0-or-later
// Turns postings by document into postings by term, in memory: terms get numbers as they come, and
// are sorted once, at the end.
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
  std::uint32_t wdf = 0;             ///< how much it counts there
  std::uint32_t position_bytes = 0;  ///< of its packed positions; 0 without any
  std::size_t position_begin = 0;    ///< in the packed positions of all
};

class Inverter {
 public:
  /// A word of the document at hand; positions may come in any order, and more than once.
  void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf);

  /// A term of the document at hand, without a position. What it counts is added to what it has.
  void add_term(std::string_view term, std::uint32_t wdf);

  /// The next document begins. Returns the length of this one: what its terms count, in all.
  std::uint64_t end_document();

  std::uint32_t documents() const { return documents_; }
  std::uint32_t highest_wdf() const { return highest_wdf_; }

  /// Brings the postings of all documents into the order of their terms' bytes, then of documents;
  /// nothing is added afterwards.
  void sort();

  /// After sort(): all postings.
  std::span<const Posting> postings() const { return postings_; }

  /// After sort(): of each document, from the first on, where its postings stand in `postings()`,
  /// in the order of their terms.
  std::span<const std::uint32_t> postings_of(std::uint32_t document) const;

  std::string_view term(const Posting& posting) const;

  /// As pack_positions makes them.
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
  std::size_t document_begin_ = 0;  ///< of the document at hand, in `postings_`
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
