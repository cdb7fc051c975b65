// SPDX-License-Identifier: GPL-3.0-or-later
// Readers: each turns one format into articles. To add a format, write its two functions in a file
// of its own and add a row in formats.cpp.
#pragma once

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/error.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// What a reader makes of one story: an article, not yet with an id where the source gave none, or
/// why there is none.
using Story = std::variant<Article, Skipped>;
using StorySink = std::function<void(Story)>;

/// What a reader is given. `name` is for messages.
struct ReaderInput {
  std::istream& stream;
  std::string name;
};

struct Format {
  std::string_view name;
  std::string_view help;
  /// Whether an input that begins with `head` and is called `name` is of this format.
  bool (*recognises)(std::string_view head, std::string_view name);
  /// Sends every story of the input, in order. Throws nothing for what the input holds.
  void (*read)(ReaderInput input, const StorySink& sink);
};

/// Every format, in the order in which they are tried.
std::span<const Format> formats();

/// nullptr for a name that is none.
const Format* find_format(std::string_view name);

/// The format of an input by its beginning; nullptr when no reader knows it.
const Format* recognise(std::string_view head, std::string_view name);

/// "text, json, ...".
std::string format_names();

// The rows' functions, each in the file of its format.
bool is_text(std::string_view head, std::string_view name);
void read_text(ReaderInput input, const StorySink& sink);
bool is_json(std::string_view head, std::string_view name);
void read_json(ReaderInput input, const StorySink& sink);
bool is_json_lines(std::string_view head, std::string_view name);
void read_json_lines(ReaderInput input, const StorySink& sink);
bool is_reuters(std::string_view head, std::string_view name);
void read_reuters(ReaderInput input, const StorySink& sink);
bool is_html(std::string_view head, std::string_view name);
void read_html(ReaderInput input, const StorySink& sink);

/// Whether `article` has something to search for: a title or a body.
bool has_content(const Article& article);

/// Largest input of a format that has to be read whole (JSON, a page, a text), in bytes.
inline constexpr std::size_t max_whole_bytes = std::size_t{256} * 1024 * 1024;

/// Sends the Skipped that says an input is larger than `max_whole_bytes`.
void skip_too_large(const ReaderInput& input, const StorySink& sink);

}  // namespace gazette
