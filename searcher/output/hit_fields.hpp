// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a hit: the one table behind JSON keys, columns of csv and tsv, and --fields. To add
// a field, add its row in hit_fields.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// The value of a field; `monostate` where it is unknown.
using FieldValue = std::variant<std::monostate, std::string, std::vector<std::string>, std::size_t,
                                double, std::vector<CodePointRange>, std::vector<FiledTopic>>;

struct HitField {
  enum class Shown {
    always,
    in_json,     ///< in tables only when --fields names it: their columns stay as they are
    when_named,  ///< only when --fields names it
  };

  std::string_view name;
  Shown shown;
  HitContent needs;  ///< what a search must fetch for it
  FieldValue (*value)(const Hit&);
};

using HitFields = std::vector<const HitField*>;  ///< rows of the table, in the order wanted

/// All fields, in the order of JSON. Rows live as long as the program.
std::span<const HitField> hit_fields();

/// The fields that JSON has unless --fields says otherwise.
const HitFields& standard_hit_fields();

/// Those that tables have.
const HitFields& standard_columns();

/// The fields of these names, in this order. Throws Error, with the list of all, for an unknown
/// name.
HitFields hit_fields_named(const std::vector<std::string>& names);

/// What a search must fetch for all of `chosen`.
HitContent content_needed(const HitFields& chosen);

/// `value` as text for people and tables: lists are joined by "; ", an unknown value is empty. One
/// line, or one for each paragraph; without control characters.
std::string to_text(const FieldValue& value);

}  // namespace gazette
