// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/query/condition_compiler.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/word_compiler.hpp"

namespace gazette {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

/// The operators of a query, from the leaves of its tree to the root.
class Compiler {
 public:
  Compiler(const Node& tree, const Request& request, const IndexView& index)
      : words_(tree, request, index), conditions_(index, words_) {}

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

  /// What was found out on the way, without a query.
  CompiledQuery take_notes() {
    CompiledQuery notes = words_.take_notes();
    notes.filters_dates = conditions_.filters_dates();
    return notes;
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
    return Query(Query::OP_AND_NOT, everything(), *query);
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
    // Stop words match nearly everything: they only score beside words that select, and those that
    // are stop words everywhere not even that. Left alone, they are searched.
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

CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& whole) {
  const std::vector<std::string> languages = languages_searched(request, whole.languages);
  const IndexView index{whole.db,     languages,        whole.analyzer,
                        whole.recipe, whole.word_lists, whole.topics};
  Compiler compiler(tree, request, index);
  std::optional<Query> query = compiler.compile(tree);
  CompiledQuery result = compiler.take_notes();
  const bool asks_words = !one_line(request.query).empty();
  if (asks_words && !query) {
    result.warnings.emplace_back("the query holds no word to search for");
    query = Query();  // matches nothing
  }
  if (!query) query = everything();
  const OptionFilters filters = option_filters(request, index);
  if (!filters.queries.empty()) query = Query(Query::OP_FILTER, *query, all_of(filters.queries));
  result.filters_dates |= filters.filters_dates;
  result.warnings.insert(result.warnings.end(), filters.warnings.begin(), filters.warnings.end());
  result.query = std::make_shared<const Query>(std::move(*query));
  return result;
}

}  // namespace gazette
