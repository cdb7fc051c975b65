// SPDX-License-Identifier: GPL-3.0-or-later
// Which terms of rules an article has, and where they stand in it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/rules/article_words.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_positions.hpp"

namespace gazette {

/// The terms of one article. Positions run through title, body and summary.
class ArticleTerms {
 public:
  enum class Within { article, title };

  /// The terms that the article has, each once.
  const std::vector<RuleTerm>& occurring() const { return occurring_; }

  bool occurs(RuleTerm term, Within within) const {
    const Hits& its = hits_[term];
    return (within == Within::title ? its.title_article : its.article) == article_;
  }

  bool occurs(const RuleWord& word, Within within) const {
    return std::any_of(word.terms.begin(), word.terms.end(),
                       [&](RuleTerm term) { return occurs(term, within); });
  }

  /// Where `word` stands. For a word of several terms they are merged in `scratch`, which must
  /// outlive the result. REQUIRES: `occurs(word, within)`.
  Positions positions_of(const RuleWord& word, Within within,
                         std::vector<std::uint32_t>& scratch) const;

 private:
  friend class ArticleTermReader;

  /// To clear all hits before each article would take longer than to find them: hits are valid if
  /// they bear the number of the current article.
  struct Hits {
    std::uint64_t article = 0;        ///< the last one that has the term
    std::uint64_t title_article = 0;  ///< the last one that has it in its title
    std::vector<std::uint32_t> positions;
  };

  void add(RuleTerm term, std::uint32_t position);

  std::uint64_t article_ = 0;  ///< counts articles
  std::uint32_t title_end_ = 0;
  std::vector<RuleTerm> occurring_;
  std::vector<Hits> hits_;  ///< by term
};

/// Folded words without accents. Used for every listed word outside ASCII, so some are kept: a few
/// megabytes, since listed words are short.
class PlainWords {
 public:
  static constexpr std::size_t most_words = 20'000;

  /// Valid until the next call.
  std::string_view of(const std::string& folded);

 private:
  std::unordered_map<std::string, std::string> plain_;
};

/// Finds the terms of articles of one language. A word that no rule asks for costs a few
/// instructions. One for each thread.
class ArticleTermReader {
 public:
  /// REQUIRES: both outlive the reader. Readers of one thread may share `plain_words`.
  ArticleTermReader(const RuleLookup& lookup, PlainWords& plain_words);

  /// The terms of the article that has these words; valid until the next call.
  const ArticleTerms& read(const ArticleWords& words);

 private:
  void read_word(const Word& word, std::uint32_t position);
  void read_term(const std::string& text, std::uint32_t position);
  void read_beginnings(const Word& word);
  void begin_with(RuleTerm beginning, std::string_view text);
  void read_forms_of_begun(const ArticleWords& words);
  void add_begun(std::string_view text, std::uint32_t position);

  const RuleLookup& lookup_;
  PlainWords& plain_words_;
  ArticleTerms found_;
  /// By a term of the article, the beginnings that stand for it. Keys lie in the analyzer's words.
  std::unordered_map<std::string_view, std::vector<RuleTerm>> begun_;
};

}  // namespace gazette
