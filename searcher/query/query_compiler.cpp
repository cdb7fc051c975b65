// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/query/ranked_parts.hpp"
#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/query/condition_compiler.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/word_compiler.hpp"

namespace gazette {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

/// The operators of a query, from the leaves of its tree to the root.
class Compiler {
 public:
  /// `all_languages` are those of the index, `index.languages` those searched.
  Compiler(const ParsedQuery& query, const Conditions& conditions, const IndexView& index,
           const std::vector<std::string>& all_languages)
      : root_(query.tree),
        wanted_(conditions.words_wanted),
        words_(query, index, all_languages),
        conditions_(index, words_, conditions.dates) {}

  /// Nothing when the node says nothing (punctuation alone).
  std::optional<Query> compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::ranked:
        return ranked(node);
      case Node::Kind::word:
        return node.times > 1 ? words_.often(node) : words_.word(node);
      case Node::Kind::phrase:
        return words_.phrase(node);
      case Node::Kind::near:
        return words_.near(node);
      case Node::Kind::condition:
        return conditions_.scoring(node);
      case Node::Kind::all:
        return all(node);
      case Node::Kind::any:
        return any(node);
      case Node::Kind::without:
        return without(node);
    }
    return std::nullopt;
  }

  /// The query by each number of words; nothing where they are the same, or there are operators.
  struct ByWords {
    Query all, any;
  };
  const std::optional<ByWords>& by_words() const { return by_words_; }

  /// `query`, in which articles that have words as they were typed, or are in the language of the
  /// query, score more. To be called before `finish`.
  Query with_preferences(Query query) {
    const Queries preferences = words_.preferences();
    if (preferences.empty()) return query;
    return Query(Query::OP_AND_MAYBE, query, any_of(preferences));
  }

  /// All that was found out while compiling, without a query. To be called once, at the end.
  CompiledQuery finish() {
    CompiledQuery result = words_.finish();
    result.filters_dates = conditions_.filters_dates();
    return result;
  }

 private:
  std::optional<Query> excluded(const Node& node) {
    return words_.excluding([&] { return compile(node); });
  }

  /// A child of an operator: `-a` there is everything but a.
  std::optional<Query> operand(const Node& node) {
    if (node.sign != Node::Sign::must_not) return compile(node);
    const std::optional<Query> query = excluded(node);
    if (!query) return std::nullopt;
    return Query(Query::OP_AND_NOT, match_all(), *query);
  }

  std::optional<Query> all(const Node& node) {
    Queries parts;
    for (const Node* child :
         counted_children(node, [&](const Node& each) { return words_.is_pure_stop(each); })) {
      if (std::optional<Query> query = operand(*child)) parts.push_back(std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return all_of(parts);
  }

  std::optional<Query> any(const Node& node) {
    Queries parts;
    for (const Node& child : node.children) {
      if (std::optional<Query> query = operand(child)) parts.push_back(std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return any_of(parts);
  }

  std::optional<Query> without(const Node& node) {
    Queries parts;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      if (std::optional<Query> query = excluded(node.children[i])) parts.push_back(*query);
    }
    std::optional<Query> kept = operand(node.children.front());
    if (!kept || parts.empty()) return kept;
    return Query(Query::OP_AND_NOT, *kept, any_of(parts));
  }

  /// What is side by side.
  struct Side {
    RankedParts<Query> parts;
    TypedWordCounts typed;
    Queries only_score;
  };

  void add_child(const Node& child, Side& side) {
    const Role role = role_of(child);
    if (role == Role::condition) return add_condition(child, side);
    if (role == Role::word) {
      if (std::optional<WordCompiler::Words> words = words_.separate_words(child)) {
        std::erase_if(*words, [&](const ExpandedWord& word) {
          const bool is_special = words_.is_special(word);
          if (is_special) side.parts.may.push_back(words_.scored_word(word));
          return is_special;
        });
        return side.typed.add(*words);
      }
    }
    std::optional<Query> query = role == Role::must_not ? excluded(child) : compile(child);
    if (!query) return;
    if (role == Role::must_not) return side.parts.must_not.push_back(std::move(*query));
    (role == Role::must ? side.parts.must : side.parts.may).push_back(std::move(*query));
  }

  void add_condition(const Node& node, Side& side) {
    if (std::optional<Query> query = conditions_.selecting(node)) {
      side.parts.conditions[node.field].add(node, *query);
    }
    if (node.field->kind != FieldKind::text) return;
    for (Query& score : words_.title_scores(node)) side.only_score.push_back(std::move(score));
  }

  std::optional<Query> ranked(const Node& node) {
    Side side;
    for (const Node& child : node.children) add_child(child, side);
    return assemble(std::move(side), node);
  }

  /// Words, phrases and conditions side by side.
  static bool is_without_operators(const Node& node) {
    return std::all_of(node.children.begin(), node.children.end(), [](const Node& child) {
      const bool is_simple = child.kind == Node::Kind::word || child.kind == Node::Kind::phrase ||
                             child.kind == Node::Kind::condition;
      return is_simple && child.sign == Node::Sign::none;
    });
  }

  static RankedParts<Query> with_all_required(RankedParts<Query> parts) {
    parts.must.insert(parts.must.end(), parts.may.begin(), parts.may.end());
    parts.may.clear();
    return parts;
  }

  std::optional<Query> assemble(Side side, const Node& node) {
    Queries& may = side.parts.may;
    for (Query& query : words_.scored_words(side.typed.content)) may.push_back(std::move(query));
    // Words that are stop words in some of the languages score beside words that select; those that
    // are stop words everywhere do not even that.
    const bool selects = side.parts.selects();
    const bool has_several = may.size() > 1;
    for (Query& query : words_.scored_words(side.typed.some_stop)) {
      (selects ? side.only_score : may).push_back(std::move(query));
    }
    if (!selects && may.empty()) may = words_.scored_words(side.typed.all_stop);
    if (&node == &root_ && has_several && is_without_operators(node)) {
      by_words_ = {*join_ranked(with_all_required(side.parts), {}), *join_ranked(side.parts, {})};
    }
    if (wanted_ == WordsWanted::all && !words_.is_excluding()) {
      side.parts = with_all_required(std::move(side.parts));
    }
    return join_ranked(std::move(side.parts), std::move(side.only_score));
  }

  const Node& root_;
  WordsWanted wanted_;
  std::optional<ByWords> by_words_;
  WordCompiler words_;
  ConditionCompiler conditions_;
};

}  // namespace

CompiledQuery compile_query(const ParsedQuery& typed, const Conditions& conditions,
                            const IndexView& whole) {
  const std::vector<std::string> languages = languages_searched(conditions, whole.languages);
  const IndexView index{whole.db,     languages,    whole.analyzer,        whole.weights,
                        whole.places, whole.topics, whole.articles_by_mark};
  Compiler compiler(typed, conditions, index, whole.languages);
  std::optional<Query> query = compiler.compile(typed.tree);
  if (query) query = compiler.with_preferences(*query);
  CompiledQuery result = compiler.finish();
  if (!query && !one_line(typed.text).empty()) {
    result.warnings.push_back({{}, {}, "the query has no word to search for", {}, {}});
    query = Query();  // matches nothing
  }
  if (!query) query = match_all();
  const std::vector<Query> filters = filter_queries(conditions, index);
  const auto filtered = [&](const Query& part) {
    return std::make_shared<const Query>(
        filters.empty() ? part : Query(Query::OP_FILTER, part, all_of(filters)));
  };
  if (const auto& by_words = compiler.by_words()) {
    result.with_all = filtered(by_words->all);
    result.with_any = filtered(by_words->any);
  }
  result.filters_dates |= filters_dates(conditions);
  result.query = filtered(*query);
  return result;
}

}  // namespace gazette
