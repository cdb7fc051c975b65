// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of one language in the form in which the words of an article are looked up, and what
// was found of the article at hand.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/rules/part.hpp"
#include "core/rules/topic_rules.hpp"

namespace gazette {

/// The letters of a word without case and accents, in UTF-8.
std::string plain_text(std::string_view word);

/// Tells most words that were not added from those that were, in a few instructions.
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
  /// Where a sign occurs. What belongs to another article than that at hand counts as nothing.
  struct Hits {
    std::uint64_t article = 0;        ///< the last one that has the sign
    std::uint64_t title_article = 0;  ///< the last one that has it in its title
    std::vector<std::uint32_t> positions;
  };
  /// Of a rule: how many of the signs that it needs the article has.
  struct Tally {
    std::uint64_t article = 0;
    std::size_t signs = 0;
  };

  /// `language` must live as long.
  explicit RuleLookup(const LanguageRules& language);

  /// Whether some beginning may fit a word of these letters.
  bool may_begin(std::string_view letters) const;

  /// Calls `take` with the sign of each beginning that fits.
  template <typename Take>
  void each_beginning(std::string_view letters, const Take& take) const {
    for (const std::size_t length : lengths) {
      if (length > letters.size()) return;
      const auto found = beginnings.find(letters.substr(0, length));
      if (found != beginnings.end()) take(found->second);
    }
  }

  const LanguageRules& rules;
  std::unordered_map<std::string_view, RuleSign> terms;
  WordFilter filter;  ///< of `terms`
  std::unordered_map<std::string_view, RuleSign> beginnings;
  WordFilter beginning_filter;       ///< of their first bytes
  std::vector<std::size_t> lengths;  ///< of beginnings, in bytes, rising
  std::vector<Hits> hits;            ///< by sign
  std::vector<Tally> tallies;        ///< by rule
};

}  // namespace gazette
