// SPDX-License-Identifier: GPL-3.0-or-later
// What a value of JSON says as text. A text may be wrapped in an object ({"rendered": ...},
// {"name": ...}, {"$date": ...}) or stand in a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "indexer/json/json_value.hpp"

namespace gazette {

/// Whether `text` has nothing to see.
bool is_blank(std::string_view text);

/// A scalar, or of an object its name, title or text; of a list the part whose role is "main", else
/// the first that has text. HTML that an object declares ("rendered") becomes its text.
std::string title_text(const JsonValue& value);

/// A scalar, or of an object its id or address; of a list the first.
std::string id_text(const JsonValue& value);

/// Every name in a text, an object with a name or names, or a list of these.
std::vector<std::string> names_in(const JsonValue& value);

/// The whole text of a body: paragraphs of lists in order, a newline behind each; of the same text
/// in several forms one. HTML becomes its text. Empty when no text is found.
std::string body_text(const JsonValue& value);

/// As `body_text`, of a value that is known to be HTML.
std::string html_body_text(const JsonValue& value);

std::optional<Timestamp> date_in(const JsonValue& value);

/// What the parts of a body say beside its paragraphs: the "content" of the first part whose "type"
/// is `type` ("kicker", "date"); nullptr when there is none.
const JsonValue* body_part(const JsonValue& body, std::string_view type);

}  // namespace gazette
