// SPDX-License-Identifier: GPL-3.0-or-later
// What a user says of the fields of a source that has names of its own: --map and --columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What a source can state of an article.
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

/// `path` names a value of the source, as the table of field_names.hpp does: `fields.bodyText`.
struct MappedField {
  ArticleField field = ArticleField::title;
  std::string path;

  friend bool operator==(const MappedField&, const MappedField&) = default;
};
using FieldMap = std::vector<MappedField>;

/// The columns of a table in order; nothing for one that is not read.
using Columns = std::vector<std::optional<ArticleField>>;

/// `title=headline.main,body=fields.text`. `date` stands for `published`, singular names for
/// plural ones. Throws Error for an unknown field and for a part without a path.
FieldMap parse_field_map(std::string_view text);

/// `title,body,-,date`. Throws Error for an unknown field, and where neither title nor body is
/// named.
Columns parse_columns(std::string_view text);

}  // namespace gazette
