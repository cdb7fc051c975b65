// SPDX-License-Identifier: GPL-3.0-or-later
// An article as the text that Xapian stores with a document: one line `name=value` for each value,
// the form in which Omega stores fields, so that its $field{} and quest show them. Within a value a
// newline is written `\n` and a backslash `\\`. What the source gave comes first; then the topics
// of other origin, each a line `filed=origin confidence` and a line `topic=path`.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/schema/article.hpp"

namespace gazette {

std::string to_record(const Article& article);

/// The same with `topics` instead of the article's own.
std::string to_record(const Article& article, std::span<const FiledTopic> topics);

/// The first part of a record: what the source gave.
std::string_view source_part(std::string_view record);

/// The article of a record. Lines with unknown names are ignored: a later version may write more.
Article from_record(std::string_view record);

/// Only the id of a record, a hundred times as fast; empty if it has none.
std::string id_of_record(std::string_view record);

}  // namespace gazette
