// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rule_matcher.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <cstring>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/schema.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"

namespace gazette {
namespace {

using Kind = RulePart::Kind;
using Positions = std::vector<std::uint32_t>;  ///< rising

/// Whether one position of each list can be taken, rising from list to list, within `span`.
bool stand_in_order(const std::vector<Positions>& words, std::size_t span) {
  for (const std::uint32_t first : words.front()) {
    std::uint32_t last = first;
    bool is_found = true;
    for (std::size_t i = 1; i < words.size() && is_found; ++i) {
      const auto next = std::upper_bound(words[i].begin(), words[i].end(), last);
      is_found = next != words[i].end();
      if (is_found) last = *next;
    }
    if (!is_found) return false;  // nor from a later first one
    if (last - first < span) return true;
  }
  return false;
}

/// Gives each word a position of its own from `first` on within `span`; taken ones move on where
/// they can (augmenting paths).
class Seating {
 public:
  Seating(const std::vector<Positions>& words, std::uint32_t first, std::size_t span)
      : words_(words), first_(first), behind_(first + span) {}

  bool seats_all() {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      std::set<std::uint32_t> tried;
      if (!seat(word, tried)) return false;
    }
    return true;
  }

 private:
  bool seat(std::size_t word, std::set<std::uint32_t>& tried) {
    const Positions& own = words_[word];
    for (auto at = std::lower_bound(own.begin(), own.end(), first_);
         at != own.end() && *at < behind_; ++at) {
      if (!tried.insert(*at).second) continue;
      const auto taken = taken_.find(*at);
      if (taken == taken_.end() || seat(taken->second, tried)) {
        taken_[*at] = word;
        return true;
      }
    }
    return false;
  }

  const std::vector<Positions>& words_;
  std::uint32_t first_;
  std::size_t behind_;
  std::unordered_map<std::uint32_t, std::size_t> taken_;
};

bool stand_near(const std::vector<Positions>& words, std::size_t span) {
  for (const Positions& positions : words) {
    for (const std::uint32_t first : positions) {
      if (Seating(words, first, span).seats_all()) return true;
    }
  }
  return false;
}

/// The bytes of a word that most words differ in, for filters that let few others pass.
std::uint64_t key_of(std::string_view word) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, word.data(), std::min(word.size(), sizeof bytes));
  return (bytes ^ word.size()) * 0x9E3779B97F4A7C15U;
}

class WordFilter {
 public:
  void add(std::string_view word) { bits_.set(key_of(word) >> shift); }
  bool may_have(std::string_view word) const { return bits_.test(key_of(word) >> shift); }

 private:
  static constexpr unsigned bits = 16;
  static constexpr unsigned shift = 64 - bits;
  std::bitset<1U << bits> bits_;
};

std::string_view first_bytes(std::string_view word) {
  constexpr std::size_t least = 3;  // `min_beginning_letters` have as many bytes
  return word.substr(0, least);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string plain_text(std::string_view word) {
  std::string text;
  for (const char32_t letter : plain_letters(word)) text += to_utf8(letter);
  return text;
}

/// The rules of one language in the form in which an article's words are looked up.
struct Lookup {
  explicit Lookup(const LanguageRules& language) : rules(language) {
    for (const auto& [term, sign] : language.signs.terms) {
      terms.emplace(term, sign);
      filter.add(term);
    }
    std::set<std::size_t> lengths_found;
    for (const auto& [letters, sign] : language.signs.beginnings) {
      beginnings.emplace(letters, sign);
      beginning_filter.add(first_bytes(letters));
      lengths_found.insert(letters.size());
    }
    lengths.assign(lengths_found.begin(), lengths_found.end());
    last_article_of_sign.resize(language.signs.count);
    tallies.resize(language.rules.size());
  }

  const LanguageRules& rules;
  std::unordered_map<std::string_view, RuleSign> terms;
  WordFilter filter;
  std::unordered_map<std::string_view, RuleSign> beginnings;
  WordFilter beginning_filter;       ///< of their first bytes
  std::vector<std::size_t> lengths;  ///< of beginnings, in bytes
  std::vector<std::uint64_t> last_article_of_sign;
  /// Of a rule: how many of the signs that it needs the article has.
  struct Tally {
    std::uint64_t article = 0;
    std::size_t signs = 0;
  };
  std::vector<Tally> tallies;
};

/// A sign of the rules in the text of an article.
struct Hit {
  RuleSign sign;
  std::uint32_t position;
};

}  // namespace

struct RuleMatcher::State {
  explicit State(std::shared_ptr<const TopicRules> all) : rules(std::move(all)) {}

  Lookup& lookup_of(const LanguageRules& language) {
    std::unique_ptr<Lookup>& found = lookups[&language];
    if (found == nullptr) found = std::make_unique<Lookup>(language);
    return *found;
  }

  std::vector<FiledTopic> topics(const Article& its, const ArticleWords& words) {
    const LanguageRules& language = rules->in(its.language);
    if (language.rules.empty()) return {};
    lookup = &lookup_of(language);
    article = &its;
    ++number;
    hits.clear();
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
    if (!hits.empty() && hits.back().sign == found->second && hits.back().position == position) {
      return;
    }
    add_hit(found->second, position);
  }

  void add_hit(RuleSign sign, std::uint32_t position) {
    if (std::exchange(lookup->last_article_of_sign[sign], number) != number) {
      occurring.push_back(sign);
    }
    hits.push_back({sign, position});
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
    if (!lookup->beginning_filter.may_have(first_bytes(letters)) || !is_listed(word)) return;
    for (const std::size_t length : lookup->lengths) {
      if (length > letters.size()) break;
      const auto found = lookup->beginnings.find(letters.substr(0, length));
      if (found == lookup->beginnings.end()) continue;
      begin_with(found->second, word.term);
      if (!word.variant.empty()) begin_with(found->second, word.variant);
    }
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
    Lookup::Tally& tally = lookup->tallies[rule];
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
        return has_words(part, UINT32_MAX);
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
        return has_words(part, title_end) ? Standing::with_words : Standing::no;
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

  bool occurs(const RuleWord& word) const {
    return std::any_of(word.signs.begin(), word.signs.end(),
                       [&](RuleSign sign) { return lookup->last_article_of_sign[sign] == number; });
  }

  static Positions positions_of(const RuleWord& word, std::span<const Hit> among,
                                std::uint32_t last) {
    Positions positions;
    for (const Hit& hit : among) {
      if (hit.position > last) continue;
      const bool is_it =
          std::find(word.signs.begin(), word.signs.end(), hit.sign) != word.signs.end();
      if (is_it) positions.push_back(hit.position);
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
  }

  static bool stand_together(const RulePart& part, std::span<const Hit> among, std::uint32_t last) {
    std::vector<Positions> words;
    for (const RuleWord& word : part.words) {
      words.push_back(positions_of(word, among, last));
      if (words.back().empty()) return false;
    }
    return part.kind == Kind::near ? stand_near(words, part.span)
                                   : stand_in_order(words, part.span);
  }

  /// `last` is the last position that counts.
  bool has_words(const RulePart& part, std::uint32_t last) const {
    const bool all_occur = std::all_of(part.words.begin(), part.words.end(),
                                       [&](const RuleWord& word) { return occurs(word); });
    if (part.kind == Kind::title) last = title_end;
    if (!all_occur || (part.words.size() == 1 && last > title_end)) return all_occur;
    return stand_together(part, hits, last);
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
    return stand_together(part, its, UINT32_MAX);
  }

  void add_name_hits(const Word& word, std::uint32_t position, std::vector<Hit>& to) const {
    for (const std::string* term : {&word.term, &word.variant}) {
      if (term->empty()) continue;
      const auto known = lookup->terms.find(*term);
      if (known != lookup->terms.end()) to.push_back({known->second, position});
      const std::string letters = plain_text(*term);
      for (const auto& [beginning, sign] : lookup->beginnings) {
        if (letters.starts_with(beginning)) to.push_back({sign, position});
      }
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
  std::unordered_map<const LanguageRules*, std::unique_ptr<Lookup>> lookups;
  std::unordered_map<std::string, std::string> plain_words;  ///< of folded ones
  Analyzer names{1000};

  // Of the article at hand.
  const Article* article = nullptr;
  Lookup* lookup = nullptr;
  std::uint64_t number = 0;  ///< from 1
  std::uint32_t title_end = 0;
  std::vector<Hit> hits;
  std::vector<RuleSign> occurring;  ///< each once
  /// By the terms that beginnings stand for: the signs of these. Terms lie in the analyzer's words.
  std::unordered_map<std::string_view, std::vector<RuleSign>> begun;
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
