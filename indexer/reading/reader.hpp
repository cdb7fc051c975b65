// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader of a format is given and what it yields.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <variant>

#include "core/error.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// What a reader makes of one story: an article, not yet with an id where the source gave none, or
/// why there is none.
using Story = std::variant<Article, Skipped>;
using StorySink = std::function<void(Story)>;

/// What a reader is given. `name` is the path of what it skips.
struct ReaderInput {
  std::istream& stream;
  std::string name;
};

/// Whether `article` has something to search for: a title or a body.
bool has_content(const Article& article);

/// Largest input of a format that has to be read whole (JSON, a page, a text), in bytes.
inline constexpr std::size_t max_whole_bytes = std::size_t{256} * 1024 * 1024;

/// Sends the Skipped that says an input is larger than `max_whole_bytes`.
void skip_too_large(const ReaderInput& input, const StorySink& sink);

}  // namespace gazette
