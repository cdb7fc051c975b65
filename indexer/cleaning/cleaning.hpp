// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved text article holds beside its story: links to other stories in capitals between its
// paragraphs, and the messages of the paper's shop, mostly at its end.
#pragma once

#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// The paragraphs of the story, without links (capitals.hpp) and messages of a shop
/// (shop_messages.hpp). Behind the first block, which is the story's, a message goes that
///  - stands at the end, in a block of its own or below the last sentence;
///  - stands elsewhere in a block of its own, when only shops can mean it.
std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs);

}  // namespace gazette
