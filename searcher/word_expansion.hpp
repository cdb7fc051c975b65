// SPDX-License-Identifier: GPL-3.0-or-later
// What a typed word stands for in an index: one term for each language's stem of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/analyzer.hpp"

namespace gazette {

struct ExpandedWord {
  std::vector<std::string> terms;  ///< distinct, sorted; together they are one word
  enum class Stop {
    no,
    in_some_languages,
    in_all_languages,  ///< of those searched that have stop words at all
  } stop = Stop::no;
  bool touches_previous = false;  ///< no byte lies between it and the word before (Thai, Japanese)
};

/// The words of `text` in order, in every one of `languages`.
std::vector<ExpandedWord> expand_words(std::string_view text,
                                       const std::vector<std::string>& languages,
                                       Analyzer& analyzer);

}  // namespace gazette
