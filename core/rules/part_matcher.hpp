// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an article fulfils what a part of a rule asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/rules/article_terms.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_positions.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// Whether an article names whom a rule asks for: authors, places, people. Names are short and few
/// rules ask for them, so they are read when one does.
class NameReader {
 public:
  /// Whether the values of the field of `part`, which is of the kind `name`, have its words in
  /// their order.
  bool has(const RulePart& part, const Article& article, const RuleLookup& lookup);

 private:
  /// A term of the rules in the values of a field.
  struct Hit {
    RuleTerm term;
    std::uint32_t position;
  };

  std::vector<Hit> hits_in(const std::vector<std::string>& values, const RuleLookup& lookup);
  static void add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                       std::vector<Hit>& to);
  static std::vector<std::uint32_t> positions_among(const std::vector<Hit>& its,
                                                    const RuleWord& word);

  Analyzer analyzer_{200'000};
};

/// What the parts of rules are tried on.
struct Candidate {
  const Article& article;
  const ArticleTerms& terms;
  const RuleLookup& lookup;  ///< of the article's language
};

/// From one call to the next it keeps nothing of an article, only memory to work in. One for each
/// thread.
class RulePartMatcher {
 public:
  /// Whether `candidate` fulfils `part`, which is one of a rule of the candidate's language.
  bool takes(const RulePart& part, const Candidate& candidate);

 private:
  using Within = ArticleTerms::Within;

  /// Whether a part is fulfilled when of words only those of the title count, and by what.
  enum class Standing { no, without_words, with_words };

  Standing standing_of(const RulePart& part, const Candidate& candidate);
  Standing standing_of(const std::vector<RulePart>& parts, std::size_t least,
                       const Candidate& candidate);
  bool takes_enough(const RulePart& part, const Candidate& candidate);
  bool has_words(const RulePart& part, Within within, const ArticleTerms& terms);

  NameReader names_;

  // For the words of a part; kept because to allocate them takes longer than to fill them.
  std::vector<Positions> places_;
  std::vector<std::vector<std::uint32_t>> merged_;
};

}  // namespace gazette
