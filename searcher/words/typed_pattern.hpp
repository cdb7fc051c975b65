// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed pattern to what a list of words is compared with, or to what is wrong with it.
#pragma once

#include <memory>
#include <string>

#include "core/query/word_form.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/words/word_pattern.hpp"

namespace gazette {

inline constexpr unsigned max_typing_errors = 2;  ///< of `harbor~n`

struct TypedPattern {
  std::unique_ptr<WordPattern> letters;  ///< null where there is a fault
  std::string fault;                     ///< as a predicate: "is too short: ..."
};

/// The pattern of `form` in the index. Of several words (`well-know*`) the last is the pattern. On
/// a server a pattern needs certain first letters (WordList), or all its words would be sent.
TypedPattern read_typed_pattern(const WordForm& form, const IndexView& index);

/// The same where the letters before `*` or `~` are known. REQUIRES: `form` is a beginning or
/// similar, `letters` are without case and accents.
TypedPattern pattern_of(const WordForm& form, std::u32string letters);

}  // namespace gazette
