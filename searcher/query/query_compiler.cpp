// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

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
  Compiler(const ParsedQuery& query, std::chrono::sys_days today, const IndexView& index)
      : words_(query, index), conditions_(index, words_, today) {}

  /// Nothing when the node says nothing (punctuation alone).
  std::optional<Query> compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::ranked:
        return ranked(node);
      case Node::Kind::word:
        return words_.word(node);
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
    const bool only_stops =
        std::all_of(node.children.begin(), node.children.end(),
                    [&](const Node& child) { return words_.is_pure_stop(child); });
    Queries parts;
    for (const Node& child : node.children) {
      if (!only_stops && words_.is_pure_stop(child)) continue;
      if (std::optional<Query> query = operand(child)) parts.push_back(std::move(*query));
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

  void add_child(const Node& child, RankedParts& parts, TypedWordCounts& typed) {
    if (child.sign == Node::Sign::must_not) {
      if (std::optional<Query> query = excluded(child)) parts.not_wanted.push_back(*query);
      return;
    }
    if (child.kind == Node::Kind::condition && child.sign == Node::Sign::none) {
      if (std::optional<Query> query = conditions_.selecting(child)) {
        parts.conditions[child.field].push_back(*query);
      }
      if (child.field->kind == FieldKind::text) {
        for (Query& score : words_.title_scores(child))
          parts.only_score.push_back(std::move(score));
      }
      return;
    }
    if (child.kind == Node::Kind::word && child.sign == Node::Sign::none) {
      if (const std::optional<WordCompiler::Words> words = words_.separate_words(child)) {
        typed.add(*words);
        return;
      }
    }
    if (std::optional<Query> query = compile(child)) {
      (child.sign == Node::Sign::must ? parts.must : parts.may).push_back(std::move(*query));
    }
  }

  std::optional<Query> ranked(const Node& node) {
    RankedParts parts;
    TypedWordCounts typed;  // words without an operator
    for (const Node& child : node.children) add_child(child, parts, typed);
    return assemble(std::move(parts), typed);
  }

  std::optional<Query> assemble(RankedParts parts, const TypedWordCounts& typed) {
    for (Query& query : words_.scored_words(typed.content)) parts.may.push_back(std::move(query));
    // Stop words match nearly everything. Next to words that select they only score, and not even
    // that when they are stop words in all languages. On their own they are searched.
    const bool selects = !parts.may.empty() || !parts.must.empty() || !parts.conditions.empty();
    for (Query& query : words_.scored_words(typed.some_stop)) {
      (selects ? parts.only_score : parts.may).push_back(std::move(query));
    }
    if (!selects && parts.may.empty()) parts.may = words_.scored_words(typed.all_stop);
    return join_ranked(std::move(parts));
  }

  WordCompiler words_;
  ConditionCompiler conditions_;
};

}  // namespace

CompiledQuery compile_query(const ParsedQuery& typed, const Conditions& conditions,
                            const IndexView& whole) {
  const std::vector<std::string> languages = languages_searched(conditions, whole.languages);
  const IndexView index{whole.db,      languages,        whole.analyzer,
                        whole.weights, whole.word_lists, whole.topics};
  Compiler compiler(typed, conditions.today, index);
  std::optional<Query> query = compiler.compile(typed.tree);
  CompiledQuery result = compiler.finish();
  if (!query && !one_line(typed.text).empty()) {
    result.warnings.push_back({{}, {}, "the query has no word to search for", {}, {}});
    query = Query();  // matches nothing
  }
  if (!query) query = match_all();
  const std::vector<Query> filters = filter_queries(conditions, index);
  if (!filters.empty()) query = Query(Query::OP_FILTER, *query, all_of(filters));
  result.filters_dates |= filters_dates(conditions);
  result.query = std::make_shared<const Query>(std::move(*query));
  return result;
}

}  // namespace gazette
