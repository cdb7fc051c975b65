// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/condition_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <vector>

#include "searcher/query/conditions.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/topic_choice.hpp"
#include "searcher/words/word_limit.hpp"

namespace gazette {

using Xapian::Query;

std::optional<Query> ConditionCompiler::selecting(const Node& node) {
  if (node.field->kind == FieldKind::topic) {
    const TopicFault fault = topic_fault(node.text, topics_meant(node.text, index_), index_);
    if (!fault.what.empty()) words_.warn(fmt::format("{}; {}", fault.what, fault.hint));
  }
  if (node.field->kind == FieldKind::date && is_one_too_many(node)) return std::nullopt;
  if (node.field->kind == FieldKind::text || node.field->kind == FieldKind::name) {
    return words_condition(node);
  }
  if (std::optional<Query> query = condition_query(*node.field, node.text, index_)) {
    note_use(node, *query);
    return query;
  }
  words_.warn(fmt::format(
      "{} at byte {} is no date; it is searched as words. Write date:2026-02-26, date:2026-02, "
      "date:2026-01-05..2026-02-10 or date:7d",
      node.text, node.byte_offset));
  return words_.word(leaf(Node::Kind::word, node.text, node.byte_offset));
}

std::optional<Query> ConditionCompiler::scoring(const Node& node) {
  std::optional<Query> query = selecting(node);
  if (!query || node.field->kind != FieldKind::text || words_.is_excluding()) return query;
  const std::vector<Query> scores = words_.title_scores(node);
  if (scores.empty()) return query;
  return Query(Query::OP_AND_MAYBE, *query, any_of(scores));
}

bool ConditionCompiler::is_one_too_many(const Node& node) {
  if (++date_conditions_ <= max_date_conditions) return false;
  if (date_conditions_ == max_date_conditions + 1) {
    words_.warn_of_limit(
        fmt::format("a query takes {} conditions on the date at the most; those from byte {} "
                    "on are left out",
                    max_date_conditions, node.byte_offset));
  }
  return true;
}

/// Takes note of what a condition does that is not seen by its hits alone.
void ConditionCompiler::note_use(const Node& node, const Query& query) {
  if (node.field->kind == FieldKind::exact && node.text.ends_with('*') &&
      !matches_any(index_.db, query)) {
    words_.warn(fmt::format("{} takes no *; {} at byte {} is looked up as it is written",
                            node.field->name, node.text, node.byte_offset));
  }
  if (node.field->kind == FieldKind::date && !words_.is_excluding()) filters_dates_ = true;
}

/// A condition on a title or a name. Names are looked for whole first.
std::optional<Query> ConditionCompiler::words_condition(const Node& node) {
  const WordCompiler::Words typed = words_.words_of_field(node);
  const bool is_plain = std::none_of(typed.begin(), typed.end(),
                                     [](const ExpandedWord& word) { return word.is_pattern(); });
  if (is_plain && node.window == 0) return condition_query(*node.field, node.text, index_);
  if (typed.empty()) return Query();
  return phrase_of(words_.cut_phrase(typed, node.byte_offset), node.field->prefix, node.window);
}

}  // namespace gazette
