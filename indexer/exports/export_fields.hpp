// SPDX-License-Identifier: GPL-3.0-or-later
// What the plain-text exports of news databases share: their lines and the values of their fields.
// Pure functions, thread-safe; text is UTF-8.
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

/// The lines of `text` without their ends (LF, CR LF, CR); valid as long as it is.
std::vector<std::string_view> lines_of(std::string_view text);

/// `text` without the blanks at its ends.
std::string_view without_margins(std::string_view text);

/// The first line of `text` that is not blank, without margins and byte order mark.
std::string_view first_line_of(std::string_view text);

/// How many of `marks` begin a line of `text`.
std::size_t marked_lines(std::string_view text, const std::vector<std::string_view>& marks);

/// The parts of `list` between the signs `separator`, each on one line, without empty ones.
std::vector<std::string> parts_of_list(std::string_view list, char separator);

/// The names in "By Ada Quill and Bo Ferry, Reuters", "Quill, Ada; Ferry, Bo", "Ada Quill".
std::vector<std::string> authors_of_field(std::string_view field);

/// The day, with the time if there is one, that `field` names among other words: "Jan 29, 2026",
/// "January 29, 2026 Thursday", "2026/01/29/".
std::optional<Timestamp> date_of_field(std::string_view field);

/// The ISO 639-1 code of a language that is named in English, or in its own words, or by a code;
/// empty for others.
std::string language_of_field(std::string_view field);

/// Lines [begin, end) as the body of an article.
std::string body_of_lines(const std::vector<std::string_view>& lines, std::size_t begin,
                          std::size_t end);

/// Sends `article`, which stands at `line` (from 0) of the input, or why it is none.
void send_export(Article article, const ReaderInput& input, std::size_t line,
                 const StorySink& sink);

/// Sends the stories of the text of an export, as UTF-8.
using ExportReader = std::function<void(std::string_view text, const StorySink& sink)>;

/// Has `read` send the stories of an export. Sends why there are none when it is too large, or when
/// `read` sends nothing: there is no `record` in it.
void read_export(const ReaderInput& input, std::string_view record, const StorySink& sink,
                 const ExportReader& read);

}  // namespace gazette
