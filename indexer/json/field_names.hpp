// SPDX-License-Identifier: GPL-3.0-or-later
// The table of names under which JSON objects and tables store the fields of an article. To read a
// new source, add rows. Pure functions, thread-safe.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/json/json_value.hpp"
#include "indexer/reading/field_map.hpp"

namespace gazette {

/// How the value under a name is read, besides what its field demands.
enum class NameForm {
  plain,   ///< HTML only if its tags or its object show it
  html,    ///< always HTML
  byline,  ///< "By Mara Quill and Tomas Ferro, Staff Writers"
};

/// A name is a path of members, outermost first, separated by full stops. `tags[]` stands for each
/// value of a list, also of nested lists, `tags[type=keyword]` for each object in it whose member
/// `type` is "keyword". Case, underscores, hyphens and blanks make no difference: `body_text`
/// matches `bodyText` and `Body Text`. A member whose own name contains full stops is found as
/// well.
struct FieldName {
  ArticleField field = ArticleField::title;
  std::string_view path;
  NameForm form = NameForm::plain;
};

/// Whether a member with this name is the title or the body of an article.
bool is_story_name(std::string_view member);

/// Whether a column with this name is a field of an article.
bool is_field_name(std::string_view member);

/// The value at a path without lists; nullptr when there is none.
const JsonValue* value_at(const JsonValue& object, std::string_view path);

/// The values of an object by field, found under the names of a map and then of the table.
class FieldValues {
 public:
  struct Named {
    std::string_view path;
    NameForm form = NameForm::plain;
    const JsonValue* value = nullptr;
  };

  /// REQUIRES: `object` and `map` outlive this. The last of repeated keys counts. O(keys of the
  /// object + rows of the table).
  FieldValues(const JsonValue& object, const FieldMap& map);

  /// The values of `field` that are not empty, the preferred one first.
  const std::vector<Named>& of(ArticleField field) const {
    return fields_.at(static_cast<std::size_t>(field));
  }

 private:
  void add(ArticleField field, std::string_view path, NameForm form, const JsonValue* member,
           std::string_view rest);

  std::array<std::vector<Named>, article_fields> fields_;
  std::vector<std::unique_ptr<JsonValue>> gathered_;  ///< the values at paths with `[]`, as lists
};

}  // namespace gazette
