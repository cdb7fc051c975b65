// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values as text. A text may be wrapped in an object ({"rendered": ...}, {"name": ...},
// {"$date": ...}) or in a list. Pure functions, thread-safe; what is returned is valid UTF-8 when
// the value is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `text` has nothing but blanks and control characters.
bool is_blank(std::string_view text);

/// Whether `text` has character references ("&amp;", "&#8217;"), and nothing that HTML would not
/// have: a sign & or < before a blank. Titles, names and bodies have them resolved.
bool has_references(std::string_view text);

/// Of a scalar, itself; of an object, its name, title or text; of a list, the part whose role is
/// "main", else the first that has text. HTML that an object declares ("rendered") becomes text. So
/// does a text with character references ("&amp;", "&#8217;"), unless it has a sign & or < before a
/// blank.
std::string title_text(const JsonValue& value);

/// As title_text(), for a value that is known to be HTML.
std::string html_title_text(const JsonValue& value);

/// Of a scalar, itself; of an object, its id or address; of a list, that of the first value.
std::string id_text(const JsonValue& value);

/// Every name in a text, in an object with a name or names, or in a list of these. References are
/// resolved as in titles. A text that stands for a value that is missing ("None", "nan") is none.
std::vector<std::string> names_in(const JsonValue& value);

/// The texts of a list that a program wrote into a text, as cells of tables have it: "['Ada Quill',
/// \"Bo Ferry\"]". Nothing for other texts.
std::optional<std::vector<std::string>> listed_texts(std::string_view text);

/// The whole text of a body, with a newline after each paragraph. Of one text in several forms, one
/// is taken. HTML becomes text, and character references as in titles. Empty when no text is found.
std::string body_text(const JsonValue& value);

/// As body_text(), for a value that is known to be HTML.
std::string html_body_text(const JsonValue& value);

/// The date in a text, a number or an object; nothing when there is none that can be read.
std::optional<Timestamp> date_in(const JsonValue& value);

}  // namespace gazette
