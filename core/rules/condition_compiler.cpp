// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/condition_compiler.hpp"

#include <fmt/format.h>

#include <chrono>

#include "core/analysis/language_code.hpp"
#include "core/dates/period.hpp"
#include "core/query/limits.hpp"
#include "core/schema/schema.hpp"

namespace gazette {

using Kind = RulePart::Kind;

RuleConditionCompiler::RuleConditionCompiler(const std::string& language, RuleWordCompiler& words,
                                             std::vector<std::string>& faults)
    : language_(language), words_(words), faults_(faults) {}

RulePart RuleConditionCompiler::compile(const Node& node) {
  switch (node.field->kind) {
    case FieldKind::topic:
      faults_.push_back("a rule cannot ask for topics, which rules give");
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

RulePart RuleConditionCompiler::exact(const Field& field, const std::string& text) {
  if (field.name == "language") {
    return plain_part(language_code(text) == language_ ? Kind::everything : Kind::nothing);
  }
  if (text.ends_with('*')) {
    faults_.push_back(
        fmt::format("{} takes no *; {} is looked up as it is written", field.name, text));
  }
  RulePart part = plain_part(Kind::exact);
  part.field = &field;
  part.text = whole_term(field, text);
  return part;
}

RulePart RuleConditionCompiler::date(const Node& node) {
  const std::chrono::sys_days today{std::chrono::days{20'000}};
  const std::optional<Period> period = parse_period(node.text, today);
  if (!period) {
    faults_.push_back(fmt::format("{} at byte {} is no date", node.text, node.byte_offset));
  } else if (period != parse_period(node.text, today + std::chrono::days{1})) {
    faults_.push_back(fmt::format("{} at byte {} changes from day to day, and with it the rule",
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

}  // namespace gazette
