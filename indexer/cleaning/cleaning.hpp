// SPDX-License-Identifier: GPL-3.0-or-later
// Removes from a saved text what is not its story: links to other stories, in capitals between
// paragraphs, and messages of the newspaper's shop, mostly at the end.
#pragma once

#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// The paragraphs without links (capitals.hpp) and shop messages (shop_messages.hpp). The first
/// block belongs to the story. After it, a message is removed
///  - at the end, in a block of its own or below the last sentence;
///  - elsewhere in a block of its own that can only be a shop's.
/// Thread-safe.
std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs);

}  // namespace gazette
