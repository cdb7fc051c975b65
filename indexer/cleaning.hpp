// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved text article holds beside its story: links to other stories in capitals between its
// paragraphs, and the messages of the paper's shop at its end.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/paragraphs.hpp"

namespace gazette {

/// The paragraphs of the story. Left out are
///  - closing paragraphs that are messages of a shop ("Your savings have been added to the cart."),
///    and short lines that stand in one block with them;
///  - paragraphs in capitals behind the first paragraph, unless most of the article is in capitals
///    (old wire copy) or they stand in a run so long that they are a table.
std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs);

/// Whether `line` is a message of a shop and nothing else.
bool is_shop_message(std::string_view line);

/// Whether the letters of `text` are capitals, but for a few (McDONALD). Needs at least four
/// letters; scripts without case have none.
bool is_in_capitals(std::string_view text);

}  // namespace gazette
