// SPDX-License-Identifier: GPL-3.0-or-later
// An article from an object of JSON, by the names that schema.org, this project, news agencies
// (IPTC ninjs) and common exports use.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Each value from the first of its names that yields one: the first text, the first date that can
/// be read. Topics are those of all their names. A summary stands in for a body that is absent.
Article article_of_object(const JsonValue& object);

/// The name of the body that `object` has but that holds no text in any form we know; empty when
/// there is none, or when another name gives the body.
std::string unread_body(const JsonValue& object);

/// Whether `object` has a title or a body of an article, and so is no envelope around articles.
bool has_story_names(const JsonValue& object);

}  // namespace gazette
