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

/// The names from the first of these that has any: JSON-LD; elements next to the headline or after
/// the story, marked by property, relation or class; meta tags; a byline next to the headline. The
/// site's own name, addresses, handles and job titles are left out.
PageAuthors find_authors(const PageMetadata& metadata, const PageOutline& page,
                         const StoryBody& story);

/// The names in a byline: "By Ada Quill and Bo Ferry, Staff Writer" gives both, "Monday, 5 March"
/// none.
std::vector<std::string> names_in_byline(std::string_view line);

/// Whether `line` begins like a byline. Yes: "By Ada Quill". No: "By the river".
bool is_byline(std::string_view line);

}  // namespace gazette
