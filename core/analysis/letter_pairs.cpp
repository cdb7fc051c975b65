// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/letter_pairs.hpp"

#include <algorithm>
#include <cstddef>

#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

bool is_hangul(char32_t letter) { return letter >= 0xAC00 && letter <= 0xD7A3; }

/// Ideographs, with the iteration marks, and kana.
bool is_unspaced(char32_t letter) {
  return (letter >= 0x3400 && letter <= 0x9FFF) || (letter >= 0x20000 && letter <= 0x3FFFF) ||
         (letter >= 0x3041 && letter <= 0x30FF) || letter == 0x3005;
}

bool is_paired(char32_t letter) { return is_hangul(letter) || is_unspaced(letter); }

std::string make_pair_of(char32_t first, char32_t second) {
  return to_utf8(first) + to_utf8(second);
}

}  // namespace

bool has_paired_letters(std::string_view folded) {
  // All of them begin with one of these bytes in UTF-8.
  const bool may_have = std::any_of(folded.begin(), folded.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  if (!may_have) return false;
  const std::u32string letters = code_points(folded);
  return std::any_of(letters.begin(), letters.end(), is_paired);
}

bool is_korean_pair(std::string_view pair) {
  const std::u32string letters = code_points(pair);
  return !letters.empty() && is_hangul(letters.front());
}

std::vector<std::string> pairs_within(std::string_view folded) {
  const std::u32string letters = code_points(folded);
  std::vector<std::string> pairs;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (is_paired(letters[i - 1]) && is_paired(letters[i])) {
      pairs.push_back(make_pair_of(letters[i - 1], letters[i]));
    }
  }
  return pairs;
}

std::vector<std::string> pair_terms(const std::vector<std::string>& pairs) {
  std::vector<std::string> terms;
  terms.reserve(pairs.size());
  for (const std::string& each : pairs) terms.push_back(pair_term(each));
  return terms;
}

std::string pair_between(std::string_view word, std::string_view next) {
  const std::u32string letters = code_points(word);
  const std::u32string others = code_points(next);
  if (letters.empty() || others.empty()) return {};
  if (!is_unspaced(letters.back()) || !is_unspaced(others.front())) return {};
  return make_pair_of(letters.back(), others.front());
}

std::string_view paired_letters(const Word& word) {
  const bool is_korean = word.folded.find_first_of("\xEA\xEB\xEC\xED") != std::string::npos;
  return is_korean ? std::string_view(word.folded) : without_mark(word.term);
}

std::vector<std::string> pairs_of(std::span<const Token> tokens) {
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Word& word = *tokens[i].word;
    if (!word.has_paired_letters) continue;
    for (std::string& each : pairs_within(paired_letters(word))) pairs.push_back(std::move(each));
    if (i + 1 == tokens.size() || tokens[i + 1].bytes.begin != tokens[i].bytes.end) continue;
    std::string seam = pair_between(paired_letters(word), paired_letters(*tokens[i + 1].word));
    if (!seam.empty()) pairs.push_back(std::move(seam));
  }
  return pairs;
}

}  // namespace gazette
