// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/hit_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/analysis/analyzer.hpp"
#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/name_list.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using enum HitField::Shown;

constexpr std::string_view between = "; ";

FieldValue text_or_none(const std::string& text) {
  return text.empty() ? FieldValue() : FieldValue(text);
}

FieldValue time_or_none(const std::optional<Timestamp>& time) {
  return time ? FieldValue(to_rfc3339(time->utc)) : FieldValue();
}

/// The value of a member of the article.
template <auto member>
FieldValue of_article(const Hit& hit) {
  const auto& value = hit.article.*member;
  using Value = std::remove_cvref_t<decltype(value)>;
  if constexpr (std::is_same_v<Value, std::string>) {
    return text_or_none(value);
  } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
    return value;
  } else if constexpr (std::is_same_v<Value, std::vector<FiledTopic>>) {
    return topic_paths(value);
  } else {
    return time_or_none(value);
  }
}

constexpr std::array table = {
    HitField{"rank", always, HitContent::id_only,
             [](const Hit& h) -> FieldValue { return h.rank; }},
    HitField{"id", always, HitContent::id_only,
             [](const Hit& h) -> FieldValue { return h.article.id; }},
    HitField{"score", always, HitContent::id_only,
             [](const Hit& h) -> FieldValue { return h.score; }},
    HitField{"title", always, HitContent::article, of_article<&Article::title>},
    HitField{"url", always, HitContent::article, of_article<&Article::url>},
    HitField{"source", always, HitContent::article, of_article<&Article::source>},
    HitField{"authors", always, HitContent::article, of_article<&Article::authors>},
    HitField{"language", always, HitContent::article,
             [](const Hit& h) -> FieldValue {
               const std::string& code = h.article.language;
               return text_or_none(code == unknown_language ? "" : code);
             }},
    HitField{"published", always, HitContent::article, of_article<&Article::published>},
    HitField{"day", in_json, HitContent::article,
             [](const Hit& h) -> FieldValue {
               return h.article.published ? FieldValue(to_day(*h.article.published)) : FieldValue();
             }},
    HitField{"topics", always, HitContent::article, of_article<&Article::topics>},
    HitField{"snippet", always, HitContent::with_snippet,
             [](const Hit& h) -> FieldValue { return h.snippet.text; }},
    HitField{"highlights", always, HitContent::with_snippet,
             [](const Hit& h) -> FieldValue { return h.snippet.highlights; }},
    HitField{"summary", when_named, HitContent::article, of_article<&Article::summary>},
    HitField{"body", when_named, HitContent::article, of_article<&Article::body>},
    HitField{"modified", when_named, HitContent::article, of_article<&Article::modified>},
    HitField{"places", when_named, HitContent::article, of_article<&Article::places>},
    HitField{"people", when_named, HitContent::article, of_article<&Article::people>},
    HitField{"keywords", when_named, HitContent::article, of_article<&Article::keywords>},
    HitField{"filed", when_named, HitContent::article,
             [](const Hit& h) -> FieldValue { return h.article.topics; }},
};

template <typename IsWanted>
HitFields rows_where(IsWanted is_wanted) {
  HitFields rows;
  for (const HitField& field : table) {
    if (is_wanted(field)) rows.push_back(&field);
  }
  return rows;
}

/// Each paragraph on one line.
std::string paragraphs(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines += one_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!text.empty()) lines += '\n';
  }
  return lines;
}

struct ToText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return paragraphs(text); }
  std::string operator()(const std::vector<std::string>& list) const {
    return joined(list, [](const std::string& each) { return one_line(each); });
  }
  std::string operator()(std::size_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const std::vector<CodePointRange>& ranges) const {
    return joined(ranges, [](const CodePointRange& range) {
      return fmt::format("{}-{}", range.start, range.end);
    });
  }
  std::string operator()(const std::vector<FiledTopic>& topics) const {
    return joined(topics, [](const FiledTopic& topic) {
      return fmt::format("{} ({}, {:.2f})", one_line(topic.path), name_of(topic.origin),
                         topic.confidence);
    });
  }

 private:
  template <typename List, typename Text>
  static std::string joined(const List& list, Text text_of) {
    std::string text;
    for (const auto& each : list) text.append(text.empty() ? "" : between).append(text_of(each));
    return text;
  }
};

}  // namespace

std::span<const HitField> hit_fields() { return table; }

const HitFields& standard_hit_fields() {
  static const HitFields standard =
      rows_where([](const HitField& field) { return field.shown != when_named; });
  return standard;
}

const HitFields& standard_columns() {
  static const HitFields columns =
      rows_where([](const HitField& field) { return field.shown == always; });
  return columns;
}

HitFields hit_fields_named(const std::vector<std::string>& names) {
  HitFields found;
  for (const std::string& name : names) {
    const auto* row = std::find_if(table.begin(), table.end(),
                                   [&](const HitField& field) { return field.name == name; });
    if (row == table.end()) {
      throw Error(fmt::format("unknown field \"{}\"", name), "fields are " + name_list(table));
    }
    found.push_back(row);
  }
  return found;
}

HitContent content_needed(const HitFields& chosen) {
  HitContent parts = HitContent::id_only;
  for (const HitField* field : chosen) parts = std::max(parts, field->needs);
  return parts;
}

std::string to_text(const FieldValue& value) { return std::visit(ToText(), value); }

}  // namespace gazette
