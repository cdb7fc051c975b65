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

/// Sends the stories of a JSON text: one object, an array of objects, or an envelope around such an
/// array ({"articles": [...]}, {"@graph": [...]}), up to five levels deep. In an array that has
/// objects whose @type is a kind of article, objects of other types are ignored. An object that is
/// the whole text of its file is a SoleArticle, one in an array never. Malformed JSON is one
/// Skipped.
void read_json_text(std::string_view json, const JsonSource& source, const StorySink& sink);

/// The article that the JSON-LD of a page describes (see article_of_linked_data); empty when it is
/// malformed. Accepts what JSON forbids and pages have: raw line breaks in strings, a comma behind
/// the last value, a CDATA section, a comment or a semicolon around it.
Article article_of_json_ld(std::string_view json);

/// `json` with \ufffd in place of each escape that is half a surrogate pair. Exports that cut texts
/// leave such halves, and the parser would refuse the whole text.
std::string with_whole_characters(std::string json);

}  // namespace gazette
