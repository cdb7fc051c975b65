// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an article from the values of a JSON object (field_names.hpp). Pure functions, thread-safe.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "indexer/json/field_names.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// The article with these values. Each field comes from its first name that has a text, or a date
/// that can be read; topics come from all of their names. Without a body, the summary is the body.
Article article_of_values(const FieldValues& values);

Article article_of_object(const JsonValue& object);

/// The name of a body in which no text was found because its form is unknown; empty when there is
/// none, or when another name has a body.
std::string unread_body(const FieldValues& values);

/// Whether there is a title or a body, as in an article; an envelope has neither.
bool has_story(const FieldValues& values);

}  // namespace gazette
