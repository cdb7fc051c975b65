// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/required_conditions.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "core/query/ranked_parts.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Group = std::vector<const Node*>;
using Groups = std::vector<Group>;

Groups groups_of(const Node& node, const Field& field);

/// Those of a child of an operator.
Groups groups_of_operand(const Node& node, const Field& field) {
  return node.sign == Node::Sign::must_not ? Groups() : groups_of(node, field);
}

void append(Groups& groups, Groups more) {
  std::move(more.begin(), more.end(), std::back_inserter(groups));
}

/// The first group of each alternative as one; none where one of them asks for nothing.
Groups groups_of_any(const Node& node, const Field& field) {
  Group all;
  for (const Node& child : node.children) {
    const Groups groups = groups_of_operand(child, field);
    if (groups.empty()) return {};
    all.insert(all.end(), groups.front().begin(), groups.front().end());
  }
  return all.empty() ? Groups() : Groups{std::move(all)};
}

/// `from` and `until` are both met, or one of the others.
Groups groups_of(const Alternatives<const Node*>& conditions) {
  Groups groups;
  for (const Group* const open : {&conditions.from, &conditions.until}) {
    if (open->empty()) continue;
    groups.push_back(conditions.any);
    groups.back().insert(groups.back().end(), open->begin(), open->end());
  }
  if (groups.empty() && !conditions.any.empty()) groups.push_back(conditions.any);
  return groups;
}

Groups groups_of_ranked(const Node& node, const Field& field) {
  Group wanted;
  for (const Node& child : node.children) {
    if (child.sign != Node::Sign::must_not) wanted.push_back(&child);
  }
  if (wanted.size() == 1) return groups_of(*wanted.front(), field);
  Groups groups;
  Alternatives<const Node*> conditions;
  for (const Node* const child : wanted) {
    const Role role = role_of(*child);
    if (role == Role::must) append(groups, groups_of(*child, field));
    if (role == Role::condition && child->field == &field) conditions.add(*child, child);
  }
  append(groups, groups_of(conditions));
  return groups;
}

Groups groups_of(const Node& node, const Field& field) {
  switch (node.kind) {
    case Node::Kind::ranked:
      return groups_of_ranked(node, field);
    case Node::Kind::condition:
      return node.field == &field ? Groups{{&node}} : Groups();
    case Node::Kind::any:
      return groups_of_any(node, field);
    case Node::Kind::without:
      return groups_of_operand(node.children.front(), field);
    case Node::Kind::all: {
      Groups groups;
      for (const Node& child : node.children) append(groups, groups_of_operand(child, field));
      return groups;
    }
    case Node::Kind::word:
    case Node::Kind::phrase:
    case Node::Kind::near:
      break;
  }
  return {};
}

/// The conditions on `field` that no article of `node` meets: `-source:x`, `NOT source:x`.
Group excluded_conditions(const Node& node, const Field& field) {
  const bool joins_all = node.kind == Node::Kind::ranked || node.kind == Node::Kind::all;
  if (!joins_all && node.kind != Node::Kind::without) return {};
  Group excluded;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const bool is_excluded =
        child.sign == Node::Sign::must_not || (node.kind == Node::Kind::without && i > 0);
    if (is_excluded) {
      if (child.kind == Node::Kind::condition && child.field == &field) excluded.push_back(&child);
    } else if (node.kind != Node::Kind::ranked || child.sign == Node::Sign::must) {
      const Group inner = excluded_conditions(child, field);
      excluded.insert(excluded.end(), inner.begin(), inner.end());
    }
  }
  return excluded;
}

/// Whether the words of a condition on a name are written out, side by side.
bool is_plain_name(const Node& condition) {
  return condition.window == 0 && condition.text.find_first_of("*~?/") == std::string::npos;
}

}  // namespace

Groups required_conditions(const Node& tree, const Field& field) { return groups_of(tree, field); }

std::vector<std::vector<Period>> asked_periods(const Conditions& conditions, const Node& tree,
                                               const IndexView& index) {
  std::vector<std::vector<Period>> groups;
  if (conditions.published != Period{}) groups.push_back({conditions.published});
  std::vector<Period> of_filters;
  for (const ResolvedFilter& filter : conditions.filters) {
    if (filter.field->kind == FieldKind::date) of_filters.push_back(filter.value.period);
  }
  if (!of_filters.empty()) groups.push_back(std::move(of_filters));
  for (const Group& required : required_conditions(tree, field("date"))) {
    std::vector<Period> periods;
    for (const Node* const node : required) {
      const auto value = resolve_value(*node->field, node->text, index, conditions.dates);
      if (value) periods.push_back(value->period);
    }
    // What is not a date is searched as words.
    if (periods.size() == required.size()) groups.push_back(std::move(periods));
  }
  return groups;
}

std::vector<Xapian::Query> asked_sources(const Conditions& conditions, const Node& tree,
                                         const IndexView& index) {
  std::vector<Xapian::Query> all;
  std::vector<Xapian::Query> of_filters;
  for (const ResolvedFilter& filter : conditions.filters) {
    if (filter.field == &field("source")) {
      of_filters.push_back(condition_query(*filter.field, filter.value, index));
    }
  }
  if (!of_filters.empty()) all.push_back(any_of(of_filters));
  for (const Group& required : required_conditions(tree, field("source"))) {
    std::vector<Xapian::Query> queries;
    for (const Node* const node : required) {
      if (is_plain_name(*node)) {
        queries.push_back(condition_query(*node->field, {node->text, {}, {}}, index));
      }
    }
    if (queries.size() == required.size()) all.push_back(any_of(queries));
  }
  for (const Node* const node : excluded_conditions(tree, field("source"))) {
    if (!is_plain_name(*node)) continue;
    all.emplace_back(Xapian::Query::OP_AND_NOT, match_all(),
                     condition_query(*node->field, {node->text, {}, {}}, index));
  }
  return all;
}

}  // namespace gazette
