// SPDX-License-Identifier: GPL-3.0-or-later
// What a typed word stands for in an index: one term for each language's stem of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

struct ExpandedWord {
  std::string typed;
  std::vector<std::string> terms;  ///< distinct, sorted; together they are one word
  enum class Stop {
    no,
    in_some_languages,
    in_all_languages,  ///< of those searched that have stop words at all
  } stop = Stop::no;
  bool touches_previous = false;  ///< no byte lies between it and the word before (Thai, Japanese)
  /// Of `harb*` and `harbor~`, by how many edits away: those of `terms` that no nearer word has. Of
  /// other words empty.
  std::vector<std::vector<std::string>> by_edits;

  bool is_pattern() const { return !by_edits.empty(); }
};

/// The words of `text` in order, in every one of `languages`.
std::vector<ExpandedWord> expand_words(std::string_view text,
                                       const std::vector<std::string>& languages,
                                       Analyzer& analyzer);

/// Whether all of `words` are stop words wherever they are searched.
bool are_stop_words(const std::vector<ExpandedWord>& words);

/// Words by the terms that they stand for, with how often they were typed.
struct TypedWordCounts {
  void add(const std::vector<ExpandedWord>& words);

  std::map<std::vector<std::string>, unsigned> content;
  std::map<std::vector<std::string>, unsigned> some_stop;  ///< a stop word in some languages
  std::map<std::vector<std::string>, unsigned> all_stop;
};

}  // namespace gazette
