// SPDX-License-Identifier: GPL-3.0-or-later
// What the plain-text exports of news databases share: lines, and the values of fields. Pure
// functions, thread-safe; text is UTF-8.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {

/// The lines of `text` without their ends (LF, CR LF, CR). They point into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

/// `text` without the blanks at its ends.
std::string_view without_margins(std::string_view text);

/// The first line of `text` that is not blank, without a byte order mark or surrounding blanks.
std::string_view first_line_of(std::string_view text);

/// How many of `marks` occur at the beginning of a line of `text`.
std::size_t marked_lines(std::string_view text, const std::vector<std::string_view>& marks);

/// The parts of `list` between separators, each on one line, without empty ones.
std::vector<std::string> parts_of_list(std::string_view list, char separator);

/// The names in "By Ada Quill and Bo Ferry, Reuters", "Quill, Ada; Ferry, Bo", "Ada Quill".
std::vector<std::string> authors_of_field(std::string_view field);

/// The date, and the time if there is one, that `field` contains among other words: "Jan 29, 2026",
/// "January 29, 2026 Thursday", "2026/01/29/".
std::optional<Timestamp> date_of_field(std::string_view field);

/// The ISO 639-1 code of a language given by its English name, its own name or a code; empty when
/// unknown.
std::string language_of_field(std::string_view field);

/// Lines [begin, end) as the body of an article.
std::string body_of_lines(const std::vector<std::string_view>& lines, std::size_t begin,
                          std::size_t end);

/// Sends `article`, which begins at `line` (from 0) of the input, or why it is not one.
void send_export(Article article, const ReaderInput& input, std::size_t line,
                 const StorySink& sink);

/// Sends the stories in the text of an export.
using ExportReader = std::function<void(std::string_view text, const StorySink& sink)>;

/// Reads the input as UTF-8 and passes it to `read`. Sends a Skipped when it is too large, or when
/// `read` sends no story: there is no `record` in it.
void read_export(const ReaderInput& input, std::string_view record, const StorySink& sink,
                 const ExportReader& read);

}  // namespace gazette
