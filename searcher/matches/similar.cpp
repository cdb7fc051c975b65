// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/similar.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>

#include "core/analysis/term_marks.hpp"
#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// How many of the most similar articles are checked for copies, which score nearly what the
/// article itself does.
constexpr std::size_t max_copies = 100;
constexpr double copy_similarity = 0.9;

/// A text with this many significant words is recognised by them, whatever its headline: that of a
/// report is, "Business nil." is not. Its copies then score as it does, except for words that one
/// headline repeats and another does not.
constexpr std::size_t min_text_terms = 8;
constexpr double text_similarity = 0.6;

/// How much of a text is searched for the words that its copies have as well.
constexpr std::size_t max_compared_bytes = 20'000;

/// The k1 of BM25.
constexpr double frequency_saturation = 1.2;

/// Whether `term` is a word of a text: no term of a field, no bare number and no pair of letters.
bool is_word(const std::string& term) {
  const bool has_prefix = !term.empty() && term.front() >= 'A' && term.front() <= 'Z';
  return !has_prefix && mark_of(term) != pair_mark &&
         std::any_of(term.begin(), term.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

std::string id_term(const std::string& id) { return whole_term(field("id"), id); }

std::optional<Xapian::docid> document_of(const std::string& id, const Xapian::Database& db) {
  const std::string term = id_term(id);
  if (term.empty()) return std::nullopt;
  const auto posting = db.postlist_begin(term);
  if (posting == db.postlist_end(term)) return std::nullopt;
  return *posting;
}

/// A word of the article.
struct TellingTerm {
  std::string term;
  double frequency;  ///< in the article, dampened as BM25 does
  double weight;     ///< the same, times the inverse document frequency
};

std::vector<TellingTerm> telling_terms(Xapian::docid docid, const Xapian::Database& db) {
  const double articles = db.get_doccount();
  std::vector<TellingTerm> terms;
  for (auto term = db.termlist_begin(docid); term != db.termlist_end(docid); ++term) {
    const double times = term.get_wdf();  // 0 of stop words
    if (times == 0 || !is_word(*term)) continue;
    const double have_it = term.get_termfreq();
    if (have_it < 2) continue;
    const double frequency = times / (times + frequency_saturation);
    terms.push_back({*term, frequency, frequency * std::log(1 + articles / have_it)});
  }
  std::stable_sort(terms.begin(), terms.end(),
                   [](const TellingTerm& a, const TellingTerm& b) { return a.weight > b.weight; });
  if (terms.size() > max_similar_terms) terms.erase(terms.begin() + max_similar_terms, terms.end());
  return terms;
}

/// The weighting brings the rarity of each word by itself: twice, names would hide the subject.
Query any_of(const std::vector<TellingTerm>& terms) {
  std::vector<Query> parts;
  parts.reserve(terms.size());
  for (const TellingTerm& term : terms) {
    parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(term.term), term.frequency);
  }
  return Query(Query::OP_OR, parts.begin(), parts.end());
}

Article article_of(Xapian::docid docid, const Xapian::Database& db) {
  return from_record(db.get_document(docid).get_data());
}

/// What copies of an article have in common.
const std::string& text_of(const Article& article) {
  return article.body.empty() ? article.title : article.body;
}

std::string compared(const Article& article) { return fold_case(one_line(text_of(article))); }

/// Those of `terms` that are in the text of `article`, not only in its headline: its copies have
/// them as well.
std::vector<TellingTerm> terms_of_text(const Article& article, std::vector<TellingTerm> terms,
                                       Analyzer& analyzer) {
  const std::string_view text = text_of(article);
  const std::size_t end = cut_point(text, max_compared_bytes);
  std::vector<Token> tokens = analyzer.analyze(text.substr(0, end), article.language);
  if (end < text.size() && !tokens.empty()) tokens.pop_back();  // it may be a part of a word
  std::set<std::string_view> in_text;
  for (const Token& token : tokens) in_text.insert(token.word->term);
  std::erase_if(terms, [&](const TellingTerm& each) { return !in_text.contains(each.term); });
  return terms;
}

/// Matches what has all of `terms`: a search among these is many times faster than one of all
/// articles.
Query all_of(const std::vector<TellingTerm>& terms) {
  std::vector<Query> parts;
  parts.reserve(terms.size());
  for (const TellingTerm& each : terms) parts.emplace_back(each.term);
  return parts.empty() ? match_all() : Query(Query::OP_AND, parts.begin(), parts.end());
}

/// What the article of that id scores for `query`.
double score_of(const std::string& id, const Query& query, const Xapian::Database& db) {
  MatchOptions one;
  one.limit = 1;
  one.counting = Counting::none;
  const MatchSet own = find_matches(db, Query(Query::OP_FILTER, query, Query(id_term(id))), one);
  return own.documents.empty() ? 0 : own.documents.front().score;
}

/// The id terms of exact copies of the article, without its own.
std::vector<std::string> copies_of(Xapian::docid docid, const std::vector<TellingTerm>& telling,
                                   const IndexView& index) {
  const Article original = article_of(docid, index.db);
  const std::string text = compared(original);
  const std::vector<TellingTerm> shared = terms_of_text(original, telling, index.analyzer);
  const bool is_known_by_text = shared.size() >= min_text_terms;
  const Query words = any_of(is_known_by_text ? shared : telling);
  MatchOptions nearest;
  nearest.limit = max_copies;
  nearest.counting = Counting::none;
  nearest.min_score = score_of(original.id, words, index.db) *
                      (is_known_by_text ? text_similarity : copy_similarity);
  const Query candidates(Query::OP_FILTER, words, all_of(shared));
  std::vector<std::string> terms;
  for (const MatchedDocument& found : find_matches(index.db, candidates, nearest).documents) {
    if (found.docid == docid) continue;
    const Article article = article_of(found.docid, index.db);
    if (compared(article) == text) terms.push_back(id_term(article.id));
  }
  return terms;
}

}  // namespace

SimilarQuery similar_query(const std::string& id, const IndexView& index) {
  const std::optional<Xapian::docid> docid = document_of(id, index.db);
  if (!docid) {
    throw Error(fmt::format("there is no article \"{}\"", id), "each hit shows its id");
  }
  SimilarQuery similar;
  const std::vector<TellingTerm> terms = telling_terms(*docid, index.db);
  for (const TellingTerm& term : terms) {
    similar.terms.push_back({shown_term(term.term), term.weight / terms.front().weight});
    similar.patterns.push_back({{term.term}});
  }
  Query query = any_of(terms);
  const Query itself(id_term(id));
  similar.min_score = score_of(id, query, index.db) * least_similarity;
  std::vector<Query> unwanted = {itself};
  for (const std::string& term : copies_of(*docid, terms, index)) unwanted.emplace_back(term);
  similar.query = std::make_shared<const Query>(
      Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
  return similar;
}

CompiledQuery narrowed_to_similar(CompiledQuery compiled, const SimilarQuery& similar) {
  compiled.query = std::make_shared<const Xapian::Query>(Xapian::Query::OP_FILTER, *similar.query,
                                                         *compiled.query);
  compiled.patterns.insert(compiled.patterns.end(), similar.patterns.begin(),
                           similar.patterns.end());
  compiled.has_words = true;
  compiled.with_all = compiled.with_any = nullptr;
  if (similar.terms.empty()) {
    compiled.warnings.push_back(
        {{}, {}, "the article has no word in common with any other article", {}, {}});
  }
  return compiled;
}

}  // namespace gazette
