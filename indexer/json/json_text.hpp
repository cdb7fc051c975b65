// SPDX-License-Identifier: GPL-3.0-or-later
// Extracts text from JSON values, in which it may be wrapped in an object ({"rendered": ...},
// {"name": ...}, {"$date": ...}) or in a list. Pure functions, thread-safe. Results are valid UTF-8
// if the value is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `text` is empty or consists of blanks and control characters.
bool is_blank(std::string_view text);

/// Whether `text` has character references ("&amp;", "&#8217;") to be resolved. It has none if an &
/// or < before a blank shows that it is not HTML. They are resolved in titles, names and bodies.
bool has_references(std::string_view text);

/// The text of a title. A scalar is its own text; an object has that of its name, title or text; a
/// list has that of the part whose role is "main", else of the first with text. HTML declared by
/// its object ("rendered"), and character references (has_references()), become text.
std::string title_text(const JsonValue& value);

/// As title_text(), for a value that is known to be HTML.
std::string html_title_text(const JsonValue& value);

/// The text of an id: a scalar itself, the id or address of an object, the id of a list's first
/// value.
std::string id_text(const JsonValue& value);

/// Every name in a text, in an object with a name or names, or in a list of these. References are
/// resolved as in titles. Texts that stand for a missing value ("None", "nan") are not names.
std::vector<std::string> names_in(const JsonValue& value);

/// The elements of a list that was serialized into a text, as in cells of tables: "['Ada Quill',
/// \"Bo Ferry\"]". Nothing for other texts.
std::optional<std::vector<std::string>> listed_texts(std::string_view text);

/// The whole text of a body, with a newline after each paragraph. If the text is there in several
/// forms, one is chosen. HTML and character references become text, as in titles. Empty when no
/// text is found.
std::string body_text(const JsonValue& value);

/// As body_text(), for a value that is known to be HTML.
std::string html_body_text(const JsonValue& value);

/// The date in a text, a number or an object; nothing when none can be read.
std::optional<Timestamp> date_in(const JsonValue& value);

}  // namespace gazette
