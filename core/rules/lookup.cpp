// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/lookup.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string_view first_bytes(std::string_view word) {
  constexpr std::size_t least = 3;  // `min_beginning_letters` have as many bytes
  return word.substr(0, least);
}

}  // namespace

std::string plain_text(std::string_view word) {
  std::string text;
  for (const char32_t letter : plain_letters(word)) text += to_utf8(letter);
  return text;
}

/// By the bytes that most words differ in.
std::size_t WordFilter::place_of(std::string_view word) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, word.data(), std::min(word.size(), sizeof bytes));
  return ((bytes ^ word.size()) * 0x9E3779B97F4A7C15U) >> (64 - bits);
}

void WordFilter::add(std::string_view word) { bits_.set(place_of(word)); }

RuleLookup::RuleLookup(const LanguageRules& language) : rules(language) {
  for (const auto& [text, term] : language.terms.whole) {
    terms.emplace(text, term);
    filter.add(text);
  }
  std::set<std::size_t> lengths_found;
  for (const auto& [letters, term] : language.terms.beginnings) {
    beginnings.emplace(letters, term);
    beginning_filter.add(first_bytes(letters));
    lengths_found.insert(letters.size());
  }
  lengths.assign(lengths_found.begin(), lengths_found.end());
}

bool RuleLookup::may_begin(std::string_view letters) const {
  return beginning_filter.may_have(first_bytes(letters));
}

}  // namespace gazette
