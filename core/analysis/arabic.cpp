// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/arabic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette {
namespace {

/// Every letter takes two bytes.
constexpr std::size_t letter_bytes = 2;
constexpr std::size_t least_left = 2 * letter_bytes;

constexpr std::string_view and_letter = "و";
constexpr std::array<std::string_view, 6> articles = {"ال", "وال", "بال", "كال", "فال", "لل"};
constexpr std::array<std::string_view, 8> suffixes = {"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"};

std::string_view without_prefix(std::string_view word) {
  for (const std::string_view article : articles) {
    if (word.starts_with(article) && word.size() >= article.size() + least_left) {
      return word.substr(article.size());
    }
  }
  const bool begins_with_and = word.starts_with(and_letter);
  constexpr std::size_t least = 3 * letter_bytes;  // after "and", which begins many words
  if (begins_with_and && word.size() >= and_letter.size() + least) {
    return word.substr(and_letter.size());
  }
  return word;
}

}  // namespace

std::string light_arabic_stem(std::string_view word) {
  word = without_prefix(word);
  for (const std::string_view suffix : suffixes) {
    if (word.ends_with(suffix) && word.size() >= suffix.size() + least_left) {
      word.remove_suffix(suffix.size());
    }
  }
  return std::string(word);
}

}  // namespace gazette
