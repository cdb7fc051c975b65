// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/completion.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "searcher/word_list.hpp"

namespace gazette {
namespace {

constexpr std::array<std::string_view, 4> operators = {"AND", "OR", "NOT", "NEAR"};

bool is_operator(std::string_view word) {
  return std::find(operators.begin(), operators.end(), word) != operators.end();
}

/// Of a word; of typographic signs and blanks those that are common behind one are not.
bool is_in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t begin_of_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_in_word(text[begin - 1])) --begin;
  return begin;
}

/// Whether `before` ends in the name of a field whose values are no words of texts.
bool opens_field(std::string_view before) {
  if (!before.ends_with(':')) return false;
  before.remove_suffix(1);
  const std::string_view name = before.substr(begin_of_word(before));
  const Field* const field = find_field(name);
  return field != nullptr && field->kind != FieldKind::text;
}

bool is_long_enough(const std::u32string& letters) {
  return letters.size() >= 2 || (letters.size() == 1 && letters.front() > 0x2000);
}

}  // namespace

OpenWord open_word(std::string_view query) {
  const std::size_t begin = begin_of_word(query);
  const std::string_view before = query.substr(0, begin);
  const std::string_view word = query.substr(begin);
  if (is_operator(word) || opens_field(before) || !is_long_enough(plain_letters(word))) return {};
  return {std::string(before), std::string(word)};
}

std::string trial_query(const std::string& before, const std::string& word) {
  std::string all;
  for (std::size_t begin = 0; begin < before.size();) {
    const std::size_t end = std::min(before.find(' ', begin), before.size());
    const std::string step = before.substr(begin, end - begin);
    begin = end + 1;
    if (step.empty()) continue;
    if (is_operator(step) || !std::all_of(step.begin(), step.end(), is_in_word)) {
      return before + word;
    }
    all += step + " AND ";
  }
  return all + word;
}

std::vector<std::string> words_begun(const std::string& word, const IndexView& index) {
  WordList list(index.db, index.word_lists);
  const std::u32string letters = plain_letters(word);
  if (!list.has_words() || letters.size() > LetterPattern::max_letters) return {};
  const FoundWords found =
      list.find(LetterPattern(letters, 0, LetterPattern::Reach::beginning), max_completion_trials);
  std::vector<std::string> words;
  for (const ListedWord& listed : found.words) {
    if (listed.word != fold_case(word)) words.push_back(listed.word);
  }
  return words;
}

}  // namespace gazette
