// SPDX-License-Identifier: GPL-3.0-or-later
// The words in which shops speak to their customers, by language.
#pragma once

#include <span>
#include <string_view>

namespace gazette {

/// Lists of words as `fold_case` leaves them, one blank before and behind each. Two words joined by
/// a hyphen are meant one behind the other.
struct ShopLanguage {
  std::string_view code;
  std::string_view sure_things;  ///< that hardly anyone but a shop speaks of: "cart"
  std::string_view things;       ///< that a shop speaks of, as others do: "order"
  std::string_view actions;      ///< done, or asked of the customer: "applied", "view"
  std::string_view customer;     ///< words that speak to one: "your"
  std::string_view others;       ///< what joins them: "has been", "to the"
  bool has_blanks = true;        ///< else the words are looked for anywhere in a line
};

std::span<const ShopLanguage> shop_languages();

}  // namespace gazette
