// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote a page. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_metadata.hpp"
#include "indexer/pages/page_outline.hpp"
#include "indexer/pages/story_body.hpp"

namespace gazette {

struct PageAuthors {
  std::vector<std::string> names;
  std::string found_in;  ///< "json-ld", "marked element", "byline"; empty without names
};

/// The names of the first of these that has any: JSON-LD; elements next to the headline or behind
/// the story that their property, relation or class marks; meta tags; a line next to the headline
/// that begins as bylines do. Neither the site's own name, nor an address, a handle or an office.
PageAuthors find_authors(const PageMetadata& metadata, const PageOutline& page,
                         const StoryBody& story);

/// The names in a byline: "By Ada Quill and Bo Ferry, Staff Writer" gives both, "Monday, 5 March"
/// none.
std::vector<std::string> names_in_byline(std::string_view line);

/// Whether `line` begins as bylines do: "By Ada Quill". Not: "By the river".
bool is_byline(std::string_view line);

}  // namespace gazette
