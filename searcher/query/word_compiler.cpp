// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/schema/schema.hpp"
#include "searcher/query/language_preference.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/words/word_frequency.hpp"

namespace gazette {
namespace {

/// People write operators in capitals also where they mean nothing.
bool is_operator(std::string_view typed) {
  return typed == "AND" || typed == "OR" || typed == "NOT" || typed == "NEAR";
}

/// The words of a query, without conditions on fields and operators.
std::string words_in(const Node& node) {
  if (node.kind == Node::Kind::condition) return {};
  std::string words = node.text;
  for (const Node& child : node.children) words.append(1, ' ').append(words_in(child));
  return words;
}

/// What was typed between blanks around `word`, one of `words` in `text`: `AT&T`, of which it is
/// the `T`. Where nothing but a dictionary separates words, the word alone.
std::string typed_with(const ExpandedWord& word, const std::vector<ExpandedWord>& words,
                       const std::string& text) {
  const bool is_compound = std::any_of(
      words.begin(), words.end(), [](const ExpandedWord& each) { return each.touches_previous; });
  const std::size_t at = text.find(word.typed);
  if (words.size() == 1 || is_compound || at == std::string::npos) return word.typed;
  const std::size_t blank = text.rfind(' ', at);
  const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
  const std::string piece = text.substr(begin, text.find(' ', at) - begin);
  const bool is_one_of_several =
      std::any_of(words.begin(), words.end(), [&](const ExpandedWord& each) {
        return each.typed != word.typed && piece.find(each.typed) != std::string::npos;
      });
  return is_one_of_several ? piece : word.typed;
}

}  // namespace

using Xapian::Query;
using Number = Warning::Remedy::Number;

namespace {

/// How many postings may be read to see which words that were typed without blanks are phrases.
constexpr double max_probing_cost = 0.1 * postings_per_second;

}  // namespace

WordCompiler::WordCompiler(const ParsedQuery& query, const IndexView& index,
                           const std::vector<std::string>& all_languages)
    : syntax_(query.syntax),
      index_(index),
      all_languages_(all_languages),
      expander_(index, query.syntax),
      limit_(limit_words(query, expander_, index.db)),
      capitals_tell_(
          !are_in_capitals(index.analyzer.analyze(words_in(query.tree), unknown_language))) {
  if (limit_.words_left_out.empty()) return;
  Warning warning;
  warning.fault = fmt::format("the query has {} different words", limit_.words);
  warning.remedy = {fmt::format("only the {} rarest", max_words), "searched", Number::plural};
  warn_of_limit(std::move(warning));
}

CompiledQuery WordCompiler::finish() {
  // A query of nothing but patterns that cannot be searched would warn thousands of times.
  constexpr std::size_t most = 8;
  const std::size_t more = warnings_.size() - std::min(warnings_.size(), most);
  warnings_.resize(warnings_.size() - more);
  if (more > 0) {
    Warning rest;
    rest.fault = more == 1
                     ? "one more part of the query is not searched as typed"
                     : fmt::format("{} more parts of the query are not searched as typed", more);
    warn(std::move(rest));
  }
  result_.warnings.insert(result_.warnings.end(), warnings_.begin(), warnings_.end());
  return std::move(result_);
}

std::optional<Query> WordCompiler::word(const Node& node) {
  const Words words = expand(node);
  if (words.size() > 1 && !is_loose(words)) return with_joined(phrase(words, node), words, node);
  std::vector<Query> parts;
  for (const ExpandedWord& each : words) {
    if (limit_.leaves_out(each)) continue;
    parts.push_back(scored_word(each));
  }
  if (parts.empty()) return std::nullopt;
  return any_of(parts);
}

std::optional<Query> WordCompiler::often(const Node& node) {
  const Words words = expand(node);
  if (words.size() != 1 || words.front().is_pattern()) {
    const std::string counted = fmt::format("atleast{}", node.times);
    warn({in_quotes(node.text),
          node.byte_offset,
          fmt::format("is not a single word, and {} counts single words only", counted),
          Warning::Remedy{counted, "ignored"},
          {}});
    return word(node);
  }
  return Query(Query::OP_FILTER, scored_word(words.front()), repeated(words.front(), node.times));
}

Query WordCompiler::scored_word(const ExpandedWord& word) {
  if (is_word_in_capitals(word)) return in_capitals(word);
  highlight(Words{word});
  prefer_as_typed(word);
  return with_pairs(with_spellings(scored(index_, word), word, word.other_spellings), word);
}

/// `query`, which searches `word`, or articles that have it within longer words. Its pairs score
/// beside the whole query.
Query WordCompiler::with_pairs(Query query, const ExpandedWord& word) {
  if (word.pairs.empty() || word.is_pattern()) return query;
  if (!is_excluding_) {
    for (const std::string& pair : word.pairs) ++pairs_[pair];
  }
  if (word.core.empty()) return query;
  const std::vector<std::string> core = pair_terms(pairs_within(word.core));
  for (const std::string& pair : core) record_typed(pair, word.typed);
  const Query within(Query::OP_AND, core.begin(), core.end());
  return any_of({std::move(query), unscored(within)});
}

bool WordCompiler::is_special(const ExpandedWord& word) const {
  if (is_word_in_capitals(word)) return true;
  return word.stop == ExpandedWord::Stop::no &&
         (!word.other_spellings.empty() || !word.pairs.empty());
}

/// `query`, which searches `word`, or one of `spellings`.
Query WordCompiler::with_spellings(Query query, const ExpandedWord& word,
                                   const std::vector<std::string>& spellings) {
  if (spellings.empty()) return query;
  const bool is_known = articles_with(index_.db, word.terms) > 0;
  const double weight = weight_of(index_, is_known ? word.terms : spellings);
  std::vector<Query> either = {std::move(query)};
  for (const std::string& spelling : spellings) {
    record_typed(spelling, word.typed);
    either.push_back(weighted(spelling, weight * index_.weights.spelling_share));
    highlight(Pattern{{spelling}});
  }
  return any_of(either);
}

/// `query`, which searches `words` typed with hyphens between them, or what they are without these:
/// `co-operation` finds `cooperation`.
std::optional<Query> WordCompiler::with_joined(std::optional<Query> query, const Words& words,
                                               const Node& node) {
  std::string joined = node.text;
  for (const std::string_view hyphen : {"-", "\u2010", "\u2011"}) {
    for (std::size_t at = joined.find(hyphen); at != std::string::npos; at = joined.find(hyphen)) {
      joined.erase(at, hyphen.size());
    }
  }
  if (!query || joined == node.text) return query;
  const Words whole = expander_.expand(joined, node.byte_offset);
  if (whole.size() != 1 || whole.front().is_pattern()) return query;
  std::vector<std::string> spellings = whole.front().terms;
  std::erase_if(spellings, [&](const std::string& term) { return !index_.db.term_exists(term); });
  return with_spellings(*query, words.front(), spellings);
}

bool WordCompiler::is_word_in_capitals(const ExpandedWord& word) const {
  return capitals_tell_ && word.in_capitals && word.stop != ExpandedWord::Stop::no &&
         !word.own.empty() && !is_operator(word.typed) &&
         index_.db.term_exists(capitals_form(without_mark(word.own)));
}

Query WordCompiler::in_capitals(const ExpandedWord& word) {
  const std::string term = capitals_form(without_mark(word.own));
  record_typed(term, word.typed);
  highlight(Pattern{{term}});
  return weighted(term, weight_of(index_, {term}));
}

void WordCompiler::prefer_as_typed(const ExpandedWord& word) {
  if (is_excluding_ || word.is_pattern() || word.own.empty() ||
      word.stop != ExpandedWord::Stop::no) {
    return;
  }
  // To look for the form costs as much as it has articles. That of a common word weighs little.
  constexpr Xapian::doccount most_articles = 5'000;
  const double weight = weight_of(index_, word.terms);
  const Xapian::doccount articles = index_.db.get_termfreq(word.own);
  if (articles > 0 && articles <= most_articles) {
    record_typed(word.own, word.typed);
    preferred_[word.own] = weight * index_.weights.own_form_share;
  }
  if (!capitals_tell_ || !word.in_capitals) return;
  const std::string capitals = capitals_form(without_mark(word.own));
  record_typed(capitals, word.typed);
  preferred_[capitals] = weight * index_.weights.capitals_share;
}

std::vector<Query> WordCompiler::preferences() {
  // A pasted text is not typed word for word to find these words as they stand, and would cost
  // twice.
  constexpr std::size_t most_preferred = 32;
  constexpr std::size_t most_pairs = 256;
  std::vector<Query> queries;
  if (pairs_.size() <= most_pairs) {
    for (const auto& [pair, count] : pairs_) queries.push_back(scored_pair(index_, pair, count));
  }
  if (preferred_.size() > most_preferred) return queries;
  for (const auto& [term, weight] : preferred_) {
    if (weight > 0) queries.push_back(weighted(term, weight));
  }
  for (Query& each : language_preferences()) queries.push_back(std::move(each));
  return queries;
}

/// One query for each language that the words may be in: an article has one of these.
std::vector<Query> WordCompiler::language_preferences() {
  result_.languages = languages_typed_in(beside_, index_);
  if (result_.languages.empty()) return {};
  double sum = 0;
  for (const ExpandedWord& word : beside_) {
    if (word.stop == ExpandedWord::Stop::no) sum += weight_of(index_, word.terms);
  }
  result_.language_weight = sum * index_.weights.language_share;
  std::vector<Query> queries;
  for (const std::string& language : result_.languages) {
    const std::string term = whole_term(language_field, language);
    queries.push_back(weighted(term, result_.language_weight));
  }
  return queries;
}

std::optional<Query> WordCompiler::phrase(const Node& node) {
  Words words = expand(node);
  return node.is_exact ? exact(words, node) : phrase(std::move(words), node);
}

/// The words beside each other, each somewhere in the article as it was typed.
std::optional<Query> WordCompiler::exact(const Words& words, const Node& node) {
  std::vector<std::string> forms;
  for (const ExpandedWord& word : words) {
    if (word.own.empty() || word.is_pattern()) continue;
    forms.push_back(word.in_capitals ? capitals_form(without_mark(word.own)) : word.own);
    record_typed(forms.back(), word.typed);
  }
  std::optional<Query> query = phrase(words, node);
  if (query) query = having(*query, forms);
  // The stem of a stop word has no count, and scores nothing.
  const bool is_stop = words.size() == 1 && words.front().stop != ExpandedWord::Stop::no;
  if (query && is_stop && forms.size() == 1) {
    query = weighted(forms.front(), weight_of(index_, forms));
  }
  if (words.size() == 1 && !forms.empty() && query && !is_excluding_) {
    result_.patterns.back() = {forms};
  }
  return query;
}

std::optional<Query> WordCompiler::near(const Node& node) {
  Words words;
  for (const Node& child : node.children) {
    for (ExpandedWord& each : expand(child)) words.push_back(std::move(each));
  }
  if (words.empty()) return std::nullopt;
  words = cut_near(std::move(words), node.children.front().byte_offset);
  for (const ExpandedWord& each : words) highlight(Words{each});
  return near_of(words, node.window + words.size() - 1);
}

WordCompiler::Words WordCompiler::words_of_field(const Node& node) {
  Words words = expander_.expand(*node.field, node.text, node.byte_offset);
  take_warnings();
  return words;
}

std::vector<Query> WordCompiler::title_scores(const Node& node) {
  std::vector<Query> scores;
  for (const ExpandedWord& word : expand(node)) {
    if (word.stop != ExpandedWord::Stop::no) continue;
    highlight(Words{word});
    scores.push_back(scored(index_, word));
  }
  return scores;
}

std::optional<WordCompiler::Words> WordCompiler::separate_words(const Node& node) {
  Words words = expand(node);
  const bool stand_alone = words.size() <= 1 || is_loose(words);
  if (!stand_alone || (!words.empty() && words.back().is_pattern())) return std::nullopt;
  std::erase_if(words, [&](const ExpandedWord& each) { return limit_.leaves_out(each); });
  for (const ExpandedWord& each : words) {
    if (!is_special(each)) prefer_as_typed(each);
  }
  if (!is_excluding_) beside_.insert(beside_.end(), words.begin(), words.end());
  return words;
}

std::vector<Query> WordCompiler::scored_words(
    const std::map<std::vector<std::string>, unsigned>& words) {
  std::vector<Query> parts;
  for (const auto& [terms, times] : words) {
    parts.push_back(scored(index_, terms, times));
    highlight(Pattern{terms});
  }
  return parts;
}

bool WordCompiler::is_pure_stop(const Node& node) {
  if (node.kind == Node::Kind::ranked && !node.children.empty()) {
    return std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
      return child.sign == Node::Sign::none && is_pure_stop(child);
    });
  }
  if (node.kind != Node::Kind::word || node.times > 1) return false;
  const Words words = expand(node);
  const bool is_any_in_capitals =
      std::any_of(words.begin(), words.end(),
                  [&](const ExpandedWord& word) { return is_word_in_capitals(word); });
  return !words.empty() && are_stop_words(words) && !is_any_in_capitals;
}

WordCompiler::Words WordCompiler::cut_phrase(Words words, std::size_t byte_offset) {
  return cut(std::move(words), max_phrase_words, "the phrase", byte_offset);
}

WordCompiler::Words WordCompiler::cut_near(Words words, std::size_t byte_offset) {
  return cut(std::move(words), max_near_words, "the NEAR", byte_offset);
}

WordCompiler::Words WordCompiler::expand(const Node& node) {
  Words words = expander_.expand(node.text, node.byte_offset);
  take_warnings();
  for (const ExpandedWord& word : words) {
    for (const std::string& term : word.terms) record_typed(term, word.typed);
    result_.has_stop_words |= word.stop != ExpandedWord::Stop::no;
    if (!is_excluding_ && !has_articles_in_any_language(word)) {
      std::vector<std::string>& absent = result_.words_without_articles;
      const std::string typed =
          syntax_ == Syntax::words ? word.typed : typed_with(word, words, node.text);
      if (std::find(absent.begin(), absent.end(), typed) == absent.end()) absent.push_back(typed);
    }
  }
  return words;
}

/// Whether any article of the index has `word`, also where other languages are searched.
bool WordCompiler::has_articles_in_any_language(const ExpandedWord& word) const {
  if (has_articles(word)) return true;
  if (word.is_pattern() || index_.languages == all_languages_) return false;
  const Words words = expand_words(word.typed, all_languages_, index_.analyzer);
  return std::any_of(words.begin(), words.end(),
                     [&](const ExpandedWord& each) { return has_articles(each); });
}

/// Whether any article has `word`, in any form or spelling that it finds.
bool WordCompiler::has_articles(const ExpandedWord& word) const {
  const auto exists = [&](const std::string& term) { return index_.db.term_exists(term); };
  return std::any_of(word.terms.begin(), word.terms.end(), exists) ||
         std::any_of(word.selecting.begin(), word.selecting.end(), exists) ||
         std::any_of(word.other_spellings.begin(), word.other_spellings.end(), exists);
}

void WordCompiler::take_warnings() {
  for (Warning& warning : expander_.take_warnings()) warn(std::move(warning));
  for (Warning& limit : expander_.take_limits()) warn_of_limit(std::move(limit));
}

void WordCompiler::record_typed(const std::string& term, const std::string& word) {
  std::vector<std::string>& typed = result_.typed_words[term];
  if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
}

/// The first `most` of `words`.
WordCompiler::Words WordCompiler::cut(Words words, std::size_t most, std::string subject,
                                      std::size_t byte_offset) {
  if (words.size() <= most) return words;
  warn({std::move(subject),
        byte_offset,
        fmt::format("has {} words", words.size()),
        Warning::Remedy{fmt::format("only the first {}", most), "searched", Number::plural},
        {}});
  words.resize(most);
  return words;
}

/// Snippets may show `pattern`, unless it is what articles must not have.
void WordCompiler::highlight(Pattern pattern) {
  if (pattern.empty() || is_excluding_) return;
  result_.patterns.push_back(std::move(pattern));
  result_.has_words = true;
}

void WordCompiler::highlight(const Words& words) {
  if (words.size() == 1 && !words.front().selecting.empty()) {
    return highlight(Pattern{words.front().selecting});
  }
  Pattern pattern;
  for (const ExpandedWord& word : words) pattern.push_back(word.terms);
  if (words.size() == 1 && !words.front().core.empty()) {
    pattern.front().push_back(pair_term(words.front().core));
  }
  highlight(std::move(pattern));
}

std::optional<Query> WordCompiler::phrase(Words typed, const Node& node) {
  const Words words = cut_phrase(std::move(typed), node.byte_offset);
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    highlight(words);
    return scored(index_, words.front());
  }
  if (node.window == 0) {
    highlight(words);
  } else {  // its words need not be adjacent
    for (const ExpandedWord& each : words) highlight(Words{each});
  }
  return phrase_of(words, {}, node.window);
}

/// Whether several words that were typed without blanks are separate words. `AT&T` and `wi-fi` are
/// phrases instead. Where only a dictionary separates words (Thai, Japanese), they may be one word
/// or a whole sentence: a phrase if any article has it.
bool WordCompiler::is_loose(const Words& words) {
  const bool is_compound =
      std::all_of(words.begin() + 1, words.end(),
                  [](const ExpandedWord& word) { return word.touches_previous; });
  if (is_compound) return !is_phrase_of_articles(words);
  return syntax_ == Syntax::words;
}

/// Whether any article has `words` as a phrase. Not looked for where that would take long: common
/// words that were written together are meant together.
bool WordCompiler::is_phrase_of_articles(const Words& words) {
  std::vector<std::vector<std::string>> terms;
  for (const ExpandedWord& word : words) terms.push_back(word.terms);
  const auto [known, is_new] = known_phrases_.try_emplace(std::move(terms), true);
  if (!is_new) return known->second;
  const Query phrase = phrase_of(words);
  const double cost = match_cost(phrase, index_.db);
  if (probing_cost_ + cost > max_probing_cost) return true;
  probing_cost_ += cost;
  known->second = matches_any(index_.db, phrase);
  return known->second;
}

}  // namespace gazette
