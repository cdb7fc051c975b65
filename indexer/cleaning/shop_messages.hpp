// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of a newspaper's shop, which a saved page holds beside its story: "Discount applied!
// Your savings have been added to the cart." They are known by three things together: they name
// something that a shop deals in, an action, and the customer.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Whether `line` is a message of a shop and hardly anything else, wherever it stands: short, and
/// few of its words are not a shop's.
bool is_shop_message(std::string_view line);

/// Whether `lines`, set off by a blank line at the end of a story, are messages of a shop: few,
/// short ones, one of which names thing and action, and which speak to a customer.
bool is_shop_block(std::span<const Paragraph> lines);

/// Whether every one of `lines` is a message or goes with one, and they are two messages or name a
/// thing that only shops deal in, so that they are no story's wherever they stand.
bool is_sure_shop_block(std::span<const Paragraph> lines);

/// How many of the last of `lines` are messages, without a blank line before them.
std::size_t closing_messages(std::span<const Paragraph> lines);

}  // namespace gazette
