// SPDX-License-Identifier: GPL-3.0-or-later
// The leaves of a query's tree as Xapian queries: words, phrases, words near each other. Also
// collects what to highlight, what was typed for which term, and warnings.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/query/parser.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/words/word_expander.hpp"
#include "searcher/words/word_limit.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// For one query. Functions return nothing for a node without words (punctuation alone), and throw
/// Xapian's errors.
class WordCompiler {
 public:
  using Words = std::vector<ExpandedWord>;

  /// `query` is the whole query, which is searched in the languages of `index`; `all_languages` are
  /// those that the index has. What these refer to must outlive this.
  WordCompiler(const ParsedQuery& query, const IndexView& index,
               const std::vector<std::string>& all_languages);

  std::optional<Xapian::Query> word(const Node& node);
  /// A word that articles have at least `node.times` times, in title, body and summary together.
  std::optional<Xapian::Query> often(const Node& node);
  std::optional<Xapian::Query> phrase(const Node& node);
  std::optional<Xapian::Query> near(const Node& node);

  /// The words of a condition. REQUIRES: `node.field` is of kind text or name.
  Words words_of_field(const Node& node);

  /// The words of a condition on the title as plain words, for their scores.
  std::vector<Xapian::Query> title_scores(const Node& node);

  /// The words of `node`, without those that exceed the limit, where each is a word by itself;
  /// nothing where it must be compiled as a whole (a phrase, a pattern).
  std::optional<Words> separate_words(const Node& node);

  /// A word that is searched by itself.
  Xapian::Query scored_word(const ExpandedWord& word);

  /// Whether `word` is one that means itself in capitals only: `WHO` in "WHO report", not in "who
  /// is it", where it says nothing.
  bool is_word_in_capitals(const ExpandedWord& word) const;

  /// The articles that have it in capitals. REQUIRES: `is_word_in_capitals(word)`.
  Xapian::Query in_capitals(const ExpandedWord& word);

  /// What adds to the scores of articles that have words as they were typed, or are in the language
  /// that the query is typed in, from the words compiled so far.
  std::vector<Xapian::Query> preferences();

  /// Whether `word` is searched by more than its stems: in capitals, in other spellings, in pairs
  /// of letters.
  bool is_special(const ExpandedWord& word) const;

  /// Queries for `words`, each given by its terms with how often it was typed.
  std::vector<Xapian::Query> scored_words(
      const std::map<std::vector<std::string>, unsigned>& words);

  /// Whether `node` is a word and nothing but stop words.
  bool is_pure_stop(const Node& node);

  /// The first `max_phrase_words` of `words`, with a warning where there are more.
  Words cut_phrase(Words words, std::size_t byte_offset);
  /// The same for words joined by NEAR.
  Words cut_near(Words words, std::size_t byte_offset);

  /// Adds a warning about one part of the query.
  void warn(Warning warning) { warnings_.push_back(std::move(warning)); }

  /// Adds a warning about a limit that the query reached. These come first and are all kept.
  void warn_of_limit(Warning warning) { result_.warnings.push_back(std::move(warning)); }

  /// Whether what is compiled now is what articles must not have: it is not highlighted.
  bool is_excluding() const { return is_excluding_; }

  /// Calls `compile` for what articles must not have, and returns its result.
  template <typename Compile>
  auto excluding(Compile compile) {
    const bool outer = std::exchange(is_excluding_, true);
    auto query = compile();
    is_excluding_ = outer;
    return query;
  }

  /// What was found out while compiling, without a query: patterns, typed words and warnings, of
  /// many warnings the first. To be called once, at the end.
  CompiledQuery finish();

 private:
  Words expand(const Node& node);
  bool has_articles(const ExpandedWord& word) const;
  bool has_articles_in_any_language(const ExpandedWord& word) const;
  void record_typed(const std::string& term, const std::string& word);
  Words cut(Words words, std::size_t most, std::string subject, std::size_t byte_offset);
  std::optional<Xapian::Query> exact(const Words& words, const Node& node);
  Xapian::Query with_spellings(Xapian::Query query, const ExpandedWord& word,
                               const std::vector<std::string>& spellings);
  std::optional<Xapian::Query> with_joined(std::optional<Xapian::Query> query, const Words& words,
                                           const Node& node);
  void prefer_as_typed(const ExpandedWord& word);
  std::vector<Xapian::Query> language_preferences();
  Xapian::Query with_pairs(Xapian::Query query, const ExpandedWord& word);
  void highlight(Pattern pattern);
  void highlight(const Words& words);
  std::optional<Xapian::Query> phrase(Words typed, const Node& node);
  bool is_loose(const Words& words);
  bool is_phrase_of_articles(const Words& words);
  void take_warnings();

  Syntax syntax_;
  const IndexView& index_;
  const std::vector<std::string>& all_languages_;
  WordExpander expander_;
  WordLimit limit_;
  CompiledQuery result_;  ///< without a query
  std::vector<Warning> warnings_;
  std::map<std::string, double> preferred_;  ///< weights by terms that articles should have
  std::map<std::string, unsigned> pairs_;    ///< how often each pair of letters was typed
  Words beside_;                             ///< words side by side, in all their languages
  bool capitals_tell_;                       ///< not in a query that is in capitals throughout
  bool is_excluding_ = false;
  std::map<std::vector<std::vector<std::string>>, bool> known_phrases_;  ///< by the terms of words
  double probing_cost_ = 0;
};

}  // namespace gazette
