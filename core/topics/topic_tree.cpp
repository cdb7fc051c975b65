// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/topic_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/hash.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

constexpr std::string_view english = "en";

// A line is the path, then fields after tabs: a letter, an equals sign and the value; of a label
// the language and a colon come first.
constexpr char field_separator = '\t';
constexpr std::string_view label_mark = "l=";
constexpr std::string_view alias_mark = "a=";
constexpr std::string_view code_mark = "c=";
constexpr std::string_view rule_mark = "r=";

struct Escape {
  char character;
  char letter;
};
constexpr Escape escapes[] = {{'\t', 't'}, {'\n', 'n'}, {'\\', '\\'}};

void append_field(std::string& line, std::string_view mark, std::string_view value) {
  line += field_separator;
  line += mark;
  for (const char c : value) {
    const auto* const row = std::find_if(std::begin(escapes), std::end(escapes),
                                         [&](const Escape& each) { return each.character == c; });
    if (row == std::end(escapes)) {
      line += c;
    } else {
      line.append({'\\', row->letter});
    }
  }
}

std::string unescape(std::string_view value) {
  if (value.find('\\') == std::string_view::npos) return std::string(value);
  std::string text;
  text.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    ++i;
    const auto* const row =
        std::find_if(std::begin(escapes), std::end(escapes),
                     [&](const Escape& each) { return each.letter == value[i]; });
    text += row == std::end(escapes) ? value[i] : row->character;
  }
  return text;
}

std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Language, words that are asked for, with the title, hundredths of confidence and query, after
/// colons.
void read_rule(Topic& topic, std::string_view value) {
  TopicRule rule;
  rule.language = take_until(value, ':');
  rule.at_least = number(take_until(value, ':'));
  rule.with_title = number(take_until(value, ':'));
  rule.confidence = number(take_until(value, ':')) / 100.0;
  rule.query = value;
  topic.rules.push_back(std::move(rule));
}

std::string rule_value(const TopicRule& rule) {
  return fmt::format("{}:{}:{}:{}:{}", rule.language, rule.at_least, rule.with_title,
                     hundredths(rule.confidence), rule.query);
}

void read_field(Topic& topic, std::string_view field) {
  const std::string_view mark = field.substr(0, std::min(label_mark.size(), field.size()));
  std::string value = unescape(field.substr(mark.size()));
  if (mark == label_mark) {
    const std::size_t colon = value.find(':');
    if (colon == std::string::npos || colon + 1 == value.size()) return;
    topic.labels.push_back({value.substr(0, colon), value.substr(colon + 1)});
  } else if (mark == alias_mark) {
    topic.aliases.push_back(std::move(value));
  } else if (mark == code_mark) {
    topic.codes.push_back(std::move(value));
  } else if (mark == rule_mark) {
    read_rule(topic, value);
  }
}

}  // namespace

TopicTree::TopicTree(std::vector<Topic> topics) : topics_(std::move(topics)) {
  const auto comes_first = [](const Topic& a, const Topic& b) {
    return comes_first_in_tree(a.path, b.path);
  };
  if (!std::is_sorted(topics_.begin(), topics_.end(), comes_first)) {
    std::sort(topics_.begin(), topics_.end(), comes_first);
  }
}

const Topic* TopicTree::find(std::string_view path) const {
  const auto found = std::lower_bound(topics_.begin(), topics_.end(), path,
                                      [](const Topic& topic, std::string_view wanted) {
                                        return comes_first_in_tree(topic.path, wanted);
                                      });
  return found == topics_.end() || found->path != path ? nullptr : &*found;
}

std::string_view label_of(const Topic& topic, std::span<const std::string> languages) {
  const auto find = [&](std::string_view language) {
    return std::find_if(topic.labels.begin(), topic.labels.end(),
                        [&](const TopicLabel& label) { return label.language == language; });
  };
  for (const std::string& language : languages) {
    if (const auto label = find(language); label != topic.labels.end()) return label->text;
  }
  for (const std::string_view language : {english, std::string_view()}) {
    if (const auto label = find(language); label != topic.labels.end()) return label->text;
  }
  return topic.labels.empty() ? last_step(topic.path) : topic.labels.front().text;
}

std::string_view label_of(const Topic& topic, std::string_view language) {
  const std::string only(language);
  return label_of(topic, std::span(&only, 1));
}

std::string label_of(const TopicTree& tree, std::string_view path,
                     std::span<const std::string> languages) {
  const Topic* topic = tree.find(path);
  return std::string(topic == nullptr ? last_step(path) : label_of(*topic, languages));
}

std::string label_of(const TopicTree& tree, std::string_view path, std::string_view language) {
  const std::string only(language);
  return label_of(tree, path, std::span(&only, 1));
}

std::string to_lines(const TopicTree& tree) {
  std::string lines;
  for (const Topic& topic : tree.topics()) {
    lines += topic.path;
    for (const TopicLabel& label : topic.labels) {
      append_field(lines, label_mark, fmt::format("{}:{}", label.language, label.text));
    }
    for (const std::string& alias : topic.aliases) append_field(lines, alias_mark, alias);
    for (const std::string& code : topic.codes) append_field(lines, code_mark, code);
    for (const TopicRule& rule : topic.rules) append_field(lines, rule_mark, rule_value(rule));
    lines += '\n';
  }
  return lines;
}

std::string to_lines_without_rules(const TopicTree& tree) {
  std::vector<Topic> topics(tree.topics().begin(), tree.topics().end());
  for (Topic& topic : topics) topic.rules.clear();
  return to_lines(TopicTree(std::move(topics)));
}

TopicTree tree_from_lines(std::string_view lines) {
  std::vector<Topic> topics;
  topics.reserve(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) + 1);
  while (!lines.empty()) {
    std::string_view line = take_until(lines, '\n');
    const std::string_view path = take_until(line, field_separator);
    if (path.empty()) continue;
    Topic& topic = topics.emplace_back(Topic{std::string(path)});
    while (!line.empty()) read_field(topic, take_until(line, field_separator));
  }
  return TopicTree(std::move(topics));
}

std::string digest_of_topics(std::string_view lines) {
  return fmt::format("{:016x}", short_hash_of(lines));
}

}  // namespace gazette
