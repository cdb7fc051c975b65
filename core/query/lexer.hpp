// SPDX-License-Identifier: GPL-3.0-or-later
// The first stage of a query: typed text into marks. Nothing that is typed is an error here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.hpp"

namespace gazette {

struct Lexeme {
  enum class Kind { word, phrase, open, close, plus, minus, field, all, any, without, near };

  Kind kind;
  std::string text;              ///< of a word or phrase; of others as typed
  const Field* field = nullptr;  ///< of `field`
  unsigned window = 0;           ///< of `near`, and of a phrase that others may stand within
  std::size_t byte_offset = 0;   ///< in the query
};

struct Lexed {
  std::vector<Lexeme> lexemes;
  std::vector<std::string> warnings;
  /// Where what stands behind a quotation mark begins that is not closed.
  std::optional<std::size_t> open_phrase;
};

/// Words are what stands between blanks, brackets and quotation marks (straight or typographic).
/// `+` and `-` are signs only before something and behind a blank; AND, OR, NOT, NEAR and NEAR/n
/// only in capitals; `name:` only for a name of the field table. `~` and digits right behind a
/// phrase are its window.
Lexed lex(std::string_view query);

}  // namespace gazette
