// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/part_matcher.hpp"

#include <algorithm>
#include <chrono>

#include "core/analysis/term_marks.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using Kind = RulePart::Kind;

bool has_value(const RulePart& part, const Article& article) {
  const std::vector<std::string> values = part.field->values(article);
  return !part.text.empty() &&
         std::any_of(values.begin(), values.end(), [&](const std::string& value) {
           return whole_term(*part.field, value) == part.text;
         });
}

bool is_published_in(const Period& period, const Article& article) {
  if (!article.published) return false;
  const std::chrono::sys_days day = local_day(*article.published);
  return (!period.first || day >= *period.first) && (!period.last || day <= *period.last);
}

}  // namespace

bool NameReader::has(const RulePart& part, const Article& article, const RuleLookup& lookup) {
  std::vector<Hit> its = hits_in(part.field->values(article), lookup);
  if (part.words.size() > 1) {
    std::erase_if(its, [](const Hit& hit) { return hit.position == 0; });
  }
  std::vector<std::vector<std::uint32_t>> positions;
  positions.reserve(part.words.size());
  for (const RuleWord& word : part.words) {
    positions.push_back(positions_among(its, word));
    if (positions.back().empty()) return false;
  }
  return stand_in_order(std::vector<Positions>(positions.begin(), positions.end()), part.span);
}

std::vector<NameReader::Hit> NameReader::hits_in(const std::vector<std::string>& values,
                                                 const RuleLookup& lookup) {
  std::vector<Hit> its;
  std::uint32_t after = 0;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    const std::vector<Token> tokens = analyzer_.analyze(value, unknown_language);
    for (const Token& token : tokens) {
      // A word that is a name alone has no position.
      add_hits(*token.word, tokens.size() == 1 ? 0 : after + token.position, lookup, its);
    }
    after += (tokens.empty() ? 0 : tokens.back().position) + position_gap;
  }
  return its;
}

void NameReader::add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                          std::vector<Hit>& to) {
  for (const std::string* text : {&word.term, &word.variant}) {
    if (text->empty()) continue;
    const auto known = lookup.terms.find(*text);
    if (known != lookup.terms.end()) to.push_back({known->second, position});
    lookup.visit_beginnings(plain_text(without_mark(*text)), [&](RuleTerm term) {
      to.push_back({term, position});
    });
  }
}

std::vector<std::uint32_t> NameReader::positions_among(const std::vector<Hit>& its,
                                                       const RuleWord& word) {
  std::vector<std::uint32_t> positions;
  for (const Hit& hit : its) {
    const bool is_it =
        std::find(word.terms.begin(), word.terms.end(), hit.term) != word.terms.end();
    if (is_it) positions.push_back(hit.position);
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

bool RulePartMatcher::takes(const RulePart& part, const Candidate& candidate) {
  switch (part.kind) {
    case Kind::everything:
      return true;
    case Kind::nothing:
      return false;
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return has_words(part, Within::article, candidate.terms);
    case Kind::name:
      return names_.has(part, candidate.article, candidate.lookup);
    case Kind::exact:
      return has_value(part, candidate.article);
    case Kind::date:
      return is_published_in(part.period, candidate.article);
    case Kind::all:
      return std::all_of(part.parts.begin(), part.parts.end(),
                         [&](const RulePart& each) { return takes(each, candidate); });
    case Kind::any:
      return takes_enough(part, candidate);
    case Kind::no:
      return !takes(part.parts.front(), candidate);
  }
  return false;
}

/// Conditions and negations hold for the whole article and are no words of the title.
RulePartMatcher::Standing RulePartMatcher::standing_of(const RulePart& part,
                                                       const Candidate& candidate) {
  switch (part.kind) {
    case Kind::words:
    case Kind::near:
    case Kind::title:
      return has_words(part, Within::title, candidate.terms) ? Standing::with_words : Standing::no;
    case Kind::all:
      return standing_of(part.parts, part.parts.size(), candidate);
    case Kind::any:
      return standing_of(part.parts, part.least, candidate);
    case Kind::everything:
    case Kind::nothing:
    case Kind::name:
    case Kind::exact:
    case Kind::date:
    case Kind::no:
      break;
  }
  return takes(part, candidate) ? Standing::without_words : Standing::no;
}

/// The same for several parts, of which `least` must be fulfilled.
RulePartMatcher::Standing RulePartMatcher::standing_of(const std::vector<RulePart>& parts,
                                                       std::size_t least,
                                                       const Candidate& candidate) {
  std::size_t taken = 0;
  bool has_word = false;
  for (const RulePart& each : parts) {
    const Standing its = standing_of(each, candidate);
    if (its != Standing::no) ++taken;
    has_word = has_word || its == Standing::with_words;
  }
  if (taken < least) return Standing::no;
  return has_word ? Standing::with_words : Standing::without_words;
}

bool RulePartMatcher::takes_enough(const RulePart& part, const Candidate& candidate) {
  std::size_t taken = 0;
  bool is_in_title = false;
  const std::size_t with_title = part.least_with_title == 0 ? part.least : part.least_with_title;
  for (const RulePart& each : part.parts) {
    if (!takes(each, candidate)) continue;
    is_in_title = is_in_title || (part.least_with_title > 0 &&
                                  standing_of(each, candidate) == Standing::with_words);
    if (++taken >= (is_in_title ? with_title : part.least)) return true;
  }
  return false;
}

bool RulePartMatcher::has_words(const RulePart& part, Within within, const ArticleTerms& terms) {
  if (part.kind == Kind::title) within = Within::title;
  const bool all_occur =
      std::all_of(part.words.begin(), part.words.end(),
                  [&](const RuleWord& word) { return terms.occurs(word, within); });
  if (!all_occur) return false;
  if (part.words.size() == 1) {
    const RuleWord& word = part.words.front();
    return !word.is_beginning || part.kind != Kind::words || terms.begins(word);
  }
  merged_.resize(std::max(merged_.size(), part.words.size()));
  places_.clear();
  for (std::size_t i = 0; i < part.words.size(); ++i) {
    places_.push_back(terms.positions_of(part.words[i], within, merged_[i]));
  }
  return part.kind == Kind::near ? stand_near(places_, part.span)
                                 : stand_in_order(places_, part.span);
}

}  // namespace gazette
