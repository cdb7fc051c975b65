// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/field_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/nearest_name.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// The first name of each field, in the order of ArticleField, is that of help and messages; other
/// names follow.
struct FieldRow {
  std::string_view name;
  ArticleField field;
};
constexpr std::array field_rows = {
    FieldRow{"id", ArticleField::id},
    FieldRow{"url", ArticleField::url},
    FieldRow{"title", ArticleField::title},
    FieldRow{"summary", ArticleField::summary},
    FieldRow{"body", ArticleField::body},
    FieldRow{"authors", ArticleField::authors},
    FieldRow{"source", ArticleField::source},
    FieldRow{"language", ArticleField::language},
    FieldRow{"published", ArticleField::published},
    FieldRow{"modified", ArticleField::modified},
    FieldRow{"topics", ArticleField::topics},
    FieldRow{"places", ArticleField::places},
    FieldRow{"people", ArticleField::people},
    FieldRow{"keywords", ArticleField::keywords},
    FieldRow{"author", ArticleField::authors},
    FieldRow{"date", ArticleField::published},
    FieldRow{"topic", ArticleField::topics},
    FieldRow{"place", ArticleField::places},
    FieldRow{"person", ArticleField::people},
    FieldRow{"keyword", ArticleField::keywords},
    FieldRow{"text", ArticleField::body},
};

std::string all_names() {
  std::string names;
  for (std::size_t i = 0; i < article_fields; ++i) {
    names.append(i == 0 ? "" : ", ").append(field_rows.at(i).name);
  }
  return names;
}

ArticleField field_named(std::string_view name, std::string_view option) {
  const std::string folded = fold_case(name);
  for (const FieldRow& row : field_rows) {
    if (row.name == folded) return row.field;
  }
  const std::vector<std::string_view> names = names_of(field_rows);
  const std::optional<std::string_view> near = nearest_name(name, names);
  throw Error(fmt::format("{} \"{}\": unknown field", option, one_line(name)),
              near ? fmt::format("did you mean {}?", *near) : "fields are " + all_names());
}

/// The parts between commas, without blanks around them.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(one_line(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::string_view name_of(ArticleField field) {
  return std::find_if(field_rows.begin(), field_rows.end(),
                      [&](const FieldRow& row) { return row.field == field; })
      ->name;
}

FieldMap parse_field_map(std::string_view text) {
  FieldMap map;
  for (const std::string& part : parts_of(text)) {
    const std::size_t sign = part.find('=');
    const std::string path = sign == std::string::npos ? "" : one_line(part.substr(sign + 1));
    if (path.empty()) {
      throw Error(fmt::format("--map \"{}\": no path for a field", part),
                  "write FIELD=PATH, for example title=headline.main,body=fields.text");
    }
    map.push_back({field_named(one_line(part.substr(0, sign)), "--map"), path});
  }
  return map;
}

Columns parse_columns(std::string_view text) {
  Columns columns;
  bool has_story = false;
  for (const std::string& part : parts_of(text)) {
    if (part.empty() || part == "-") {
      columns.emplace_back();
      continue;
    }
    const ArticleField field = field_named(part, "--columns");
    has_story = has_story || field == ArticleField::title || field == ArticleField::body;
    columns.emplace_back(field);
  }
  if (!has_story) {
    throw Error(fmt::format("--columns \"{}\": neither a title nor a body", one_line(text)),
                "name the columns in order, - for one to leave out: title,body,-,date");
  }
  return columns;
}

}  // namespace gazette
