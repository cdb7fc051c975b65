// SPDX-License-Identifier: GPL-3.0-or-later
// The patterns that a typed word can be: `harb*`, `harbor~`, `h*r`, `colo?r`, `/col(o|ou)r/`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gazette {

struct WordForm {
  enum class Kind {
    plain,
    beginning,           ///< `harb*`
    similar,             ///< `harbor~`, `harbor~2`
    wildcards,           ///< `*burg`, `h*r`, `colo?r`: `*` any letters or none, `?` one letter
    regular_expression,  ///< `/col(o|ou)r/`
  };

  Kind kind = Kind::plain;
  /// Without what makes a pattern of it at its ends: `*`, `~` and number, the slashes. Points into
  /// what was typed.
  std::string_view text;
  unsigned edits = 0;  ///< of `similar`, as typed, 0 to 9; 1 when none was typed
};

/// The form of `typed`. Signs alone are plain, and so is `?` but between two letters: people end
/// questions with it. REQUIRES: `typed` has no blanks.
WordForm read_word_form(std::string_view typed);

/// Whether `~` comes before a letter, where it means nothing: `h~rbour`.
bool has_stray_sign(const WordForm& form);

/// Whether `text` may hold a pattern: a cheap first look.
bool may_have_patterns(std::string_view text);

/// The length of the regular expression that `text` begins with, including its slashes; 0 if there
/// is none. It has no blanks, no slash except after `\`, and is followed by a blank, a closing
/// bracket or nothing.
std::size_t regular_expression_length(std::string_view text);

}  // namespace gazette
