// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record.hpp"

#include <algorithm>
#include <array>
#include <variant>

namespace gazette {
namespace {

using Text = std::string Article::*;
using List = std::vector<std::string> Article::*;
using Time = std::optional<Timestamp> Article::*;

struct Row {
  std::string_view name;
  std::variant<Text, List, Time> member;
};

constexpr std::array rows = {
    Row{"id", &Article::id},
    Row{"url", &Article::url},
    Row{"title", &Article::title},
    Row{"summary", &Article::summary},
    Row{"author", &Article::authors},
    Row{"source", &Article::source},
    Row{"language", &Article::language},
    Row{"published", &Article::published},
    Row{"modified", &Article::modified},
    Row{"topic", &Article::topics},
    Row{"place", &Article::places},
    Row{"person", &Article::people},
    Row{"keyword", &Article::keywords},
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

void append(std::string& record, const Row& row, const Article& article) {
  if (const Text* text = std::get_if<Text>(&row.member)) {
    if (!(article.**text).empty()) append_line(record, row.name, article.**text);
  } else if (const List* list = std::get_if<List>(&row.member)) {
    for (const std::string& value : article.**list) append_line(record, row.name, value);
  } else if (const Time* time = std::get_if<Time>(&row.member)) {
    if (article.**time) append_line(record, row.name, to_rfc3339(*(article.**time)));
  }
}

void assign(Article& article, const Row& row, std::string value) {
  if (const Text* text = std::get_if<Text>(&row.member)) {
    article.** text = std::move(value);
  } else if (const List* list = std::get_if<List>(&row.member)) {
    (article.**list).push_back(std::move(value));
  } else if (const Time* time = std::get_if<Time>(&row.member)) {
    article.** time = parse_date(value);
    // "Z" stands for a source that named no zone; "+00:00" for one that did.
    if (article.**time && value.ends_with('Z')) (article.**time)->offset.reset();
  }
}

}  // namespace

std::string to_record(const Article& article) {
  std::string record;
  record.reserve(article.body.size() + 500);
  for (const Row& row : rows) append(record, row, article);
  return record;
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
  while (!record.empty()) {
    const std::size_t end = std::min(record.find('\n'), record.size());
    const std::string_view line = record.substr(0, end);
    record.remove_prefix(std::min(end + 1, record.size()));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    for (const Row& row : rows) {
      if (row.name == line.substr(0, equals))
        assign(article, row, unescape(line.substr(equals + 1)));
    }
  }
  return article;
}

}  // namespace gazette
