// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/part_matcher.hpp"

#include <algorithm>
#include <chrono>

#include "core/schema/schema.hpp"

namespace gazette {

using Kind = RulePart::Kind;

void RulePartMatcher::look_at(const Article& article, const ArticleSigns& signs,
                              const RuleLookup& lookup) {
  article_ = &article;
  signs_ = &signs;
  lookup_ = &lookup;
}

bool RulePartMatcher::takes(const RulePart& part) {
  switch (part.kind) {
    case Kind::everything:
      return true;
    case Kind::nothing:
      return false;
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return has_words(part, Within::article);
    case Kind::name:
      return names_.has(part, *article_, *lookup_);
    case Kind::exact:
      return has_value(part);
    case Kind::date:
      return is_published_in(part.period);
    case Kind::all:
      return std::all_of(part.parts.begin(), part.parts.end(),
                         [&](const RulePart& each) { return takes(each); });
    case Kind::any:
      return takes_enough(part);
    case Kind::no:
      return !takes(part.parts.front());
  }
  return false;
}

/// Conditions and negations hold for the whole article and are no words of the title.
RulePartMatcher::Standing RulePartMatcher::standing_of(const RulePart& part) {
  switch (part.kind) {
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return has_words(part, Within::title) ? Standing::with_words : Standing::no;
    case Kind::all:
      return standing_of(part.parts, part.parts.size());
    case Kind::any:
      return standing_of(part.parts, part.least);
    case Kind::everything:
    case Kind::nothing:
    case Kind::name:
    case Kind::exact:
    case Kind::date:
    case Kind::no:
      break;
  }
  return takes(part) ? Standing::without_words : Standing::no;
}

/// Of parts of which `least` must stand in the title.
RulePartMatcher::Standing RulePartMatcher::standing_of(const std::vector<RulePart>& parts,
                                                       std::size_t least) {
  std::size_t taken = 0;
  bool has_word = false;
  for (const RulePart& each : parts) {
    const Standing its = standing_of(each);
    if (its != Standing::no) ++taken;
    has_word = has_word || its == Standing::with_words;
  }
  if (taken < least) return Standing::no;
  return has_word ? Standing::with_words : Standing::without_words;
}

bool RulePartMatcher::takes_enough(const RulePart& part) {
  std::size_t taken = 0;
  bool is_in_title = false;
  const std::size_t with_title = part.least_with_title == 0 ? part.least : part.least_with_title;
  for (const RulePart& each : part.parts) {
    if (!takes(each)) continue;
    is_in_title =
        is_in_title || (part.least_with_title > 0 && standing_of(each) == Standing::with_words);
    if (++taken >= (is_in_title ? with_title : part.least)) return true;
  }
  return false;
}

bool RulePartMatcher::has_words(const RulePart& part, Within within) {
  if (part.kind == Kind::title) within = Within::title;
  const bool all_occur =
      std::all_of(part.words.begin(), part.words.end(),
                  [&](const RuleWord& word) { return signs_->occurs(word, within); });
  if (!all_occur || part.words.size() == 1) return all_occur;
  merged_.resize(std::max(merged_.size(), part.words.size()));
  places_.clear();
  for (std::size_t i = 0; i < part.words.size(); ++i) {
    places_.push_back(signs_->positions_of(part.words[i], within, merged_[i]));
  }
  return part.kind == Kind::near ? stand_near(places_, part.span)
                                 : stand_in_order(places_, part.span);
}

bool RulePartMatcher::has_value(const RulePart& part) const {
  const std::vector<std::string> values = part.field->values(*article_);
  return !part.text.empty() &&
         std::any_of(values.begin(), values.end(), [&](const std::string& value) {
           return whole_term(*part.field, value) == part.text;
         });
}

bool RulePartMatcher::is_published_in(const Period& period) const {
  if (!article_->published) return false;
  const auto day = std::chrono::floor<std::chrono::days>(article_->published->utc);
  return (!period.first || day >= *period.first) && (!period.last || day <= *period.last);
}

}  // namespace gazette
