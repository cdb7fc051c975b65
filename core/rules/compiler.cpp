// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/compiler.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/period.hpp"
#include "core/query/limits.hpp"
#include "core/query/ranked_parts.hpp"
#include "core/rules/words.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using Kind = RulePart::Kind;
using Part = std::optional<RulePart>;  ///< nothing where a node says nothing (punctuation alone)

/// Compiles the typed conditions of a rule (`title:ferry`, `date:2026`), of one rule and one
/// language.
class RuleConditionCompiler {
 public:
  /// Adds what cannot be asked to `faults`. All must live as long.
  RuleConditionCompiler(const std::string& language, RuleWordCompiler& words,
                        std::vector<std::string>& faults)
      : language_(language), words_(words), faults_(faults) {}

  RulePart compile(const Node& node) {
    if (node.is_in_any_order) {
      faults_.push_back(
          fmt::format("NEAR in {}: at byte {}: a rule cannot ask for words near "
                      "each other in a field",
                      node.field->name, node.byte_offset));
    }
    switch (node.field->kind) {
      case FieldKind::topic:
        faults_.push_back("a rule cannot use topic:, since rules assign topics");
        break;
      case FieldKind::text:
        return words_.title(node).value_or(plain_part(Kind::nothing));
      case FieldKind::name:
        return words_.name(node).value_or(plain_part(Kind::nothing));
      case FieldKind::exact:
        return exact(*node.field, node.text);
      case FieldKind::date:
        return date(node);
    }
    return plain_part(Kind::nothing);
  }

 private:
  RulePart exact(const Field& field, const std::string& text) {
    if (&field == &language_field) {
      return plain_part(language_code(text) == language_ ? Kind::everything : Kind::nothing);
    }
    if (text.ends_with('*')) {
      faults_.push_back(
          fmt::format("{} does not take *; {} is looked up as it is written", field.name, text));
    }
    RulePart part = plain_part(Kind::exact);
    part.field = &field;
    part.text = whole_term(field, text);
    return part;
  }

  RulePart date(const Node& node) {
    const std::chrono::sys_days today{std::chrono::days{20'000}};
    const std::optional<Period> period = parse_period(node.text, today);
    if (!period) {
      faults_.push_back(fmt::format("{} at byte {} is not a date", node.text, node.byte_offset));
    } else if (period != parse_period(node.text, today + std::chrono::days{1})) {
      faults_.push_back(fmt::format("{} at byte {} changes from day to day, and so would the rule",
                                    node.text, node.byte_offset));
    }
    if (++dates_ == max_date_conditions + 1) {
      faults_.push_back(
          fmt::format("it has more than {} conditions on the date", max_date_conditions));
    }
    RulePart part = plain_part(Kind::date);
    part.period = period.value_or(Period{});
    return part;
  }

  const std::string& language_;
  RuleWordCompiler& words_;
  std::vector<std::string>& faults_;
  std::size_t dates_ = 0;
};

/// Of one rule and one language.
class Compiler {
 public:
  Compiler(const TopicRule& rule, const std::string& language, Analyzer& analyzer, RuleTerms& terms)
      : rule_(rule),
        language_(language),
        words_(language, analyzer, terms, faults_),
        conditions_(language, words_, faults_) {}

  CompiledRule run(const Node& tree) {
    Part part = ranked(tree, rule_.at_least);
    if (!part) fault("it has no word to search for");
    if (words_.count() > max_words) {
      fault(fmt::format("it has {} different words; the maximum is {}", words_.count(), max_words));
    }
    return {part ? std::move(*part) : plain_part(Kind::nothing), std::move(faults_)};
  }

 private:
  void fault(std::string text) { faults_.push_back(std::move(text)); }

  Part compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::ranked:
        return ranked(node, 1);
      case Node::Kind::word:
        if (node.times > 1) {
          fault(fmt::format("\"atleast{}\" at byte {}: a rule cannot count how often a word occurs",
                            node.times, node.byte_offset));
        }
        return words_.word(node);
      case Node::Kind::phrase:
        return words_.phrase(node);
      case Node::Kind::near:
        return words_.near(node);
      case Node::Kind::condition:
        return conditions_.compile(node);
      case Node::Kind::all:
        return all(node);
      case Node::Kind::any:
        return any(node, 1);
      case Node::Kind::without:
        return without(node);
    }
    return std::nullopt;
  }

  /// A child of an operator: `-a` there is everything but a.
  Part operand(const Node& node) {
    Part part = compile(node);
    if (!part || node.sign != Node::Sign::must_not) return part;
    return negated_part(std::move(*part));
  }

  Part all(const Node& node) {
    std::vector<RulePart> parts;
    for (const Node* child :
         counted_children(node, [&](const Node& each) { return words_.is_stop_word(each); })) {
      if (Part part = operand(*child)) parts.push_back(std::move(*part));
    }
    if (parts.empty()) return std::nullopt;
    return joined_parts(Kind::all, std::move(parts));
  }

  Part any(const Node& node, std::size_t least) {
    std::vector<RulePart> parts;
    add_operands(node, parts);
    if (parts.empty()) return std::nullopt;
    return at_least(least, std::move(parts));
  }

  /// OR within OR is one: `a OR (b OR c)` counts three, as `(a OR b) OR c` does.
  void add_operands(const Node& node, std::vector<RulePart>& to) {
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::any && child.sign == Node::Sign::none) {
        add_operands(child, to);
      } else if (Part part = operand(child)) {
        to.push_back(std::move(*part));
      }
    }
  }

  RulePart at_least(std::size_t least, std::vector<RulePart> parts) {
    if (least > parts.size()) {
      fault(fmt::format("at_least is {}, but the query has {}", least,
                        parts.size() == 1
                            ? "only one word or part to count"
                            : fmt::format("only {} words or parts to count", parts.size())));
    }
    if (least <= 1) return joined_parts(Kind::any, std::move(parts));
    RulePart part;
    part.kind = Kind::any;
    part.least = least;
    part.least_with_title = rule_.with_title;
    part.parts = std::move(parts);
    return part;
  }

  Part without(const Node& node) {
    std::vector<RulePart> parts;
    Part kept = operand(node.children.front());
    if (kept) parts.push_back(std::move(*kept));
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      Part excluded = compile(node.children[i]);
      if (kept && excluded) parts.push_back(negated_part(std::move(*excluded)));
    }
    if (!kept) return std::nullopt;
    return joined_parts(Kind::all, std::move(parts));
  }

  /// What is side by side.
  struct Side {
    RankedParts<RulePart> parts;
    std::vector<RulePart> stops;
    std::set<std::vector<RuleTerm>> typed;  ///< words without an operator
  };

  Part ranked(const Node& node, std::size_t least) {
    if (least > 1 && node.children.size() == 1 && node.children.front().kind == Node::Kind::any &&
        node.children.front().sign == Node::Sign::none) {
      return any(node.children.front(), least);
    }
    Side side;
    for (const Node& child : node.children) add_child(child, side);
    return assemble(std::move(side), least);
  }

  void add_child(const Node& child, Side& side) {
    Part part = compile(child);
    if (!part) return;
    switch (role_of(child)) {
      case Role::must:
        return side.parts.must.push_back(std::move(*part));
      case Role::must_not:
        return side.parts.must_not.push_back(std::move(*part));
      case Role::condition:
        return side.parts.conditions[child.field].add(child, std::move(*part));
      case Role::word:
        return add_word(std::move(*part), side);
      case Role::may:
        return side.parts.may.push_back(std::move(*part));
    }
  }

  void add_word(RulePart part, Side& side) {
    const bool is_single = part.kind == Kind::words && part.words.size() == 1 &&
                           !part.words.front().text.ends_with('*');
    if (!is_single) return side.parts.may.push_back(std::move(part));
    if (!side.typed.insert(part.words.front().terms).second) return;
    (part.words.front().is_stop ? side.stops : side.parts.may).push_back(std::move(part));
  }

  void fault_of_stops(const Side& side, std::size_t least) {
    fault(fmt::format(
        "at_least is {}, but in articles of the language {} the stop word {} does not count; {}",
        least, language_, side.stops.front().words.front().text, ask_for_other_words(rule_)));
  }

  Part assemble(Side side, std::size_t least) {
    std::vector<RulePart>& may = side.parts.may;
    // A rule in which nothing must be there but exclusions, as in `+(-storm) ferry`, takes what has
    // its words, where a search would only rank by them.
    const bool has_must = std::any_of(side.parts.must.begin(), side.parts.must.end(),
                                      [](const RulePart& part) { return part.kind != Kind::no; });
    if (!has_must && may.empty() && side.parts.conditions.empty()) std::swap(may, side.stops);
    // Besides what must be there, words only rank, unless so many of them are asked for.
    const bool only_rank = has_must && least <= 1;
    std::vector<RulePart> parts = std::move(side.parts.must);
    for (RulePart& each : side.parts.must_not) parts.push_back(negated_part(std::move(each)));
    if (!side.stops.empty() && least > may.size()) fault_of_stops(side, least);
    if (!may.empty() && !only_rank) {
      parts.push_back(at_least(least, std::move(may)));
    } else if (least > 1) {
      fault(fmt::format("at_least is {}, but the query has no words to count", least));
    }
    const auto any_of = [](std::vector<RulePart> each) {
      return joined_parts(Kind::any, std::move(each));
    };
    const auto all_of = [](std::vector<RulePart> each) {
      return joined_parts(Kind::all, std::move(each));
    };
    for (auto& [field, either] : side.parts.conditions) {
      parts.push_back(joined(std::move(either), any_of, all_of));
    }
    if (parts.empty()) return std::nullopt;
    return joined_parts(Kind::all, std::move(parts));
  }

  const TopicRule& rule_;
  const std::string& language_;
  std::vector<std::string> faults_;
  RuleWordCompiler words_;
  RuleConditionCompiler conditions_;
};

}  // namespace

CompiledRule compile_rule(const Node& tree, const TopicRule& rule, const std::string& language,
                          Analyzer& analyzer, RuleTerms& terms) {
  return Compiler(rule, language, analyzer, terms).run(tree);
}

std::string ask_for_other_words(const TopicRule& rule) {
  std::string advice = "ask for other words";
  if (rule.language.empty()) {
    advice += ", or state the language of the rule: { language = \"en\", query = \"...\" }";
  }
  return advice;
}

}  // namespace gazette
