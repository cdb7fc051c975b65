// SPDX-License-Identifier: GPL-3.0-or-later
// An article from an object of JSON, by the names that schema.org, this project, news agencies
// (IPTC ninjs) and common exports use.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Each field has several names; the first one that yields a text, or a readable date, gives it.
/// Topics come from all their names. Without a body, the summary is the body.
Article article_of_object(const JsonValue& object);

/// The name under which `object` has a body of unknown form, so that no text was found in it; empty
/// when it has none, or when another name gives the body.
std::string unread_body(const JsonValue& object);

/// Whether `object` has the title or the body of an article, and so is not an envelope.
bool has_story_names(const JsonValue& object);

}  // namespace gazette
