// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/inverter.hpp"

#include <algorithm>
#include <numeric>

#include "core/hash.hpp"
#include "indexer/glass/packing.hpp"

namespace gazette::glass {
namespace {

constexpr std::size_t first_slots = std::size_t{1} << 14U;

/// The first eight bytes of a term as a number with the same order; most terms differ there.
std::uint64_t leading_bytes(std::string_view term) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i) {
    value = value << 8U | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return value;
}

}  // namespace

std::string_view Inverter::term(const Posting& posting) const {
  const Term& term = terms_[posting.term];
  return std::string_view(letters_).substr(term.begin, term.bytes);
}

std::string_view Inverter::positions(const Posting& posting) const {
  return std::string_view(packed_positions_).substr(posting.position_begin, posting.position_bytes);
}

std::uint32_t Inverter::number_of(std::string_view term) {
  if (terms_.size() * 2 >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(short_hash_of(term));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Term& known = terms_[slots_[slot] - 1];
    if (known.hash == hash && std::string_view(letters_).substr(known.begin, known.bytes) == term) {
      return slots_[slot] - 1;
    }
  }
  terms_.push_back({letters_.size(), static_cast<std::uint32_t>(term.size()), hash, 0});
  letters_ += term;
  slots_[slot] = static_cast<std::uint32_t>(terms_.size());
  return slots_[slot] - 1;
}

void Inverter::grow() {
  slots_.assign(std::max(first_slots, 2 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    std::size_t slot = terms_[number].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

/// The posting of the term in the current document, counted from its first one; added if missing.
std::uint32_t Inverter::posting_of(std::string_view term, std::uint32_t wdf) {
  const std::uint32_t number = number_of(term);
  Term& known = terms_[number];
  if (known.last_document != documents_ + 1) {
    known.last_document = documents_ + 1;
    known.last_posting = static_cast<std::uint32_t>(postings_.size() - document_begin_);
    postings_.push_back({.term = number, .document = documents_ + 1});
  }
  postings_[document_begin_ + known.last_posting].wdf += wdf;
  return known.last_posting;
}

void Inverter::add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
  words_.emplace_back(posting_of(term, wdf), position);
}

void Inverter::add_term(std::string_view term, std::uint32_t wdf) { posting_of(term, wdf); }

std::uint64_t Inverter::end_document() {
  pack_positions_of_document();
  std::uint64_t length = 0;
  for (std::size_t i = document_begin_; i < postings_.size(); ++i) {
    length += postings_[i].wdf;
    highest_wdf_ = std::max(highest_wdf_, postings_[i].wdf);
  }
  document_begin_ = postings_.size();
  ++documents_;
  return length;
}

/// Packs the positions of the document: a counting sort orders them by posting and position.
void Inverter::pack_positions_of_document() {
  const std::size_t count = postings_.size() - document_begin_;
  ends_.assign(count + 1, 0);
  for (const auto& [posting, position] : words_) ++ends_[posting + 1];
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  scratch_.resize(words_.size());
  for (const auto& [posting, position] : words_) scratch_[ends_[posting]++] = position;
  words_.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::span<std::uint32_t> all(scratch_.data() + begin, ends_[i] - begin);
    begin = ends_[i];
    if (all.empty()) continue;
    std::size_t distinct = all.size();
    if (std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) != all.end()) {
      std::sort(all.begin(), all.end());
      distinct = static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
    }
    Posting& posting = postings_[document_begin_ + i];
    posting.position_begin = packed_positions_.size();
    pack_positions(packed_positions_, all.first(distinct));
    posting.position_bytes =
        static_cast<std::uint32_t>(packed_positions_.size() - posting.position_begin);
  }
}

/// The numbers of all terms, in the order of their bytes.
std::vector<std::uint32_t> Inverter::sorted_terms() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(terms_.size());
  const auto letters = [&](std::uint32_t number) {
    return std::string_view(letters_).substr(terms_[number].begin, terms_[number].bytes);
  };
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    order.emplace_back(leading_bytes(letters(number)), number);
  }
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : letters(a.second) < letters(b.second);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(order.size());
  for (const auto& [leading, number] : order) numbers.push_back(number);
  return numbers;
}

void Inverter::sort() {
  std::vector<std::size_t> places(terms_.size(), 0);  // where the next posting goes, by term
  for (const Posting& posting : postings_) ++places[posting.term];
  std::size_t place = 0;
  for (const std::uint32_t number : sorted_terms()) {
    place += std::exchange(places[number], place);
  }
  std::vector<Posting> sorted(postings_.size());
  for (const Posting& posting : postings_) sorted[places[posting.term]++] = posting;
  postings_.swap(sorted);
  begins_.assign(documents_ + 2, 0);
  for (const Posting& posting : postings_) ++begins_[posting.document + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  by_document_.resize(postings_.size());
  std::vector<std::size_t> next = begins_;
  for (std::uint32_t i = 0; i < postings_.size(); ++i) {
    by_document_[next[postings_[i].document]++] = i;
  }
}

std::span<const std::uint32_t> Inverter::postings_of(std::uint32_t document) const {
  return std::span(by_document_)
      .subspan(begins_[document], begins_[document + 1] - begins_[document]);
}

}  // namespace gazette::glass
