// SPDX-License-Identifier: GPL-3.0-or-later
// How the user maps the fields of a source that uses its own names: --map and --columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The fields that a source can state.
enum class ArticleField {
  id,
  url,
  title,
  summary,
  body,
  authors,
  source,
  language,
  published,
  modified,
  topics,
  places,
  people,
  keywords
};
inline constexpr std::size_t article_fields = static_cast<std::size_t>(ArticleField::keywords) + 1;

/// Its name, in the plural where there is one: `authors`. One of the names in field_names.hpp.
std::string_view name_of(ArticleField field);

/// `path` names a value of the source in the syntax of field_names.hpp: `fields.bodyText`.
struct MappedField {
  ArticleField field = ArticleField::title;
  std::string path;

  friend bool operator==(const MappedField&, const MappedField&) = default;
};
using FieldMap = std::vector<MappedField>;

/// The fields of a table's columns, in order; nothing for a column that is not read.
using Columns = std::vector<std::optional<ArticleField>>;

/// Parses `title=headline.main,body=fields.text`. `date` stands for `published`, singular names for
/// plural ones. Throws Error for an unknown field and for a part without a path.
FieldMap parse_field_map(std::string_view text);

/// Parses `title,body,-,date`. Throws Error for an unknown field, and when neither title nor body
/// is named.
Columns parse_columns(std::string_view text);

}  // namespace gazette
