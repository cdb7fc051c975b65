// SPDX-License-Identifier: GPL-3.0-or-later
// The words in which shops speak to their customers, by language.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace gazette {

/// Lists of words in the form of fold_case(), with a blank before and after each word. `gift-card`
/// also stands for "gift card".
struct ShopLanguage {
  std::string_view code;
  std::string_view sure_things;  ///< that hardly any other text names: "cart"
  std::string_view things;       ///< that other texts name, too: "order"
  std::string_view actions;      ///< done, or expected of the customer: "applied", "view"
  std::string_view customer;     ///< words to the customer: "your"
  std::string_view others;       ///< common words between these: "has been", "to the"
  bool has_blanks = true;        ///< between words; else they are found anywhere in a line
};

/// Every language; a line is judged by the one that fits it best.
std::span<const ShopLanguage> shop_languages();

/// The lists of a language that have a word.
struct ShopWord {
  std::size_t language = 0;  ///< its index among `shop_languages`
  bool is_sure_thing = false;
  bool is_thing = false;  ///< also of a sure thing
  bool is_action = false;
  bool is_customer = false;
};

/// `word`, in the form of fold_case(), in the lists of the languages that have blanks; in each
/// language once. Thread-safe.
std::span<const ShopWord> lists_with(std::string_view word);

}  // namespace gazette
