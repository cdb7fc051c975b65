// SPDX-License-Identifier: GPL-3.0-or-later
// An article from a JSON object, by the names that schema.org, this project and common exports use.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

/// Where a JSON text stands, for what is skipped of it.
struct JsonSource {
  std::string path;   ///< of the file
  std::string place;  ///< in the file, ":17" for a line; empty when the text is all of it
};

/// The stories of a JSON text: of one object, of each object of an array, or of the array of
/// objects that an envelope ({"articles": [...]}, {"@graph": [...]}) holds, to a few levels; where
/// an array has objects whose @type is a kind of article, those of other types are passed over.
/// Malformed JSON is one Skipped.
void read_json_text(std::string_view json, const JsonSource& source, const StorySink& sink);

/// What a page says of itself in JSON-LD (`article_of_linked_data`); nothing of it is required. An
/// empty article when it is malformed; raw line breaks in texts, which JSON forbids, are pardoned.
Article article_of_json_ld(std::string_view json);

/// `json` with U+FFFD for each escape of half a surrogate pair. Exports that cut texts leave such
/// halves; the parser would refuse the whole of the text.
std::string with_whole_characters(std::string json);

}  // namespace gazette
