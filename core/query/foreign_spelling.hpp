// SPDX-License-Identifier: GPL-3.0-or-later
// The query syntax of other systems: press archives (Factiva, Lexis, Nexis Uni, ProQuest), search
// engines (Lucene, Manticore) and the web (Google). What our query language can express is
// translated; the rest causes a warning. docs/query-syntax.md lists all.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace gazette {

/// A row of the table.
struct ForeignSpelling {
  /// Where the spelling stands. Except for `capitals` its case does not matter.
  enum class Shape {
    word,      ///< between blanks: `&&`
    capitals,  ///< the same, in capitals only
    number,    ///< before a number: `w/5`
    bracket,   ///< right before a bracket: `ti(oil)`, but not in `headline(s)`
    value,     ///< right before a value: `hd=oil`
    sign,      ///< known to the lexer, which looks it up by its name
  };
  enum class Reading {
    near,      ///< at most so many words apart, in any order
    in_order,  ///< the same, in this order
    both,      ///< AND
    either,    ///< OR
    without,   ///< NOT
    often,     ///< what follows, at least so many times
    field,     ///< a condition on `field`
    anywhere,  ///< what follows, as if it stood alone
    date,      ///< a condition on the date, whose value begins with `field`: `<`
    word,      ///< a word
    nothing,
  };

  Shape shape;
  std::string_view spelling;  ///< in lower case, except for `capitals`
  Reading reading;
  std::string_view field;    ///< of readings that have one
  std::string_view systems;  ///< that write so
  std::string_view example;  ///< a query
  /// A query in our own spelling that means the same as `example`; empty where none does. Then
  /// there is a warning.
  std::string_view same;
  std::string_view fault;  ///< of the warning: "is not supported"
  std::string_view hint;   ///< what to write instead; may be empty
};

std::span<const ForeignSpelling> foreign_spellings();

/// The row of that shape and spelling; nullptr when there is none. Letters of `typed` may be in any
/// case where the shape says so.
const ForeignSpelling* find_foreign(ForeignSpelling::Shape shape, std::string_view typed);

/// The row of shape `value` whose spelling `typed` begins with, the longest; nullptr when none.
const ForeignSpelling* find_foreign_value(std::string_view typed);

/// A spelling with a number.
struct CountedSpelling {
  const ForeignSpelling* row;  ///< never null
  std::string_view digits;
};

/// `w/5`; nothing for other words.
std::optional<CountedSpelling> find_foreign_number(std::string_view typed);

}  // namespace gazette
