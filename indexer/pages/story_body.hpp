// SPDX-License-Identifier: GPL-3.0-or-later
// Decides which blocks of a page are its story. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_outline.hpp"

namespace gazette {

/// Whether a block belongs to the story, or why it does not.
enum class Fate {
  kept,
  outside,   ///< outside the element that holds the story
  comments,  ///< comments of readers
  hidden,
  surrounding,  ///< by the words of its element's class
  links,        ///< mostly links
  title,        ///< repeats the headline
  side_line,    ///< by its own wording (side_lines.hpp)
  repeated,     ///< repeats an earlier block
  label,        ///< a line before or after the story: a date, a byline, tags
};

struct StoryBody {
  std::size_t region = 0;   ///< the element that holds the story
  std::vector<Fate> fates;  ///< of each block of the page
};

/// Finds the story of a page with the headline `title`, which is not part of it. O(size of the
/// outline).
StoryBody find_body(const PageOutline& page, std::string_view title);

/// The kept blocks as the body of an article: each ends in a newline.
std::string text_of(const PageOutline& page, const StoryBody& body);

}  // namespace gazette
