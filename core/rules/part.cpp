// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/part.hpp"

#include <algorithm>
#include <utility>

namespace gazette {
namespace {

using Kind = RulePart::Kind;
using Terms = std::optional<std::vector<RuleTerm>>;

/// The word that probably the fewest articles have: not a stop word, and long.
const RuleWord& rarest(const std::vector<RuleWord>& words) {
  const auto is_commoner = [](const RuleWord& a, const RuleWord& b) {
    if (a.is_stop != b.is_stop) return a.is_stop;
    return a.text.size() < b.text.size();
  };
  return *std::max_element(words.begin(), words.end(), is_commoner);
}

Terms needed_by_any(const RulePart& part) {
  std::vector<RuleTerm> terms;
  for (const RulePart& each : part.parts) {
    const Terms needed = needed_terms(each);
    if (!needed) return std::nullopt;
    terms.insert(terms.end(), needed->begin(), needed->end());
  }
  return terms;
}

Terms needed_by_all(const RulePart& part) {
  Terms fewest;
  for (const RulePart& each : part.parts) {
    Terms needed = needed_terms(each);
    if (needed && (!fewest || needed->size() < fewest->size())) fewest = std::move(needed);
  }
  return fewest;
}

}  // namespace

RulePart plain_part(Kind kind) {
  RulePart part;
  part.kind = kind;
  return part;
}

RulePart joined_parts(Kind kind, std::vector<RulePart> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  RulePart part = plain_part(kind);
  part.parts = std::move(parts);
  return part;
}

RulePart negated_part(RulePart part) {
  RulePart negated = plain_part(Kind::no);
  negated.parts.push_back(std::move(part));
  return negated;
}

std::optional<std::vector<RuleTerm>> needed_terms(const RulePart& part) {
  switch (part.kind) {
    case Kind::nothing:
      return std::vector<RuleTerm>();
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return rarest(part.words).terms;
    case Kind::all:
      return needed_by_all(part);
    case Kind::any:
      return part.least == 0 ? std::nullopt : needed_by_any(part);
    case Kind::everything:
    case Kind::name:
    case Kind::exact:
    case Kind::date:
    case Kind::no:
      return std::nullopt;
  }
  return std::nullopt;
}

bool takes_words_alone(const RulePart& part, KnownWords known) {
  const auto takes = [&](const RulePart& each) { return takes_words_alone(each, known); };
  switch (part.kind) {
    case Kind::everything:
      return true;
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return known == KnownWords::stop_words &&
             std::all_of(part.words.begin(), part.words.end(),
                         [](const RuleWord& word) { return word.is_stop; });
    case Kind::all:
      return std::all_of(part.parts.begin(), part.parts.end(), takes);
    case Kind::any:
      return static_cast<std::size_t>(std::count_if(part.parts.begin(), part.parts.end(), takes)) >=
             (part.least_with_title == 0 ? part.least : part.least_with_title);
    case Kind::no:
      return !takes(part.parts.front());
    case Kind::nothing:
    case Kind::name:
    case Kind::exact:
    case Kind::date:
      return false;
  }
  return false;
}

}  // namespace gazette
