// SPDX-License-Identifier: GPL-3.0-or-later
// What a page states about itself in JSON-LD. Pure functions, thread-safe.
#pragma once

#include "core/schema/article.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `value` is an object whose @type is a kind of article.
bool is_article_type(const JsonValue& value);

/// The first article at any depth of lists and @graph, with references to other objects of `root`
/// and character references resolved. Without one, an article that has at most the dates of the
/// page.
Article article_of_linked_data(const JsonValue& root);

}  // namespace gazette
