// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/word_limit.hpp"

#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "searcher/words/word_frequency.hpp"

namespace gazette {
namespace {

using Terms = std::vector<std::string>;

void collect(const Node& node, WordExpander& expander, std::set<Terms>& words) {
  if (node.kind == Node::Kind::word) {
    for (ExpandedWord& word : expander.expand(node.text, node.byte_offset)) {
      if (!word.is_pattern()) words.insert(std::move(word.terms));
    }
  }
  if (node.kind == Node::Kind::near) return;  // has a limit of its own
  for (const Node& child : node.children) collect(child, expander, words);
}

}  // namespace

WordLimit limit_words(const ParsedQuery& query, WordExpander& expander,
                      const Xapian::Database& db) {
  WordLimit limit;
  if (query.text.size() <= 2 * max_words) return limit;  // a word is at least a letter and a blank
  std::set<Terms> words;
  collect(query.tree, expander, words);
  limit.words = words.size();
  if (words.size() <= max_words) return limit;
  std::vector<std::tuple<bool, std::size_t, Terms>> by_rarity;  // words that no article has last
  for (const Terms& terms : words) {
    const std::size_t articles = articles_with(db, terms);
    by_rarity.emplace_back(articles == 0, articles, terms);
  }
  std::sort(by_rarity.begin(), by_rarity.end());
  for (std::size_t i = max_words; i < by_rarity.size(); ++i) {
    limit.words_left_out.insert(std::get<Terms>(by_rarity[i]));
  }
  return limit;
}

}  // namespace gazette
