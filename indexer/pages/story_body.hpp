// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a page are its story.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_outline.hpp"

namespace gazette {

/// What becomes of a block of a page.
enum class Fate {
  kept,
  outside,   ///< of the element of the story
  comments,  ///< of readers
  hidden,
  surrounding,  ///< the words of its element say so
  links,        ///< mostly links
  title,        ///< says the headline once more
  side_line,    ///< says so itself (side_lines.hpp)
  repeated,     ///< says what a block before it says
  label,        ///< a line before or behind the story: a date, a byline, tags
};

struct StoryBody {
  std::size_t region = 0;   ///< the element that holds the story
  std::vector<Fate> fates;  ///< of each block of the page
};

/// The story of a page whose headline is `title`, which is left out of it. O(size of the outline).
StoryBody find_body(const PageOutline& page, std::string_view title);

/// The kept blocks as the body of an article: each ends in a newline.
std::string text_of(const PageOutline& page, const StoryBody& body);

}  // namespace gazette
