// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matcher.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/rules/article_terms.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_positions.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

/// Whether an article names whom a rule asks for: authors, places, people. Names are short and few
/// rules ask for them, so they are read when one does.
class NameReader {
 public:
  /// Whether the values of the field of `part`, which is of the kind `name`, have its words in
  /// their order.
  bool has(const RulePart& part, const Article& article, const RuleLookup& lookup);

 private:
  /// A sign of the rules in the values of a field.
  struct Hit {
    RuleSign sign;
    std::uint32_t position;
  };

  std::vector<Hit> hits_in(const std::vector<std::string>& values, const RuleLookup& lookup);
  static void add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                       std::vector<Hit>& to);
  static std::vector<std::uint32_t> positions_among(const std::vector<Hit>& its,
                                                    const RuleWord& word);

  Analyzer analyzer_{1000};
};

/// Whether an article fulfils what a part of a rule asks, by its signs and fields.
class RulePartMatcher {
 public:
  /// From here on `article` is asked for, whose signs `signs` has read. All must live as long.
  void look_at(const Article& article, const ArticleSigns& signs, const RuleLookup& lookup);

  bool takes(const RulePart& part);

 private:
  using Within = ArticleSigns::Within;

  /// Whether a part is fulfilled when of words only those of the title count, and by what.
  enum class Standing { no, without_words, with_words };

  Standing standing_of(const RulePart& part);
  Standing standing_of(const std::vector<RulePart>& parts, std::size_t least);
  bool takes_enough(const RulePart& part);
  bool has_words(const RulePart& part, Within within);
  bool has_value(const RulePart& part) const;
  bool is_published_in(const Period& period) const;

  const Article* article_ = nullptr;
  const ArticleSigns* signs_ = nullptr;
  const RuleLookup* lookup_ = nullptr;
  NameReader names_;

  // Room for the words of a part.
  std::vector<Positions> places_;
  std::vector<std::vector<std::uint32_t>> merged_;
};

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
    after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
  }
  return its;
}

void NameReader::add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                          std::vector<Hit>& to) {
  for (const std::string* term : {&word.term, &word.variant}) {
    if (term->empty()) continue;
    const auto known = lookup.terms.find(*term);
    if (known != lookup.terms.end()) to.push_back({known->second, position});
    lookup.each_beginning(plain_text(*term), [&](RuleSign sign) {
      to.push_back({sign, position});
    });
  }
}

std::vector<std::uint32_t> NameReader::positions_among(const std::vector<Hit>& its,
                                                       const RuleWord& word) {
  std::vector<std::uint32_t> positions;
  for (const Hit& hit : its) {
    const bool is_it =
        std::find(word.signs.begin(), word.signs.end(), hit.sign) != word.signs.end();
    if (is_it) positions.push_back(hit.position);
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

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

}  // namespace

struct RuleMatcher::State {
  explicit State(std::shared_ptr<const TopicRules> all) : rules(std::move(all)) {}

  RuleLookup& lookup_of(const LanguageRules& language) {
    std::unique_ptr<RuleLookup>& found = lookups[&language];
    if (found == nullptr) found = std::make_unique<RuleLookup>(language);
    return *found;
  }

  std::vector<FiledTopic> topics(const Article& article, const ArticleWords& words) {
    const LanguageRules& language = rules->in(article.language);
    if (language.rules.empty()) return {};
    lookup = &lookup_of(language);
    signs.read(words, *lookup);
    parts.look_at(article, signs, *lookup);
    return taken();
  }

  /// The topics of the rules that take the article, whose hits are all there.
  std::vector<FiledTopic> taken() {
    takers.clear();
    for (const std::uint32_t rule : lookup->rules.always) try_rule(rule);
    for (const RuleSign sign : signs.occurring()) {
      for (const std::uint32_t rule : lookup->rules.rules_of[sign]) count_sign(rule);
    }
    return lowest_takers();
  }

  /// Topics are numbered in the order of the tree: what lies below one stands right behind it.
  std::vector<FiledTopic> lowest_takers() const {
    std::vector<FiledTopic> topics;
    for (auto taker = takers.begin(); taker != takers.end(); ++taker) {
      const std::string& path = rules->paths()[taker->first];
      const auto next = std::next(taker);
      if (next != takers.end() && lies_below(rules->paths()[next->first], path)) continue;
      topics.push_back({path, TopicOrigin::rule, taker->second / 100.0});
    }
    return topics;
  }

  /// Another of the signs that `rule` needs occurs.
  void count_sign(std::uint32_t rule) {
    RuleLookup::Tally& tally = lookup->tallies[rule];
    if (std::exchange(tally.article, signs.number()) != signs.number()) tally.signs = 0;
    if (++tally.signs == lookup->rules.rules[rule].least_signs) try_rule(rule);
  }

  void try_rule(std::uint32_t rule) {
    const LanguageRules::Rule& its = lookup->rules.rules[rule];
    if (!parts.takes(its.part)) return;
    int& confidence = takers[its.topic];
    confidence = std::max(confidence, its.hundredths);
  }

  std::shared_ptr<const TopicRules> rules;
  std::unordered_map<const LanguageRules*, std::unique_ptr<RuleLookup>> lookups;

  // Of the article at hand.
  RuleLookup* lookup = nullptr;
  ArticleSigns signs;
  RulePartMatcher parts;
  std::map<std::uint32_t, int> takers;  ///< topics, with hundredths of confidence
};

RuleMatcher::RuleMatcher(std::shared_ptr<const TopicRules> rules)
    : state_(std::make_unique<State>(std::move(rules))) {}
RuleMatcher::~RuleMatcher() = default;
RuleMatcher::RuleMatcher(RuleMatcher&&) noexcept = default;
RuleMatcher& RuleMatcher::operator=(RuleMatcher&&) noexcept = default;

std::vector<FiledTopic> RuleMatcher::topics(const Article& article, const ArticleWords& words) {
  return state_->topics(article, words);
}

}  // namespace gazette
