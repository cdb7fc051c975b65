// SPDX-License-Identifier: GPL-3.0-or-later
// An article as JSON: the members that gazette.article/1, which is also what `gazette-index export`
// writes and reads back, and gazette.reading/1 have alike (docs/json.md). Pure functions,
// thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/schema/article.hpp"

namespace gazette {

/// The name of the form of a whole article, as its member `schema`.
inline constexpr std::string_view article_form = "gazette.article/1";

/// A member of an object; `json` is its value as JSON text.
struct JsonMember {
  std::string_view name;
  std::string json;
};

/// gazette.article/1, with a newline. Valid UTF-8, whatever the article. A record that is made of
/// the article that `gazette-index` reads from it is the same, byte for byte.
std::string article_line(const Article& article);

/// An object with a newline: `first`, the members of an article without `filed` and `made`, `last`.
std::string article_line(std::span<const JsonMember> first, const Article& article,
                         std::span<const JsonMember> last);

}  // namespace gazette
