// SPDX-License-Identifier: GPL-3.0-or-later
// The first stage of reading a query: from text to lexemes. Nothing that is typed is an error here.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/warning.hpp"
#include "core/schema/schema.hpp"

namespace gazette {

/// A word, phrase, operator, sign, field name or bracket.
struct Lexeme {
  enum class Kind {
    word,
    phrase,
    open,
    close,
    plus,
    minus,
    field,
    all,
    any,
    without,
    near,
    often,  ///< `atleast5`: what follows, at least `window` times
  };

  Kind kind;
  std::string text;              ///< of a phrase without its quotation marks; of others as typed
  const Field* field = nullptr;  ///< of `field`, never null there
  /// Of `near`, how many words apart; of a phrase, how many other words may come in between.
  unsigned window = 0;
  std::size_t byte_offset = 0;  ///< in the query
  bool is_exact = false;        ///< of a phrase: its words as they are typed, `="rates"`
  bool is_in_order = false;     ///< of `near`: its words as they are typed, one after another
};

struct Lexed {
  std::vector<Lexeme> lexemes;
  std::vector<Warning> warnings;
  /// Where the text after a quotation mark begins that is not closed; none when all are.
  std::optional<std::size_t> open_phrase;
};

/// The lexemes of `query` (UTF-8). A word is text between blanks, brackets and quotation marks
/// (straight, typographic, or of East Asia). Wide brackets, stars, and colons behind the name of a
/// field are those of ASCII. `+` and `-` are signs only after a blank and before
/// something that is not one; AND, OR, NOT, NEAR and NEAR/n are operators only in capitals; `name:`
/// is a field only for names of the field table. `~` and digits right after a phrase are its
/// window, `=` right before it asks for its words as typed. A regular expression between slashes is
/// a word, whatever characters it has. Spellings of other systems are read as
/// core/query/foreign_spelling.hpp says. Thread-safe.
Lexed lex(std::string_view query);

/// A word with the name of a field that does not exist, but is a slip of one that does.
struct MistypedField {
  std::size_t name_bytes;  ///< of the typed name, before its colon
  std::string_view meant;  ///< lives as long as the program
};

/// `tilte:rate` is a slip of `title:rate`; nothing for other words.
std::optional<MistypedField> mistyped_field(std::string_view word);

/// The options of a search that are written in queries as if they were fields: `sort` of
/// `sort:newest`.
std::span<const std::string_view> options_like_fields();

/// Whether `word` is such an option with a value, or what another system has for a field and we
/// lack: `sort:newest`, `ns=gcat`. There is a warning of it.
bool asks_for_what_is_no_field(std::string_view word);

}  // namespace gazette
