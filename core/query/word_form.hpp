// SPDX-License-Identifier: GPL-3.0-or-later
// The patterns that a typed word can be: `harb*` and `harbor~`.
#pragma once

#include <optional>
#include <string_view>

namespace gazette {

struct WordForm {
  enum class Kind {
    plain,
    beginning,  ///< `harb*`
    similar,    ///< `harbor~`, `harbor~2`
  };

  Kind kind = Kind::plain;
  std::string_view text;  ///< without `*`, `~` and number; points into what was typed
  unsigned edits = 0;     ///< of `similar`, as typed, 0 to 9; 1 when none was typed
};

/// The form of `typed`. `*` or `~` alone is plain. REQUIRES: `typed` has no blanks.
WordForm read_word_form(std::string_view typed);

/// Whether `*` or `~` stands before a letter, where it means nothing: `h*rbour`.
bool has_stray_sign(const WordForm& form);

}  // namespace gazette
