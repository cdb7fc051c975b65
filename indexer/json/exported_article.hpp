// SPDX-License-Identifier: GPL-3.0-or-later
// Reads back an article that `gazette-index export` wrote, unchanged: nothing is cleaned, split or
// guessed. Pure functions, thread-safe.
#pragma once

#include <string>
#include <variant>

#include "core/schema/article.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `object` declares the schema gazette.article/1 and has `filed`. Only such an object can
/// say how its article was filed.
bool is_exported(const JsonValue& object);

/// The article, settled, or why `object` is not one: "its \"filed\" is not as gazette-index export
/// writes it". Missing members are empty, and so is an unknown language. REQUIRES:
/// is_exported(object).
std::variant<Article, std::string> exported_article(const JsonValue& object);

}  // namespace gazette
