// SPDX-License-Identifier: GPL-3.0-or-later
// The names under which JSON and tables have the fields of an article: one table, from which a new
// source gets a row. Pure functions, thread-safe.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/json/json_value.hpp"
#include "indexer/reading/field_map.hpp"

namespace gazette {

/// How the value of a name is read, beyond what its field demands.
enum class NameForm {
  plain,   ///< HTML only where its tags or its object say so
  html,    ///< always HTML
  byline,  ///< "By Mara Quill and Tomas Ferro, Staff Writers"
};

/// A name is a path: members from the outer to the inner one, separated by full stops. `tags[]`
/// stands for each value of a list, in lists in lists as well, `tags[type=keyword]` for those
/// objects whose member `type` is "keyword". Capitals, and underscores, hyphens and blanks within a
/// member, make no difference: `body_text` is `bodyText` and `Body Text`. A member whose own name
/// has a full stop is found by that name.
struct FieldName {
  ArticleField field = ArticleField::title;
  std::string_view path;
  NameForm form = NameForm::plain;
};

/// Whether a member of that name gives the title or the body of an article.
bool is_story_name(std::string_view member);

/// Whether a column of that name gives any field.
bool is_field_name(std::string_view member);

/// What lies at a path of members, without lists; nullptr when there is nothing.
const JsonValue* value_at(const JsonValue& object, std::string_view path);

/// The values of an object under the names of the table, and before them under those of a map.
class FieldValues {
 public:
  struct Named {
    std::string_view path;
    NameForm form = NameForm::plain;
    const JsonValue* value = nullptr;
  };

  /// REQUIRES: `object` and `map` outlive this. Of a key that comes twice the last counts. Costs
  /// the keys of the object and the rows of the table.
  FieldValues(const JsonValue& object, const FieldMap& map);

  /// Those of `field` that are not empty, the preferred one first.
  const std::vector<Named>& of(ArticleField field) const {
    return fields_.at(static_cast<std::size_t>(field));
  }

 private:
  void add(ArticleField field, std::string_view path, NameForm form, const JsonValue* member,
           std::string_view rest);

  static constexpr std::size_t fields = static_cast<std::size_t>(ArticleField::keywords) + 1;
  std::array<std::vector<Named>, fields> fields_;
  std::vector<std::unique_ptr<JsonValue>> gathered_;  ///< lists made of values at a path
};

}  // namespace gazette
