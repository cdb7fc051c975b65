// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a hit, field by field: the one table that JSON keys, columns of csv and tsv and
// the option --fields follow. To add a field, add its row in hit_fields.cpp.
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

/// What a field holds; `monostate` where that is not known.
using FieldValue = std::variant<std::monostate, std::string, std::vector<std::string>, std::size_t,
                                double, std::vector<CodePointRange>, std::vector<FiledTopic>>;

struct HitField {
  enum class Shown { always, when_named };

  std::string_view name;
  Shown shown;
  HitParts needs;  ///< what the search must fetch for it
  FieldValue (*value)(const Hit&);
};

using HitFields = std::vector<const HitField*>;  ///< rows of the table, in the order wanted

/// All fields, in the order of JSON.
std::span<const HitField> hit_fields();

/// Those that are shown without being named.
const HitFields& standard_hit_fields();

/// The fields of those names. Throws Error, with the list, for one that there is none of.
HitFields hit_fields_named(const std::vector<std::string>& names);

/// What a search must fetch for all of `chosen`.
HitParts parts_needed(const HitFields& chosen);

/// `value` as text for people and tables: lists with "; " between, nothing for what is not known.
/// On one line but for the paragraphs of a text; nothing in it can drive a terminal.
std::string to_text(const FieldValue& value);

}  // namespace gazette
