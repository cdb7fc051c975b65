// SPDX-License-Identifier: GPL-3.0-or-later
// What the query language says of the children of a node, whatever they are compiled to: a search
// compiles them to Xapian's queries, a topic rule to what an article must have. Both compilers
// stand on this, so that a rule takes what the same query finds.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "core/dates/period.hpp"
#include "core/query/tree.hpp"

namespace gazette {

/// What a child of a `ranked` node does to the matches.
enum class Role {
  must,       ///< `+a`: every match has it
  must_not,   ///< `-a`: no match has it
  condition,  ///< `topic:a`: a filter; one of those on the same field is enough
  word,       ///< `a`: ranks; counts once however often it is typed, and may be a stop word
  may,        ///< `"a b"`, `(a OR b)`, `atleast5 a`: ranks
};

/// Whether `node` is a bracket of nothing but conditions: `topic:(politics OR sport)`.
inline bool is_bracket_of_conditions(const Node& node) {
  if (node.kind == Node::Kind::condition) return true;
  return !node.children.empty() && node.kind != Node::Kind::near &&
         std::all_of(node.children.begin(), node.children.end(), is_bracket_of_conditions);
}

inline Role role_of(const Node& child) {
  if (child.sign == Node::Sign::must_not) return Role::must_not;
  // Conditions filter, in brackets too.
  if (child.sign == Node::Sign::must ||
      (!child.children.empty() && is_bracket_of_conditions(child))) {
    return Role::must;
  }
  if (child.kind == Node::Kind::condition) return Role::condition;
  return child.kind == Node::Kind::word && child.times == 1 ? Role::word : Role::may;
}

/// Conditions on one field: one of them is enough, but days from one on and days up to another are
/// one period.
template <typename Part>
struct Alternatives {
  std::vector<Part> any, from, until;

  void add(const Node& condition, Part part) {
    const bool is_date = condition.field->kind == FieldKind::date;
    const OpenEnd end = is_date ? open_end(condition.text) : OpenEnd::none;
    (end == OpenEnd::last ? from : end == OpenEnd::first ? until : any).push_back(std::move(part));
  }
};

/// `any_of` and `all_of` join a vector of parts to one.
template <typename Part, typename AnyOf, typename AllOf>
Part joined(Alternatives<Part> conditions, const AnyOf& any_of, const AllOf& all_of) {
  std::vector<Part> any = std::move(conditions.any);
  if (!conditions.from.empty() && !conditions.until.empty()) {
    std::vector<Part> ends;
    ends.push_back(any_of(std::move(conditions.from)));
    ends.push_back(any_of(std::move(conditions.until)));
    any.push_back(all_of(std::move(ends)));
  } else {
    for (std::vector<Part>* open : {&conditions.from, &conditions.until}) {
      std::move(open->begin(), open->end(), std::back_inserter(any));
    }
  }
  return any_of(std::move(any));
}

/// The children of a `ranked` node by what they do, each compiled to a `Part`.
template <typename Part>
struct RankedParts {
  std::vector<Part> must, must_not, may;
  std::map<const Field*, Alternatives<Part>> conditions;

  /// Whether anything says which articles match. If not, stop words do; if so, they do not, for
  /// nearly every article has them.
  bool selects() const { return !must.empty() || !may.empty() || !conditions.empty(); }
};

/// The children of an `all` node that count: stop words do not, unless there is nothing else.
/// `is_stop_word` is called with each child.
template <typename IsStopWord>
std::vector<const Node*> counted_children(const Node& node, const IsStopWord& is_stop_word) {
  std::vector<const Node*> all, counted;
  for (const Node& child : node.children) {
    all.push_back(&child);
    if (!is_stop_word(child)) counted.push_back(&child);
  }
  return counted.empty() ? all : counted;
}

}  // namespace gazette
