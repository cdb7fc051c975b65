// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rule_matcher.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>
#include <utility>

#include "core/rule_lookup.hpp"
#include "core/schema.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"
#include "core/word_positions.hpp"

namespace gazette {
namespace {

using Kind = RulePart::Kind;

/// A sign of the rules in the values of a field.
struct Hit {
  RuleSign sign;
  std::uint32_t position;
};

}  // namespace

struct RuleMatcher::State {
  explicit State(std::shared_ptr<const TopicRules> all) : rules(std::move(all)) {}

  RuleLookup& lookup_of(const LanguageRules& language) {
    std::unique_ptr<RuleLookup>& found = lookups[&language];
    if (found == nullptr) found = std::make_unique<RuleLookup>(language);
    return *found;
  }

  std::vector<FiledTopic> topics(const Article& its, const ArticleWords& words) {
    const LanguageRules& language = rules->in(its.language);
    if (language.rules.empty()) return {};
    lookup = &lookup_of(language);
    article = &its;
    ++number;
    occurring.clear();
    begun.clear();
    title_end = static_cast<std::uint32_t>(words.title.size());
    std::uint32_t after = 0;
    for (const std::span<const Token> tokens : {words.title, words.body, words.summary}) {
      for (const Token& token : tokens) read(*token.word, after + token.position);
      if (!tokens.empty()) after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
    }
    if (!begun.empty()) read_forms_of_begun(words);
    return taken();
  }

  void read(const Word& word, std::uint32_t position) {
    if (lookup->filter.may_have(word.term)) read_term(word.term, position);
    if (!word.variant.empty() && lookup->filter.may_have(word.variant)) {
      read_term(word.variant, position);
    }
    if (!lookup->lengths.empty()) read_beginnings(word);
  }

  void read_term(const std::string& term, std::uint32_t position) {
    const auto found = lookup->terms.find(term);
    if (found == lookup->terms.end()) return;
    add_hit(found->second, position);
  }

  void add_hit(RuleSign sign, std::uint32_t position) {
    RuleLookup::Hits& its = lookup->hits[sign];
    if (std::exchange(its.article, number) != number) {
      occurring.push_back(sign);
      its.positions.clear();
    }
    if (position <= title_end) its.title_article = number;
    if (its.positions.empty() || its.positions.back() != position) {
      its.positions.push_back(position);
    }
  }

  /// `harb*` stands for the words that begin so, and each of these for all its forms.
  void read_beginnings(const Word& word) {
    std::string_view letters = word.folded;
    if (!is_ascii(letters)) {
      auto known = plain_words.find(word.folded);
      if (known == plain_words.end()) {
        if (plain_words.size() > default_cached_words) plain_words.clear();
        known = plain_words.emplace(word.folded, plain_text(word.folded)).first;
      }
      letters = known->second;
    }
    if (!lookup->may_begin(letters) || !is_listed(word)) return;
    lookup->each_beginning(letters, [&](RuleSign sign) {
      begin_with(sign, word.term);
      if (!word.variant.empty()) begin_with(sign, word.variant);
    });
  }

  void begin_with(RuleSign sign, std::string_view term) {
    std::vector<RuleSign>& signs = begun[term];
    if (std::find(signs.begin(), signs.end(), sign) == signs.end()) signs.push_back(sign);
  }

  void read_forms_of_begun(const ArticleWords& words) {
    std::uint32_t after = 0;
    for (const std::span<const Token> tokens : {words.title, words.body, words.summary}) {
      for (const Token& token : tokens) {
        add_begun(token.word->term, after + token.position);
        if (!token.word->variant.empty()) {
          add_begun(token.word->variant, after + token.position);
        }
      }
      if (!tokens.empty()) after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
    }
  }

  void add_begun(std::string_view term, std::uint32_t position) {
    const auto found = begun.find(term);
    if (found == begun.end()) return;
    for (const RuleSign sign : found->second) add_hit(sign, position);
  }

  /// The topics of the rules that take the article, whose hits are all there.
  std::vector<FiledTopic> taken() {
    takers.clear();
    for (const std::uint32_t rule : lookup->rules.always) try_rule(rule);
    for (const RuleSign sign : occurring) {
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
    if (std::exchange(tally.article, number) != number) tally.signs = 0;
    if (++tally.signs == lookup->rules.rules[rule].least_signs) try_rule(rule);
  }

  void try_rule(std::uint32_t rule) {
    const LanguageRules::Rule& its = lookup->rules.rules[rule];
    if (!takes(its.part)) return;
    int& confidence = takers[its.topic];
    confidence = std::max(confidence, its.hundredths);
  }

  bool takes(const RulePart& part) {
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
        return has_name(part);
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

  /// Whether a part is fulfilled when of words only those of the title count, and by what.
  enum class Standing { no, without_words, with_words };

  /// Conditions and negations hold for the whole article and are no words of the title.
  Standing standing_of(const RulePart& part) {
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
  Standing standing_of(const std::vector<RulePart>& parts, std::size_t least) {
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

  bool takes_enough(const RulePart& part) {
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

  enum class Within { article, title };

  bool occurs(RuleSign sign, Within within) const {
    const RuleLookup::Hits& its = lookup->hits[sign];
    return (within == Within::title ? its.title_article : its.article) == number;
  }

  bool occurs(const RuleWord& word, Within within) const {
    return std::any_of(word.signs.begin(), word.signs.end(),
                       [&](RuleSign sign) { return occurs(sign, within); });
  }

  bool has_words(const RulePart& part, Within within) {
    if (part.kind == Kind::title) within = Within::title;
    const bool all_occur = std::all_of(part.words.begin(), part.words.end(),
                                       [&](const RuleWord& word) { return occurs(word, within); });
    if (!all_occur || part.words.size() == 1) return all_occur;
    merged.resize(std::max(merged.size(), part.words.size()));
    places.clear();
    for (std::size_t i = 0; i < part.words.size(); ++i) {
      places.push_back(positions_of(part.words[i], within, merged[i]));
    }
    return stand_together(part, places);
  }

  /// Of a word of several signs they come together in `room`.
  Positions positions_of(const RuleWord& word, Within within,
                         std::vector<std::uint32_t>& room) const {
    Positions positions;
    if (word.signs.size() == 1) {
      positions = lookup->hits[word.signs.front()].positions;
    } else {
      room.clear();
      for (const RuleSign sign : word.signs) {
        if (!occurs(sign, within)) continue;
        const auto& its = lookup->hits[sign].positions;
        room.insert(room.end(), its.begin(), its.end());
      }
      std::sort(room.begin(), room.end());
      positions = room;
    }
    if (within == Within::article) return positions;
    const auto behind = std::upper_bound(positions.begin(), positions.end(), title_end);
    return positions.first(static_cast<std::size_t>(behind - positions.begin()));
  }

  static bool stand_together(const RulePart& part, std::span<const Positions> words) {
    return part.kind == Kind::near ? stand_near(words, part.span)
                                   : stand_in_order(words, part.span);
  }

  /// Names are short and few rules ask for them: they are read when one does.
  bool has_name(const RulePart& part) {
    std::vector<Hit> its;
    std::uint32_t after = 0;
    for (const std::string& value : part.field->values(*article)) {
      if (value.empty()) continue;
      const std::vector<Token> tokens = names.analyze(value, unknown_language);
      for (const Token& token : tokens) {
        // A word that is a name alone has no position.
        const std::uint32_t position = tokens.size() == 1 ? 0 : after + token.position;
        add_name_hits(*token.word, position, its);
      }
      after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
    }
    if (part.words.size() > 1) {
      std::erase_if(its, [](const Hit& hit) { return hit.position == 0; });
    }
    merged.resize(std::max(merged.size(), part.words.size()));
    places.clear();
    for (std::size_t i = 0; i < part.words.size(); ++i) {
      places.push_back(positions_among(its, part.words[i], merged[i]));
      if (places.back().empty()) return false;
    }
    return stand_together(part, places);
  }

  static Positions positions_among(std::span<const Hit> its, const RuleWord& word,
                                   std::vector<std::uint32_t>& room) {
    room.clear();
    for (const Hit& hit : its) {
      const bool is_it =
          std::find(word.signs.begin(), word.signs.end(), hit.sign) != word.signs.end();
      if (is_it) room.push_back(hit.position);
    }
    std::sort(room.begin(), room.end());
    return room;
  }

  void add_name_hits(const Word& word, std::uint32_t position, std::vector<Hit>& to) const {
    for (const std::string* term : {&word.term, &word.variant}) {
      if (term->empty()) continue;
      const auto known = lookup->terms.find(*term);
      if (known != lookup->terms.end()) to.push_back({known->second, position});
      lookup->each_beginning(plain_text(*term), [&](RuleSign sign) {
        to.push_back({sign, position});
      });
    }
  }

  bool has_value(const RulePart& part) const {
    const std::vector<std::string> values = part.field->values(*article);
    return !part.text.empty() &&
           std::any_of(values.begin(), values.end(), [&](const std::string& value) {
             return whole_term(*part.field, value) == part.text;
           });
  }

  bool is_published_in(const Period& period) const {
    if (!article->published) return false;
    const auto day = std::chrono::floor<std::chrono::days>(article->published->utc);
    return (!period.first || day >= *period.first) && (!period.last || day <= *period.last);
  }

  std::shared_ptr<const TopicRules> rules;
  std::unordered_map<const LanguageRules*, std::unique_ptr<RuleLookup>> lookups;
  std::unordered_map<std::string, std::string> plain_words;  ///< of folded ones
  Analyzer names{1000};

  // Of the article at hand.
  const Article* article = nullptr;
  RuleLookup* lookup = nullptr;
  std::uint64_t number = 0;  ///< from 1
  std::uint32_t title_end = 0;
  std::vector<RuleSign> occurring;  ///< each once
  /// By the terms that beginnings stand for: the signs of these. Terms lie in the analyzer's words.
  std::unordered_map<std::string_view, std::vector<RuleSign>> begun;
  std::map<std::uint32_t, int> takers;  ///< topics, with hundredths of confidence

  // Room for the words of a part.
  std::vector<Positions> places;
  std::vector<std::vector<std::uint32_t>> merged;
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
