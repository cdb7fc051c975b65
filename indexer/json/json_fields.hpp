// SPDX-License-Identifier: GPL-3.0-or-later
// An article from an object of JSON, by the names that schema.org, this project, news agencies
// (IPTC ninjs) and common exports use.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "indexer/json/field_names.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// The article of the values of an object. The first name of a field that yields a text, or a
/// readable date, gives it; topics come from all their names. Without a body, the summary is the
/// body.
Article article_of_values(const FieldValues& values);

Article article_of_object(const JsonValue& object);

/// The name under which there is a body of unknown form, so that no text was found in it; empty
/// when there is none, or when another name gives the body.
std::string unread_body(const FieldValues& values);

/// Whether there is the title or the body of an article; an envelope has neither.
bool has_story(const FieldValues& values);

}  // namespace gazette
