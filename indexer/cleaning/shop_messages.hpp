// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of a newspaper's online shop, which end up in saved pages: "Discount applied! Your
// savings have been added to the cart." They are recognised by three things together: an item that
// shops deal in, an action, and words addressed to the customer. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// How much of a shop's message a line is, by itself.
struct ShopLine {
  /// A message wherever it stands: short, with few words that are not a shop's.
  /// Yes: "View cart". No: "Discount applied to ferry fares from Monday".
  bool is_message = false;
  /// May stand next to a message. Yes: "Success!", "A confirmation was sent to your email." No: "It
  /// left."
  bool may_join_message = false;
  bool may_stand_in_block = false;  ///< short, and quotes no one
  bool makes_offer = false;         ///< names a thing and an action, and hardly anything else
  bool names_sure_thing = false;    ///< that only shops deal in
  bool addresses_customer = false;
  bool ends_sentence = false;  ///< with a full stop
};

ShopLine shop_line(std::string_view line);

/// A judgement for each of `lines`.
std::vector<ShopLine> shop_lines(std::span<const Paragraph> lines);

/// Lines of one block of messages, unless each of more is one.
inline constexpr std::size_t most_shop_lines = 4;

/// Whether `lines`, the last block of a text after a blank line, are messages of a shop: each is
/// one, or they are two to four short lines of which one names a thing and an action and one
/// addresses the customer.
/// Yes: "Great news!" and "Your promo code worked and your cart has been updated."
/// No: "You saved my life!" and "That is what he told the ferryman."
bool is_shop_block(std::span<const ShopLine> lines);

/// Whether `lines`, a block anywhere in a text, can only be a shop's: each may be next to a
/// message, and two are messages, or one is and some line names a thing that only shops deal in.
/// Yes: "Order confirmed!" and "Thank you for your purchase." No: "Order confirmed!" alone.
bool is_sure_shop_block(std::span<const ShopLine> lines);

/// How many of the last `lines`, without a blank line before them, are messages. At most four.
/// Two of: "It left.", "Success!", "Your coupon has been applied."
/// None of: "The discount was applied at the quay."
std::size_t closing_messages(std::span<const ShopLine> lines);

}  // namespace gazette
