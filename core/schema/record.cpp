// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

using Text = std::string Article::*;
using List = std::vector<std::string> Article::*;
using Number = std::uint32_t Article::*;
using Time = std::optional<Timestamp> Article::*;
using Topics = std::vector<FiledTopic> Article::*;

struct Row {
  std::string_view name;
  std::variant<Text, List, Number, Time, Topics> member;
  std::string_view usual = {};  ///< of a text: what it is where the record has no line of it
};

constexpr std::string_view topic_name = "topic";
constexpr std::string_view filed_name = "filed";  ///< how the topic of the next line was filed

constexpr std::array rows = {
    Row{"id", &Article::id},
    Row{"url", &Article::url},
    Row{"title", &Article::title},
    Row{"summary", &Article::summary},
    Row{"author", &Article::authors},
    Row{"source", &Article::source},
    Row{"language", &Article::language, "en"},  // ten bytes less a record, once compressed
    Row{"published", &Article::published},
    Row{"modified", &Article::modified},
    Row{"version", &Article::version},
    Row{topic_name, &Article::topics},
    Row{"place", &Article::places},
    Row{"person", &Article::people},
    Row{"keyword", &Article::keywords},
    Row{"made", &Article::made},
    Row{"body", &Article::body},
};

void append_line(std::string& record, std::string_view name, std::string_view value) {
  record += name;
  record += '=';
  for (const char c : value) {
    if (c == '\n') {
      record += "\\n";
    } else if (c == '\\') {
      record += "\\\\";
    } else {
      record += c;
    }
  }
  record += '\n';
}

std::string unescape(std::string_view value) {
  std::string text;
  text.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      text += value[i] == 'n' ? '\n' : value[i];
    } else {
      text += value[i];
    }
  }
  return text;
}

void append(std::string& record, const Row& row, const Article& article,
            std::span<const FiledTopic> topics) {
  if (const Text* text = std::get_if<Text>(&row.member)) {
    if (article.**text != row.usual) append_line(record, row.name, article.**text);
  } else if (const List* list = std::get_if<List>(&row.member)) {
    for (const std::string& value : article.**list) append_line(record, row.name, value);
  } else if (const Number* number = std::get_if<Number>(&row.member)) {
    if (article.**number > 0) append_line(record, row.name, std::to_string(article.**number));
  } else if (const Time* time = std::get_if<Time>(&row.member)) {
    if (article.**time) append_line(record, row.name, to_rfc3339(*(article.**time)));
  } else {
    for (const FiledTopic& topic : topics) {
      if (topic.origin == TopicOrigin::source) append_line(record, row.name, topic.path);
    }
  }
}

void append_filed(std::string& record, const FiledTopic& topic) {
  const int percent = hundredths(topic.confidence);
  append_line(record, filed_name,
              fmt::format("{} {}.{:02}", name_of(topic.origin), percent / 100, percent % 100));
  append_line(record, topic_name, topic.path);
}

/// A topic of no path, filed as `value` says; by the source when it cannot be read.
FiledTopic parse_filed(std::string_view value) {
  const std::size_t blank = std::min(value.find(' '), value.size());
  const std::optional<TopicOrigin> origin = topic_origin_named(value.substr(0, blank));
  if (!origin || *origin == TopicOrigin::source) return {};
  double confidence = 0;
  value.remove_prefix(std::min(blank + 1, value.size()));
  std::from_chars(value.data(), value.data() + value.size(), confidence);
  return {{}, *origin, hundredths(confidence) / 100.0};
}

void assign(Article& article, const Row& row, std::string value) {
  if (const Text* text = std::get_if<Text>(&row.member)) {
    article.** text = std::move(value);
  } else if (const List* list = std::get_if<List>(&row.member)) {
    (article.**list).push_back(std::move(value));
  } else if (const Number* number = std::get_if<Number>(&row.member)) {
    std::from_chars(value.data(), value.data() + value.size(), article.**number);
  } else if (const Time* time = std::get_if<Time>(&row.member)) {
    article.** time = parse_date(value);
    // "Z" stands for a source that named no zone; "+00:00" for one that did.
    if (article.**time && value.ends_with('Z')) (article.**time)->offset.reset();
  } else if (const Topics* topics = std::get_if<Topics>(&row.member)) {
    (article.**topics).push_back({std::move(value)});
  }
}

}  // namespace

std::string to_record(const Article& article) { return to_record(article, article.topics); }

std::string to_record(const Article& article, std::span<const FiledTopic> topics) {
  std::string record;
  record.reserve(article.body.size() + 500);
  for (const Row& row : rows) append(record, row, article, topics);
  for (const FiledTopic& topic : topics) {
    if (topic.origin != TopicOrigin::source) append_filed(record, topic);
  }
  return record;
}

std::string_view source_part(std::string_view record) {
  const std::string start = std::string(filed_name) + '=';
  if (record.starts_with(start)) return {};
  const std::size_t end = record.find('\n' + start);
  return end == std::string_view::npos ? record : record.substr(0, end + 1);
}

std::string id_of_record(std::string_view record) {
  const std::string start = std::string(rows.front().name) + '=';
  while (!record.empty() && !record.starts_with(start)) {
    record.remove_prefix(std::min(record.find('\n'), record.size() - 1) + 1);
  }
  if (record.empty()) return {};
  record.remove_prefix(start.size());
  return unescape(record.substr(0, record.find('\n')));
}

Article from_record(std::string_view record) {
  Article article;
  for (const Row& row : rows) {
    if (!row.usual.empty()) assign(article, row, std::string(row.usual));
  }
  std::optional<FiledTopic> filed;
  while (!record.empty()) {
    const std::size_t end = std::min(record.find('\n'), record.size());
    const std::string_view line = record.substr(0, end);
    record.remove_prefix(std::min(end + 1, record.size()));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, equals);
    if (name == filed_name) {
      filed = parse_filed(line.substr(equals + 1));
      continue;
    }
    for (const Row& row : rows) {
      if (row.name == name) assign(article, row, unescape(line.substr(equals + 1)));
    }
    if (filed && name == topic_name) {
      filed->path = std::exchange(article.topics.back().path, {});
      article.topics.back() = *std::exchange(filed, std::nullopt);
    }
  }
  std::stable_partition(article.topics.begin(), article.topics.end(), [](const FiledTopic& topic) {
    return topic.origin == TopicOrigin::source;
  });
  return article;
}

}  // namespace gazette
