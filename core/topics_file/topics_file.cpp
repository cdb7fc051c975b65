// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file/topics_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/language_code.hpp"
#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "core/topics_file/toml_value.hpp"
#include "core/topics_file/topics_file_names.hpp"
#include "core/topics_file/topics_file_rule.hpp"

namespace gazette {
namespace {

constexpr std::string_view topic_key = "topic";
constexpr std::string_view extends_key = "extends";
constexpr std::string_view default_base = "default";

/// Far more than any tree of topics takes: a larger file is something else.
constexpr std::size_t max_file_megabytes = 64;

/// A longer one would be in the index as a hash (`clamp_term`).
constexpr std::size_t max_path_bytes = 150;

constexpr std::string_view hint =
    "docs/topics.md (in share/doc/gazette when installed) describes topics files; nothing was "
    "written";

using Kind = TomlValue::Kind;

class Reader {
 public:
  explicit Reader(const TopicTree& base) : base_(base) {}

  TopicTree read(std::string_view text) {
    const TomlValue root = parse_toml(text);
    for (const TomlValue& each : root.parts) {
      if (each.key == topic_key || each.key == extends_key) continue;
      throw LineError(each.key_line, fmt::format("unknown key {}; keys are {} and {}",
                                                 shown_key(each.key), extends_key, topic_key));
    }
    if (const TomlValue* extends = root.find(extends_key)) begin_from(*extends);
    if (const TomlValue* topics = root.find(topic_key)) read_topics(*topics);
    if (topics_.empty()) throw LineError(1, "the file defines no topic; write [topic.NAME]");
    // These need all topics.
    check_parents();
    names_.check_paths(lines_);
    return TopicTree(std::move(topics_));
  }

 private:
  void begin_from(const TomlValue& extends) {
    if (extends.kind != Kind::text || extends.text != default_base) {
      throw LineError(extends.line, fmt::format("extends can only be \"{}\"", default_base));
    }
    for (const Topic& topic : base_.topics()) {
      places_[topic.path] = topics_.size();
      topics_.push_back(topic);
      lines_[topic.path] = 0;
      names_.add_default(topic);
    }
  }

  /// From the first line to the last, so that of two topics of one name the later one is at fault.
  void read_topics(const TomlValue& topics) {
    if (topics.kind != Kind::table) {
      throw LineError(topics.line, "topic is not a table; write [topic.NAME]");
    }
    std::vector<const TomlValue*> in_order;
    for (const TomlValue& each : topics.parts) in_order.push_back(&each);
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const auto* a, const auto* b) { return a->key_line < b->key_line; });
    for (const TomlValue* each : in_order) read_topic(*each);
  }

  void read_topic(const TomlValue& value) {
    const std::string& path = value.key;
    check_path(path, value.key_line);
    if (value.kind != Kind::table) {
      throw LineError(value.key_line,
                      fmt::format("the topic {0} is not a table; write [topic.\"{0}\"]", path));
    }
    const auto [place, is_new] = places_.try_emplace(path, topics_.size());
    if (is_new) {
      topics_.push_back({path});
      lines_[path] = value.key_line;
    }
    Topic& topic = topics_[place->second];
    for (const TomlValue& each : value.parts) read_entry(topic, each);
  }

  void check_path(const std::string& path, std::size_t line) const {
    const std::string normal = normalize_topic(path);
    const auto steps = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) + 1;
    if (normal.empty()) throw LineError(line, "a topic has no name");
    if (steps > max_topic_depth) {
      throw LineError(line, fmt::format("the topic {} is {} steps deep; the maximum is {}",
                                        shown_key(path), steps, max_topic_depth));
    }
    if (normal != path) {
      throw LineError(line,
                      fmt::format("the topic {} must be written \"{}\"", shown_key(path), normal));
    }
    if (path.size() > max_path_bytes) {
      throw LineError(line, fmt::format("the topic {} has {} bytes; the maximum is {}", path,
                                        path.size(), max_path_bytes));
    }
    if (path.substr(0, path.find('/')) == other_topics) {
      throw LineError(
          line,
          fmt::format(
              "\"{}\" is reserved for topics that no file defines; choose another name for {}",
              other_topics, path));
    }
  }

  using Read = void (Reader::*)(Topic&, const TomlValue&);
  struct Row {
    std::string_view name;
    Read read;
  };

  void read_entry(Topic& topic, const TomlValue& value) {
    static constexpr std::array rows = {
        Row{"label", &Reader::read_label}, Row{"aliases", &Reader::read_aliases},
        Row{"codes", &Reader::read_codes}, Row{"rule", &Reader::read_rules}};
    const auto* const row = std::find_if(rows.begin(), rows.end(),
                                         [&](const Row& each) { return each.name == value.key; });
    if (row != rows.end()) return (this->*row->read)(topic, value);
    if (value.key == extends_key) {
      throw LineError(value.key_line,
                      fmt::format("{} belongs to the file, not to the topic {}; write it in the "
                                  "first line, before any table",
                                  extends_key, topic.path));
    }
    std::string reason =
        fmt::format("the topic {} has no key {}; keys are label, aliases, codes and rule",
                    topic.path, shown_key(value.key));
    if (value.kind == Kind::table) {
      reason += fmt::format(". A topic below it is written [topic.\"{}/{}\"]", topic.path,
                            one_line(value.key));
    }
    throw LineError(value.key_line, reason);
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
  void read_label(Topic& topic, const TomlValue& value) {
    const std::string what = fmt::format("label of {}", topic.path);
    if (value.kind != Kind::table) {
      topic.labels.clear();  // it is meant for readers of all languages
      return set_label(topic, "", text_of(value, what));
    }
    for (const TomlValue& each : value.parts) {
      const std::string code = normalize_language(each.key);
      if (code != each.key || !is_language(code)) {
        throw LineError(each.key_line, fmt::format("{}: {} is not a language code; write two "
                                                   "letters, such as en or de",
                                                   what, shown_key(each.key)));
      }
      set_label(topic, code, text_of(each, what));
    }
  }

  void read_aliases(Topic& topic, const TomlValue& value) {
    read_names(topic, topic.aliases, value, "alias");
  }

  void read_codes(Topic& topic, const TomlValue& value) {
    read_names(topic, topic.codes, value, "code");
  }

  /// A text, or a list of them, each for this topic alone.
  void read_names(const Topic& topic, std::vector<std::string>& names, const TomlValue& value,
                  std::string_view what) {
    if (value.kind != Kind::list) return add_name(topic, names, value, what);
    for (const TomlValue& each : value.parts) add_name(topic, names, each, what);
  }

  void add_name(const Topic& topic, std::vector<std::string>& names, const TomlValue& value,
                std::string_view what) {
    std::optional<std::string> name = names_.read(value, what, topic.path);
    if (name) names.push_back(std::move(*name));
  }

  /// A rule, or a list of them, in the place of those that the topic had.
  void read_rules(Topic& topic, const TomlValue& value) {
    const auto add = [&](const TomlValue& each) {
      topic.rules.push_back(read_topic_rule(each, topic.path, analyzer_));
    };
    topic.rules.clear();
    if (value.kind != Kind::list) return add(value);
    std::for_each(value.parts.begin(), value.parts.end(), add);
  }

  void check_parents() const {
    for (const auto& [path, line] : lines_) {
      const std::size_t slash = path.rfind('/');
      if (slash == std::string::npos || lines_.contains(path.substr(0, slash))) continue;
      throw LineError(line, fmt::format("there is no topic {0} above {1}; define [topic.\"{0}\"]",
                                        path.substr(0, slash), path));
    }
  }

  const TopicTree& base_;
  std::vector<Topic> topics_;
  std::map<std::string, std::size_t> places_;  ///< path -> index in `topics_`
  TopicLines lines_;
  TopicsFileNames names_;
  Analyzer analyzer_;  ///< of the words of rules
};

Error unreadable(const std::string& path) {
  return Error(fmt::format("the topics file {} cannot be read", path),
               "check its path and permissions");
}

std::string text_of(std::istream& file, const std::string& path) {
  std::string text;
  std::array<char, 65'536> chunk;
  while (file.read(chunk.data(), chunk.size()), file.gcount() > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_file_megabytes * 1'000'000) {
      throw Error(fmt::format("the topics file {} is larger than {} MB", path, max_file_megabytes),
                  "check that this is the right file");
    }
  }
  if (file.bad()) throw unreadable(path);
  return text;
}

}  // namespace

TopicTree parse_topics(std::string_view toml, const std::string& name, const TopicTree& base) {
  try {
    return Reader(base).read(toml);
  } catch (const LineError& error) {
    throw Error(fmt::format("{}:{}: {}", name, error.line(), one_line(error.what())),
                std::string(hint));
  }
}

TopicTree read_topics_file(const std::string& path, const TopicTree& base) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw unreadable(path);
  return parse_topics(text_of(file, path), path, base);
}

}  // namespace gazette
