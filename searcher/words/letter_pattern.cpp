// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/letter_pattern.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {
namespace {

std::uint8_t capped(std::size_t edits) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(edits, 100));
}

}  // namespace

LetterPattern::LetterPattern(std::u32string letters, unsigned most_edits, Reach reach)
    : letters_(std::move(letters)), most_edits_(most_edits), reach_(reach) {
  Row row(letters_.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = capped(j);
  rows_.push_back(std::move(row));
}

void LetterPattern::read(char32_t letter) {
  rows_of_.push_back(rows_.size());
  if (letter < first_accented || letter >= after_accented) return read_plain(letter);
  for (const char32_t plain : plain_letters(to_utf8(letter))) read_plain(plain);
}

void LetterPattern::read_plain(char32_t letter) {
  const Row& above = rows_.back();
  Row row(above.size());
  row[0] = capped(above[0] + 1U);
  for (std::size_t j = 1; j < row.size(); ++j) {
    const unsigned same = letters_[j - 1] == letter ? 0 : 1;
    unsigned edits = std::min({above[j - 1] + same, above[j] + 1U, row[j - 1] + 1U});
    const bool exchanged =
        j > 1 && !plain_.empty() && letters_[j - 2] == letter && letters_[j - 1] == plain_.back();
    if (exchanged) edits = std::min(edits, rows_[rows_.size() - 2][j - 2] + 1U);
    row[j] = capped(edits);
  }
  const bool is_foreign = letter >= after_accented && letters_.find(letter) == std::u32string::npos;
  if (is_foreign) std::fill(row.begin(), row.end(), capped(100));
  rows_.push_back(std::move(row));
  plain_.push_back(letter);
}

std::u32string_view LetterPattern::beginning(std::size_t most) const {
  const bool is_certain = reach_ == Reach::beginning && most_edits_ == 0;
  return std::u32string_view(letters_).substr(0, is_certain ? letters_.size() : most);
}

void LetterPattern::go_back(std::size_t count) {
  if (count >= rows_of_.size()) return;
  rows_.resize(rows_of_[count]);
  plain_.resize(rows_.size() - 1);
  rows_of_.resize(count);
}

std::uint8_t LetterPattern::least() const {
  return *std::min_element(rows_.back().begin(), rows_.back().end());
}

bool LetterPattern::is_dead() const { return !fits_all() && least() > most_edits_; }

bool LetterPattern::fits_all() const {
  return reach_ == Reach::beginning && std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
           return row.back() <= most_edits_;
         });
}

std::optional<unsigned> LetterPattern::edits() const {
  if (fits_all()) return 0;
  if (rows_.back().back() > most_edits_) return std::nullopt;
  return rows_.back().back();
}

std::optional<char32_t> LetterPattern::next_letter(char32_t letter) const {
  const Row& row = rows_.back();
  const bool any_letter = least() < most_edits_;  // there is an edit left to spend
  std::optional<char32_t> next;
  const auto offer = [&](char32_t candidate) {
    if (candidate > letter && (!next || candidate < *next)) next = candidate;
  };
  if (letter + 1 < after_accented) {
    offer(any_letter || letter >= first_accented ? letter + 1 : first_accented);
  }
  for (std::size_t j = 0; j < letters_.size(); ++j) {
    const bool goes_on = row[j] <= most_edits_;
    const bool is_exchanged = j + 1 < letters_.size() && !plain_.empty() &&
                              letters_[j + 1] == plain_.back() &&
                              rows_[rows_.size() - 2][j] < most_edits_;
    if (any_letter || goes_on || is_exchanged) offer(letters_[j]);
  }
  return next;
}

}  // namespace gazette
