// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/topic_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>

#include "core/analysis/language_code.hpp"
#include "core/analysis/stop_words.hpp"
#include "core/analysis/turkish.hpp"
#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

/// What is wrong with what the rule asks in one language; empty when nothing is.
std::string fault_in(const std::string& language, const TopicRule& rule, const Node& tree,
                     Analyzer& analyzer) {
  RuleTerms terms;
  const CompiledRule compiled = compile_rule(tree, rule, language, analyzer, terms);
  if (!compiled.faults.empty()) return compiled.faults.front();
  if (takes_words_alone(compiled.part, KnownWords::none)) {
    return "it matches articles that have none of its words";
  }
  if (!takes_words_alone(compiled.part, KnownWords::stop_words)) return {};
  return fmt::format(
      "stop words alone satisfy it in the language {0}, and nearly every article in that language "
      "has "
      "them; {1}",
      language, ask_for_other_words(rule));
}

/// How many of a rule's needed terms an article must have for the rule to take it.
std::size_t least_terms(const RulePart& part) {
  if (part.kind != RulePart::Kind::any) return 1;
  return part.least_with_title == 0 ? part.least : part.least_with_title;
}

/// For all languages without a compiled form of their own.
constexpr std::string_view any_other_language;

void add_named_languages(const Node& node, std::set<std::string>& to) {
  if (node.kind == Node::Kind::condition && node.field == &language_field) {
    to.insert(language_code(node.text));
  }
  for (const Node& child : node.children) add_named_languages(child, to);
}

/// The languages in which a rule is checked for faults.
std::vector<std::string> languages_of(const TopicRule& rule) {
  if (!rule.language.empty()) return {rule.language};
  std::vector<std::string> languages = stop_word_languages();
  languages.insert(languages.begin(), std::string(unknown_language));
  return languages;
}

}  // namespace

std::string fault_of_rule(const TopicRule& rule, Analyzer& analyzer) {
  try {
    const ParsedQuery parsed = parse_query(rule.query, Syntax::full);
    if (!parsed.warnings.empty()) {
      const Warning& first = parsed.warnings.front();
      return fault_text(first) + (first.hint.empty() ? "" : "; " + first.hint);
    }
    for (const std::string& language : languages_of(rule)) {
      if (std::string fault = fault_in(language, rule, parsed.tree, analyzer); !fault.empty()) {
        return fault;
      }
    }
  } catch (const QueryError& error) {
    return error.what();
  }
  return {};
}

struct TopicRules::State {
  struct Parsed {
    std::uint32_t topic;
    const TopicRule rule;
    Node tree;
  };

  LanguageRules compile(const std::string& language) {
    LanguageRules compiled;
    for (const Parsed& each : parsed) {
      if (!each.rule.language.empty() && each.rule.language != language) continue;
      RulePart part = compile_rule(each.tree, each.rule, language, analyzer, compiled.terms).part;
      const auto needed = needed_terms(part);
      if (needed && needed->empty()) continue;  // it takes nothing
      const auto number = static_cast<std::uint32_t>(compiled.rules.size());
      compiled.rules_of.resize(compiled.terms.count);
      if (!needed) compiled.always.push_back(number);
      if (needed) {
        for (const RuleTerm term : *needed) compiled.rules_of[term].push_back(number);
      }
      const std::size_t least = least_terms(part);
      compiled.rules.push_back(
          {each.topic, hundredths(each.rule.confidence), least, std::move(part)});
    }
    compiled.rules_of.resize(compiled.terms.count);
    return compiled;
  }

  /// There are as many languages as articles have codes. Those that no rule names, and whose words
  /// are only folded, share one compiled form.
  std::string key_of(const std::string& language) const {
    const bool is_told_apart = named.contains(language) || has_stemmer(language) ||
                               has_stop_words(language) || has_dotless_i(language);
    return is_told_apart ? language : std::string(any_other_language);
  }

  std::vector<std::string> paths;
  std::vector<Parsed> parsed;
  std::set<std::string> named;  ///< languages that rules or their queries name
  std::mutex mutex;             ///< of the rest
  Analyzer analyzer;
  std::map<std::string, LanguageRules> by_language;
};

TopicRules::TopicRules(const TopicTree& tree) : state_(std::make_unique<State>()) {
  for (const Topic& topic : tree.topics()) {
    if (topic.rules.empty()) continue;
    const auto number = static_cast<std::uint32_t>(state_->paths.size());
    state_->paths.push_back(topic.path);
    for (const TopicRule& rule : topic.rules) {
      if (rule.query.size() > max_query_bytes) continue;
      Node query = parse_query(rule.query, Syntax::full).tree;
      if (!rule.language.empty()) state_->named.insert(rule.language);
      add_named_languages(query, state_->named);
      state_->parsed.push_back({number, rule, std::move(query)});
    }
  }
}

TopicRules::~TopicRules() = default;

bool TopicRules::empty() const { return state_->parsed.empty(); }

const std::vector<std::string>& TopicRules::paths() const { return state_->paths; }

const LanguageRules& TopicRules::in(const std::string& language) const {
  const std::scoped_lock lock(state_->mutex);
  const std::string key = state_->key_of(language);
  const auto known = state_->by_language.find(key);
  if (known != state_->by_language.end()) return known->second;
  return state_->by_language.emplace(key, state_->compile(key)).first->second;
}

}  // namespace gazette
