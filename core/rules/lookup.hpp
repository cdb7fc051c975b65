// SPDX-License-Identifier: GPL-3.0-or-later
// The terms that the rules of one language ask for, in the form in which the words of an article
// are looked up. Never changes once it is built.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/rules/part.hpp"
#include "core/rules/topic_rules.hpp"

namespace gazette {

/// The letters of a word without case and accents, in UTF-8.
std::string plain_text(std::string_view word);

/// A small set of words that may also claim to hold others: most words that were not added are
/// refused in a few instructions.
class WordFilter {
 public:
  void add(std::string_view word);
  bool may_have(std::string_view word) const { return bits_.test(place_of(word)); }

 private:
  static std::size_t place_of(std::string_view word);

  static constexpr unsigned bits = 16;
  std::bitset<1U << bits> bits_;
};

struct RuleLookup {
  /// REQUIRES: `language` outlives this.
  explicit RuleLookup(const LanguageRules& language);

  /// Whether some beginning may fit a word of these letters.
  bool may_begin(std::string_view letters) const;

  /// Calls `visit` with the number of each beginning that fits.
  template <typename Visit>
  void visit_beginnings(std::string_view letters, const Visit& visit) const {
    for (const std::size_t length : lengths) {
      if (length > letters.size()) return;
      const auto found = beginnings.find(letters.substr(0, length));
      if (found != beginnings.end()) visit(found->second);
    }
  }

  const LanguageRules& rules;
  std::unordered_map<std::string_view, RuleTerm> terms;  ///< without beginnings
  WordFilter filter;                                     ///< of `terms`
  std::unordered_map<std::string_view, RuleTerm> beginnings;
  WordFilter beginning_filter;       ///< of their first bytes
  std::vector<std::size_t> lengths;  ///< of beginnings, in bytes, rising
};

}  // namespace gazette
