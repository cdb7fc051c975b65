// SPDX-License-Identifier: GPL-3.0-or-later
// What one word of a text becomes in the index, by the rules of the text's language.
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/stemmer.hpp"
#include "core/analysis/stop_words.hpp"

namespace gazette {

struct WordRules {
  std::string code;
  Stemmer stem;  ///< empty where the language has none
  char stem_mark = '\0';
  const StopWords* stop_words = nullptr;
};

/// Those of the language `code`; of a language without rules, nothing but its code. A stemmer is
/// not thread-safe.
WordRules rules_of(std::string_view code);

/// What `text` (UTF-8), one word as it is in a text, becomes. `term` is empty when folding
/// leaves nothing of it.
Word make_word(const WordRules& language, std::string_view text);

}  // namespace gazette
