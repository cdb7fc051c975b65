// SPDX-License-Identifier: GPL-3.0-or-later
// An article that `gazette-index export` wrote, read back as it was: nothing in it is cleaned,
// split or guessed. Pure functions, thread-safe.
#pragma once

#include <string>
#include <variant>

#include "core/schema/article.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `object` says that it is gazette.article/1 and how it was filed. No other object can say
/// who filed an article.
bool is_exported(const JsonValue& object);

/// The settled article of such an object, or why it is none: "its \"filed\" is not as gazette-index
/// export writes it". What is not there is empty, an unknown language as well. REQUIRES:
/// is_exported().
std::variant<Article, std::string> exported_article(const JsonValue& object);

}  // namespace gazette
