// SPDX-License-Identifier: GPL-3.0-or-later
// The signs at the end of a typed word: `harb*` and `harbor~`.
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
  std::string_view text;  ///< without the sign; a part of what was typed
  unsigned edits = 0;     ///< of `similar`, as typed: from 0 to 9
};

/// What `typed`, without blanks, asks for. A sign alone is plain.
WordForm read_word_form(std::string_view typed);

/// Whether `*` or `~` stands elsewhere than at the end, before a letter: `h*rbour`.
bool has_stray_sign(const WordForm& form);

}  // namespace gazette
