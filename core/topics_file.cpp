// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <map>
#include <utility>
#include <vector>

#include "core/analyzer.hpp"
#include "core/error.hpp"
#include "core/language_code.hpp"
#include "core/query_limits.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"
#include "core/topic_rules.hpp"

namespace gazette {
namespace {

constexpr std::string_view topic_key = "topic";
constexpr std::string_view extends_key = "extends";
constexpr std::string_view default_base = "default";

/// Far more than any tree of topics takes; what goes on is no topics file.
constexpr std::size_t max_file_megabytes = 64;

/// A longer one would stand in the index as a hash (`clamp_term`).
constexpr std::size_t max_path_bytes = 150;

constexpr std::string_view hint = "docs/topics.md has the form; nothing was written";

class Reader {
 public:
  Reader(std::string name, const TopicTree& base) : name_(std::move(name)), base_(base) {}

  TopicTree read(std::string_view text) {
    if (!is_valid_utf8(text)) throw fault(line_of_bad_byte(text), "the text is not UTF-8");
    const toml::table root = parsed(text);
    for (const auto& [key, value] : root) {
      if (key.str() == topic_key || key.str() == extends_key) continue;
      throw fault(line_of(key), fmt::format("there is no key {}; keys are {} and {}",
                                            shown(key.str()), extends_key, topic_key));
    }
    if (const toml::node* extends = root.get(extends_key)) begin_from(*extends);
    if (const toml::node* topics = root.get(topic_key)) {
      const toml::table* table = topics->as_table();
      if (table == nullptr) {
        throw fault(line_of(*topics), "topic is no table; write [topic.NAME]");
      }
      for (const auto& [key, value] : *table) read_topic(key, value);
    }
    if (topics_.empty()) throw fault(1, "the file defines no topic; write [topic.NAME]");
    check_parents();
    return TopicTree(std::move(topics_));
  }

 private:
  /// Who has a name: a topic, and the line that says so, 0 for the default tree.
  struct Owner {
    std::string path;
    std::size_t line = 0;
  };

  Error fault(std::size_t line, const std::string& reason) const {
    return Error(fmt::format("{}:{}: {}", name_, line, one_line(reason)), std::string(hint));
  }

  static std::string shown(std::string_view text) {
    std::string line = one_line(text);
    return line.empty() ? "\"\"" : line;
  }

  /// Of a path as people write it; `normalize_topic` keeps no more than `max_topic_depth`.
  static std::size_t steps_of(std::string_view path) {
    const std::string folded = fold_case(path);
    std::size_t steps = 0;
    for (std::size_t begin = 0; begin <= folded.size();) {
      const std::size_t end = std::min(folded.find('/', begin), folded.size());
      if (!one_line(std::string_view(folded).substr(begin, end - begin)).empty()) ++steps;
      begin = end + 1;
    }
    return steps;
  }

  template <typename Node>
  static std::size_t line_of(const Node& node) {
    return node.source().begin.line;
  }

  static std::size_t line_of_bad_byte(std::string_view text) {
    std::size_t line = 1;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (!is_valid_utf8(text.substr(0, end))) break;
      text.remove_prefix(std::min(end + 1, text.size()));
      ++line;
    }
    return line;
  }

  toml::table parsed(std::string_view text) const {
    try {
      return toml::parse(text, name_);
    } catch (const toml::parse_error& error) {
      throw fault(error.source().begin.line, std::string(error.description()));
    }
  }

  void begin_from(const toml::node& extends) {
    if (extends.value<std::string>() != std::string(default_base)) {
      throw fault(line_of(extends), fmt::format("extends can be \"{}\" alone", default_base));
    }
    for (const Topic& topic : base_.topics()) {
      places_[topic.path] = topics_.size();
      topics_.push_back(topic);
      lines_.push_back(0);
      for (const std::string& alias : topic.aliases) owners_[alias] = {topic.path, 0};
      for (const std::string& code : topic.codes) owners_[code] = {topic.path, 0};
    }
  }

  void read_topic(const toml::key& key, const toml::node& value) {
    const std::size_t line = line_of(key);
    const std::string path(key.str());
    check_path(path, line);
    const toml::table* table = value.as_table();
    if (table == nullptr) {
      throw fault(line, fmt::format("the topic {} is no table; write [topic.\"{}\"]", path, path));
    }
    const auto [place, is_new] = places_.try_emplace(path, topics_.size());
    if (is_new) {
      topics_.push_back({path});
      lines_.push_back(line);
    }
    Topic& topic = topics_[place->second];
    for (const auto& [name, content] : *table) read_key(topic, name, content);
  }

  void check_path(const std::string& path, std::size_t line) const {
    const std::string normal = normalize_topic(path);
    const auto steps = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) + 1;
    if (normal.empty()) throw fault(line, "a topic has no name");
    if (steps > max_topic_depth) {
      throw fault(line, fmt::format("the topic {} is {} steps deep; {} is the most", shown(path),
                                    steps, max_topic_depth));
    }
    if (normal != path) {
      throw fault(line, fmt::format("the topic {} is written \"{}\"", shown(path), normal));
    }
    if (path.size() > max_path_bytes) {
      throw fault(line, fmt::format("the topic {} has {} bytes; {} is the most", path, path.size(),
                                    max_path_bytes));
    }
    if (path.substr(0, path.find('/')) == other_topics) {
      throw fault(line, fmt::format("below {} lie topics that no file defines; name {} otherwise",
                                    other_topics, path));
    }
  }

  using Read = void (Reader::*)(Topic&, const toml::key&, const toml::node&);
  struct Row {
    std::string_view name;
    Read read;
  };

  void read_key(Topic& topic, const toml::key& key, const toml::node& value) {
    static constexpr std::array rows = {
        Row{"label", &Reader::read_label}, Row{"aliases", &Reader::read_aliases},
        Row{"codes", &Reader::read_codes}, Row{"rule", &Reader::read_rules}};
    const auto* const row = std::find_if(rows.begin(), rows.end(),
                                         [&](const Row& each) { return each.name == key.str(); });
    if (row != rows.end()) return (this->*row->read)(topic, key, value);
    if (key.str() == extends_key) {
      throw fault(line_of(key),
                  fmt::format("{} belongs to the file, not to the topic {}; write it in the first "
                              "line, before any table",
                              extends_key, topic.path));
    }
    std::string reason = fmt::format(
        "the topic {} has no key {}; keys are label, aliases, codes "
        "and rule",
        topic.path, shown(key.str()));
    if (value.is_table()) {
      reason += fmt::format(". A topic below it is written [topic.\"{}/{}\"]", topic.path,
                            shown(key.str()));
    }
    throw fault(line_of(key), reason);
  }

  /// The text of `node`, on one line and not empty.
  std::string text_of(const toml::node& node, const Topic& topic, std::string_view what) const {
    const std::optional<std::string> value = node.value_exact<std::string>();
    if (!value)
      throw fault(line_of(node), fmt::format("the {} of {} is no text", what, topic.path));
    std::string text = one_line(*value);
    if (text.empty()) {
      throw fault(line_of(node), fmt::format("the {} of {} is empty", what, topic.path));
    }
    return text;
  }

  static void set_label(Topic& topic, const std::string& language, std::string text) {
    for (TopicLabel& label : topic.labels) {
      if (label.language == language) {
        label.text = std::move(text);
        return;
      }
    }
    topic.labels.push_back({language, std::move(text)});
  }

  /// A text, or a table of them by language.
  void read_label(Topic& topic, const toml::key&, const toml::node& value) {
    const toml::table* by_language = value.as_table();
    if (by_language == nullptr) {
      topic.labels.clear();  // it is meant for readers of all languages
      return set_label(topic, "", text_of(value, topic, "label"));
    }
    for (const auto& [key, text] : *by_language) {
      const std::string code = normalize_language(key.str());
      if (code != key.str() || !is_language(code)) {
        throw fault(line_of(key), fmt::format("label of {}: {} is no language; write a code of two "
                                              "letters, such as en or de",
                                              topic.path, shown(key.str())));
      }
      set_label(topic, code, text_of(text, topic, "label"));
    }
  }

  void read_aliases(Topic& topic, const toml::key&, const toml::node& value) {
    read_names(topic, topic.aliases, value, "alias");
  }

  void read_codes(Topic& topic, const toml::key&, const toml::node& value) {
    read_names(topic, topic.codes, value, "code");
  }

  /// A text, or a list of them, each for this topic alone.
  void read_names(Topic& topic, std::vector<std::string>& names, const toml::node& value,
                  std::string_view what) {
    const toml::array* list = value.as_array();
    if (list == nullptr) return add_name(topic, names, value, what);
    for (const toml::node& each : *list) add_name(topic, names, each, what);
  }

  void add_name(const Topic& topic, std::vector<std::string>& names, const toml::node& value,
                std::string_view what) {
    const std::string text = text_of(value, topic, what);
    const std::string name = normalize_topic(text);
    if (name.empty()) {
      throw fault(line_of(value),
                  fmt::format("the {} {} of {} has no letter", what, text, topic.path));
    }
    if (const std::size_t steps = steps_of(text); steps > max_topic_depth) {
      throw fault(line_of(value), fmt::format("the {} {} of {} is {} steps deep; {} is the most",
                                              what, text, topic.path, steps, max_topic_depth));
    }
    const auto [owner, is_new] = owners_.try_emplace(name, Owner{topic.path, line_of(value)});
    const bool repeats_default = owner->second.path == topic.path && owner->second.line == 0;
    if (!is_new && !repeats_default) {
      const std::string where = owner->second.line == 0
                                    ? "in the default topics"
                                    : fmt::format("in line {}", owner->second.line);
      throw fault(line_of(value), fmt::format("the {} {} of {} is that of {} already, {}", what,
                                              text, topic.path, owner->second.path, where));
    }
    if (is_new) names.push_back(name);
  }

  /// A rule, or a list of them, in the place of those that the topic had.
  void read_rules(Topic& topic, const toml::key&, const toml::node& value) {
    topic.rules.clear();
    const toml::array* list = value.as_array();
    if (list == nullptr) return topic.rules.push_back(rule_of(value, topic));
    for (const toml::node& each : *list) topic.rules.push_back(rule_of(each, topic));
  }

  /// A query, or a table that says more of it.
  TopicRule rule_of(const toml::node& node, const Topic& topic) {
    TopicRule rule;
    rule.line = line_of(node);
    if (const toml::table* table = node.as_table()) {
      for (const auto& [key, value] : *table) read_rule_key(rule, topic, key, value);
    } else {
      read_query(rule, topic, node);
    }
    if (rule.query.empty()) {
      throw fault(rule.line, fmt::format("the rule of {} has no query", topic.path));
    }
    if (rule.with_title >= rule.at_least) {
      throw fault(rule.line, fmt::format("the rule of {}: with_title is less than at_least, or is "
                                         "left out",
                                         topic.path));
    }
    if (const std::string wrong = fault_of_rule(rule, analyzer_); !wrong.empty()) {
      throw fault(rule.line, fmt::format("the rule of {}: {}", topic.path, wrong));
    }
    return rule;
  }

  void read_rule_key(TopicRule& rule, const Topic& topic, const toml::key& key,
                     const toml::node& value) const {
    const std::string_view name = key.str();
    if (name == "query") return read_query(rule, topic, value);
    if (name == "language") return read_language(rule, topic, value);
    if (name == "at_least") rule.at_least = number_of_words(topic, name, value);
    if (name == "with_title") rule.with_title = number_of_words(topic, name, value);
    if (name == "at_least" || name == "with_title") return;
    if (name == "confidence") return read_confidence(rule, topic, value);
    throw fault(line_of(key), fmt::format("the rule of {} has no key {}; keys are query, language, "
                                          "at_least, with_title and confidence",
                                          topic.path, shown(name)));
  }

  void read_query(TopicRule& rule, const Topic& topic, const toml::node& value) const {
    const std::optional<std::string> query = value.value_exact<std::string>();
    if (!query) throw fault(line_of(value), fmt::format("the rule of {} is no text", topic.path));
    rule.line = line_of(value);
    rule.query = one_line(*query);
    if (rule.query.empty()) {
      throw fault(line_of(value), fmt::format("the rule of {} is empty", topic.path));
    }
  }

  void read_language(TopicRule& rule, const Topic& topic, const toml::node& value) const {
    const std::string code = text_of(value, topic, "language of a rule");
    if (code != normalize_language(code) || !is_language(code)) {
      throw fault(line_of(value), fmt::format("the rule of {}: {} is no language; write a code of "
                                              "two letters, such as en or de",
                                              topic.path, code));
    }
    rule.language = code;
  }

  std::size_t number_of_words(const Topic& topic, std::string_view name,
                              const toml::node& value) const {
    const std::optional<std::int64_t> number = value.value_exact<std::int64_t>();
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(max_words)) {
      throw fault(line_of(value), fmt::format("the rule of {}: {} is a number from 1 to {}",
                                              topic.path, name, max_words));
    }
    return static_cast<std::size_t>(*number);
  }

  void read_confidence(TopicRule& rule, const Topic& topic, const toml::node& value) const {
    const std::optional<double> confidence = value.value<double>();
    // Below a hundredth the index would have none.
    if (!confidence || !(*confidence >= 0.01 && *confidence <= 1)) {
      throw fault(line_of(value),
                  fmt::format("the rule of {}: confidence is a number from 0.01 to 1", topic.path));
    }
    rule.confidence = hundredths(*confidence) / 100.0;
  }

  /// What can be told only when all topics are known.
  void check_parents() const {
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      const std::string& path = topics_[i].path;
      const std::size_t slash = path.rfind('/');
      if (slash != std::string::npos && !places_.contains(path.substr(0, slash))) {
        throw fault(lines_[i],
                    fmt::format("there is no topic {0} above {1}; define [topic.\"{0}\"]",
                                path.substr(0, slash), path));
      }
    }
    for (const auto& [name, owner] : owners_) {
      const auto other = places_.find(name);
      if (name == owner.path || other == places_.end()) continue;
      if (owner.line == 0) {
        throw fault(lines_[other->second],
                    fmt::format("{} is a name of {} of the default topics; add to [topic.\"{}\"], "
                                "or name the topic otherwise",
                                name, owner.path, owner.path));
      }
      throw fault(owner.line,
                  fmt::format("the name {} of {} is the path of another topic", name, owner.path));
    }
  }

  std::string name_;
  const TopicTree& base_;
  std::vector<Topic> topics_;
  std::vector<std::size_t> lines_;  ///< where each of `topics_` begins; 0: in the default tree
  std::map<std::string, std::size_t> places_;  ///< path -> index in `topics_`
  std::map<std::string, Owner> owners_;        ///< alias or code -> whose
  Analyzer analyzer_;                          ///< of the words of rules
};

std::string text_of(std::istream& file, const std::string& path) {
  std::string text;
  std::array<char, 65'536> chunk;
  while (file.read(chunk.data(), chunk.size()), file.gcount() > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_file_megabytes * 1'000'000) {
      throw Error(fmt::format("the topics file {} has more than {} MB", path, max_file_megabytes),
                  "check that it is the file that is meant");
    }
  }
  return text;
}

}  // namespace

TopicTree parse_topics(std::string_view toml, const std::string& name, const TopicTree& base) {
  return Reader(name, base).read(toml);
}

TopicTree read_topics_file(const std::string& path, const TopicTree& base) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    throw Error(fmt::format("the topics file {} cannot be read", path),
                "check its path and permissions");
  }
  return parse_topics(text_of(file, path), path, base);
}

}  // namespace gazette
