// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/article_terms.hpp"

#include <span>
#include <utility>

#include "core/schema/schema.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Calls `visit` with every word and where it is in the article.
template <typename Visit>
void visit_words(const ArticleWords& words, const Visit& visit) {
  std::uint32_t after = 0;
  for (const std::span<const Token> tokens : {words.title, words.body, words.summary}) {
    for (const Token& token : tokens) visit(*token.word, after + token.position);
    if (!tokens.empty()) after += tokens.back().position + position_gap;
  }
}

}  // namespace

Positions ArticleTerms::positions_of(const RuleWord& word, Within within,
                                     std::vector<std::uint32_t>& scratch) const {
  Positions positions;
  if (word.terms.size() == 1) {
    positions = hits_[word.terms.front()].positions;
  } else {
    scratch.clear();
    for (const RuleTerm term : word.terms) {
      if (!occurs(term, within)) continue;
      const auto& its = hits_[term].positions;
      scratch.insert(scratch.end(), its.begin(), its.end());
    }
    std::sort(scratch.begin(), scratch.end());
    positions = scratch;
  }
  if (within == Within::article) return positions;
  const auto behind = std::upper_bound(positions.begin(), positions.end(), title_end_);
  return positions.first(static_cast<std::size_t>(behind - positions.begin()));
}

void ArticleTerms::add(RuleTerm term, std::uint32_t position) {
  Hits& its = hits_[term];
  if (std::exchange(its.article, article_) != article_) {
    occurring_.push_back(term);
    its.positions.clear();
  }
  if (position <= title_end_) its.title_article = article_;
  if (its.positions.empty() || its.positions.back() != position) {
    its.positions.push_back(position);
  }
}

std::string_view PlainWords::of(const std::string& folded) {
  auto known = plain_.find(folded);
  if (known == plain_.end()) {
    if (plain_.size() >= most_words) plain_.clear();
    known = plain_.emplace(folded, plain_text(folded)).first;
  }
  return known->second;
}

ArticleTermReader::ArticleTermReader(const RuleLookup& lookup, PlainWords& plain_words)
    : lookup_(lookup), plain_words_(plain_words) {
  found_.hits_.resize(lookup.rules.terms.count);
}

const ArticleTerms& ArticleTermReader::read(const ArticleWords& words) {
  ++found_.article_;
  found_.title_end_ = words.title.empty() ? 0 : words.title.back().position;
  found_.occurring_.clear();
  begun_.clear();
  visit_words(words, [&](const Word& word, std::uint32_t position) { read_word(word, position); });
  if (!begun_.empty()) read_forms_of_begun(words);
  return found_;
}

void ArticleTermReader::read_word(const Word& word, std::uint32_t position) {
  if (lookup_.filter.may_have(word.term)) read_term(word.term, position);
  if (!word.variant.empty() && lookup_.filter.may_have(word.variant)) {
    read_term(word.variant, position);
  }
  if (!lookup_.lengths.empty()) read_beginnings(word);
}

void ArticleTermReader::read_term(const std::string& text, std::uint32_t position) {
  const auto found = lookup_.terms.find(text);
  if (found != lookup_.terms.end()) found_.add(found->second, position);
}

/// `harb*` stands for the words that begin so; beside other words, each of these for all its forms.
void ArticleTermReader::read_beginnings(const Word& word) {
  const bool is_plain = is_ascii(word.folded);
  if (!is_plain && !is_listed(word)) return;
  const std::string_view letters =
      is_plain ? std::string_view(word.folded) : plain_words_.of(word.folded);
  if (!lookup_.may_begin(letters) || !is_listed(word)) return;
  lookup_.visit_beginnings(letters, [&](RuleTerm beginning) {
    found_.hits_[beginning].written_article = found_.article_;
    begin_with(beginning, word.term);
    if (!word.variant.empty()) begin_with(beginning, word.variant);
  });
}

void ArticleTermReader::begin_with(RuleTerm beginning, std::string_view text) {
  std::vector<RuleTerm>& beginnings = begun_[text];
  if (std::find(beginnings.begin(), beginnings.end(), beginning) == beginnings.end()) {
    beginnings.push_back(beginning);
  }
}

void ArticleTermReader::read_forms_of_begun(const ArticleWords& words) {
  visit_words(words, [&](const Word& word, std::uint32_t position) {
    add_begun(word.term, position);
    if (!word.variant.empty()) add_begun(word.variant, position);
  });
}

void ArticleTermReader::add_begun(std::string_view text, std::uint32_t position) {
  const auto found = begun_.find(text);
  if (found == begun_.end()) return;
  for (const RuleTerm beginning : found->second) found_.add(beginning, position);
}

}  // namespace gazette
