// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file/topics_file_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/analysis/language_code.hpp"
#include "core/query/limits.hpp"
#include "core/rules/topic_rules.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Kind = TomlValue::Kind;

LineError fault(std::size_t line, const std::string& path, std::string_view reason) {
  return {line, fmt::format("the rule of {}{}", path, reason)};
}

void read_query(TopicRule& rule, const std::string& path, const TomlValue& value) {
  if (value.kind != Kind::text) throw fault(value.line, path, " is not a string");
  rule.line = value.line;
  rule.query = one_line(value.text);
  if (rule.query.empty()) throw fault(value.line, path, " is empty");
}

void read_language(TopicRule& rule, const std::string& path, const TomlValue& value) {
  rule.language = text_of(value, fmt::format("language of a rule of {}", path));
  if (rule.language != normalize_language(rule.language) || !is_language(rule.language)) {
    throw fault(value.line, path,
                fmt::format(": {} is not a language code; write two letters, such as en or de",
                            rule.language));
  }
}

std::size_t number_of_words(const std::string& path, const TomlValue& value) {
  if (value.kind != Kind::whole_number || value.number < 1 || value.number > max_words) {
    throw fault(value.line, path,
                fmt::format(": {} must be a whole number from 1 to {}", value.key, max_words));
  }
  return static_cast<std::size_t>(value.number);
}

void read_at_least(TopicRule& rule, const std::string& path, const TomlValue& value) {
  rule.at_least = number_of_words(path, value);
}

void read_with_title(TopicRule& rule, const std::string& path, const TomlValue& value) {
  rule.with_title = number_of_words(path, value);
}

void read_confidence(TopicRule& rule, const std::string& path, const TomlValue& value) {
  // Below a hundredth the index would have none.
  if (!value.is_number() || !(value.number >= 0.01 && value.number <= 1)) {
    throw fault(value.line, path, ": confidence must be a number from 0.01 to 1");
  }
  rule.confidence = hundredths(value.number) / 100.0;
}

struct Row {
  std::string_view name;
  void (*read)(TopicRule& rule, const std::string& path, const TomlValue& value);
};

constexpr std::array rows = {Row{"query", read_query}, Row{"language", read_language},
                             Row{"at_least", read_at_least}, Row{"with_title", read_with_title},
                             Row{"confidence", read_confidence}};

void read_entry(TopicRule& rule, const std::string& path, const TomlValue& value) {
  const auto* const row = std::find_if(rows.begin(), rows.end(),
                                       [&](const Row& each) { return each.name == value.key; });
  if (row != rows.end()) return row->read(rule, path, value);
  throw fault(value.key_line, path,
              fmt::format(" has no key {}; keys are query, language, at_least, with_title and "
                          "confidence",
                          shown_key(value.key)));
}

}  // namespace

TopicRule read_topic_rule(const TomlValue& value, const std::string& path, Analyzer& analyzer) {
  TopicRule rule;
  rule.line = value.line;
  if (value.kind == Kind::table) {
    for (const TomlValue& entry : value.parts) read_entry(rule, path, entry);
  } else {
    read_query(rule, path, value);
  }
  if (rule.query.empty()) throw fault(rule.line, path, " has no query");
  if (rule.with_title >= rule.at_least) {
    throw fault(rule.line, path, ": with_title must be less than at_least, or be left out");
  }
  if (const std::string wrong = fault_of_rule(rule, analyzer); !wrong.empty()) {
    throw fault(rule.line, path, ": " + wrong);
  }
  return rule;
}

}  // namespace gazette
