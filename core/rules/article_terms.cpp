// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/article_terms.hpp"

#include <span>
#include <utility>

#include "core/schema/schema.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Calls `take` with every word and where it stands in the article.
template <typename Take>
void each_word(const ArticleWords& words, const Take& take) {
  std::uint32_t after = 0;
  for (const std::span<const Token> tokens : {words.title, words.body, words.summary}) {
    for (const Token& token : tokens) take(*token.word, after + token.position);
    if (!tokens.empty()) after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
  }
}

}  // namespace

void ArticleSigns::read(const ArticleWords& words, RuleLookup& lookup) {
  lookup_ = &lookup;
  ++number_;
  occurring_.clear();
  begun_.clear();
  title_end_ = static_cast<std::uint32_t>(words.title.size());
  each_word(words, [&](const Word& word, std::uint32_t position) { read_word(word, position); });
  if (!begun_.empty()) read_forms_of_begun(words);
}

void ArticleSigns::read_word(const Word& word, std::uint32_t position) {
  if (lookup_->filter.may_have(word.term)) read_term(word.term, position);
  if (!word.variant.empty() && lookup_->filter.may_have(word.variant)) {
    read_term(word.variant, position);
  }
  if (!lookup_->lengths.empty()) read_beginnings(word);
}

void ArticleSigns::read_term(const std::string& term, std::uint32_t position) {
  const auto found = lookup_->terms.find(term);
  if (found == lookup_->terms.end()) return;
  add_hit(found->second, position);
}

void ArticleSigns::add_hit(RuleSign sign, std::uint32_t position) {
  RuleLookup::Hits& its = lookup_->hits[sign];
  if (std::exchange(its.article, number_) != number_) {
    occurring_.push_back(sign);
    its.positions.clear();
  }
  if (position <= title_end_) its.title_article = number_;
  if (its.positions.empty() || its.positions.back() != position) {
    its.positions.push_back(position);
  }
}

/// `harb*` stands for the words that begin so, and each of these for all its forms.
void ArticleSigns::read_beginnings(const Word& word) {
  std::string_view letters = word.folded;
  if (!is_ascii(letters)) {
    auto known = plain_words_.find(word.folded);
    if (known == plain_words_.end()) {
      if (plain_words_.size() > default_cached_words) plain_words_.clear();
      known = plain_words_.emplace(word.folded, plain_text(word.folded)).first;
    }
    letters = known->second;
  }
  if (!lookup_->may_begin(letters) || !is_listed(word)) return;
  lookup_->each_beginning(letters, [&](RuleSign sign) {
    begin_with(sign, word.term);
    if (!word.variant.empty()) begin_with(sign, word.variant);
  });
}

void ArticleSigns::begin_with(RuleSign sign, std::string_view term) {
  std::vector<RuleSign>& signs = begun_[term];
  if (std::find(signs.begin(), signs.end(), sign) == signs.end()) signs.push_back(sign);
}

void ArticleSigns::read_forms_of_begun(const ArticleWords& words) {
  each_word(words, [&](const Word& word, std::uint32_t position) {
    add_begun(word.term, position);
    if (!word.variant.empty()) add_begun(word.variant, position);
  });
}

void ArticleSigns::add_begun(std::string_view term, std::uint32_t position) {
  const auto found = begun_.find(term);
  if (found == begun_.end()) return;
  for (const RuleSign sign : found->second) add_hit(sign, position);
}

Positions ArticleSigns::positions_of(const RuleWord& word, Within within,
                                     std::vector<std::uint32_t>& room) const {
  Positions positions;
  if (word.signs.size() == 1) {
    positions = lookup_->hits[word.signs.front()].positions;
  } else {
    room.clear();
    for (const RuleSign sign : word.signs) {
      if (!occurs(sign, within)) continue;
      const auto& its = lookup_->hits[sign].positions;
      room.insert(room.end(), its.begin(), its.end());
    }
    std::sort(room.begin(), room.end());
    positions = room;
  }
  if (within == Within::article) return positions;
  const auto behind = std::upper_bound(positions.begin(), positions.end(), title_end_);
  return positions.first(static_cast<std::size_t>(behind - positions.begin()));
}

}  // namespace gazette
