// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of rules that an article has, and where. A word that no rule asks for costs a few
// instructions.
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

class ArticleSigns {
 public:
  /// Reads an article; what was known of the one before is forgotten. `words` must live as long as
  /// this call, `lookup`, which takes the hits, until the next one.
  void read(const ArticleWords& words, RuleLookup& lookup);

  std::uint64_t number() const { return number_; }  ///< of the article, from 1

  /// Those that it has, each once.
  const std::vector<RuleSign>& occurring() const { return occurring_; }

  enum class Within { article, title };

  bool occurs(RuleSign sign, Within within) const {
    const RuleLookup::Hits& its = lookup_->hits[sign];
    return (within == Within::title ? its.title_article : its.article) == number_;
  }

  bool occurs(const RuleWord& word, Within within) const {
    return std::any_of(word.signs.begin(), word.signs.end(),
                       [&](RuleSign sign) { return occurs(sign, within); });
  }

  /// Where `word` stands, which occurs. Those of a word of several signs come together in `room`.
  Positions positions_of(const RuleWord& word, Within within,
                         std::vector<std::uint32_t>& room) const;

 private:
  void read_word(const Word& word, std::uint32_t position);
  void read_term(const std::string& term, std::uint32_t position);
  void add_hit(RuleSign sign, std::uint32_t position);
  void read_beginnings(const Word& word);
  void begin_with(RuleSign sign, std::string_view term);
  void read_forms_of_begun(const ArticleWords& words);
  void add_begun(std::string_view term, std::uint32_t position);

  RuleLookup* lookup_ = nullptr;
  std::uint64_t number_ = 0;
  std::uint32_t title_end_ = 0;
  std::vector<RuleSign> occurring_;
  /// By the terms that beginnings stand for: the signs of these. Terms lie in the analyzer's words.
  std::unordered_map<std::string_view, std::vector<RuleSign>> begun_;
  std::unordered_map<std::string, std::string> plain_words_;  ///< of folded ones
};

}  // namespace gazette
