// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a query that could not be searched as it was typed. A value until it is shown: the same
// warning is a message beside the hits, an error of a strict search, and a fault of a topic rule.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct Field;

/// What was typed for a value that no article has.
struct UnknownValue {
  const Field* field;  ///< never null
  std::string typed;
};

/// A part of a query, and what to write in its place.
struct MeantText {
  std::string typed;
  std::string meant;
};

struct Warning {
  /// What the search does instead, as a sentence in its parts: `it` `searched as a word`.
  struct Remedy {
    enum class Number { singular, plural };

    std::string what;  ///< the subject: "it", "what follows", "the first 256"
    std::string done;  ///< a past participle: "searched as words"
    Number number = Number::singular;
  };

  /// What the warning is about: what was typed, in double quotes, or "the quotation mark". Empty
  /// when `fault` is a whole sentence.
  std::string subject;
  /// Where the subject is in the query, in bytes from 0. None where a warning is about the
  /// whole query, an option or the index.
  std::optional<std::size_t> byte_offset;
  std::string fault;             ///< a predicate, "is not closed"; a sentence without a subject
  std::optional<Remedy> remedy;  ///< none where the search does what was asked
  std::string hint;              ///< how to write it: "Fields are title, ..."; may be empty
  /// Then the hint is the nearest value that some article has. To find it takes a look at all of
  /// them, so it is looked for only where the warning is shown.
  std::optional<UnknownValue> unknown = {};
  std::vector<std::string> meant = {};  ///< what may be meant by `unknown`, found with the hint
  /// Of a field that does not exist and a range in the wrong order. It stands at `byte_offset`.
  std::optional<MeantText> meant_text = {};
};

/// `typed` in double quotes, for messages.
std::string in_quotes(std::string_view typed);

/// The remedy of nearly all warnings: "it is `done`".
Warning::Remedy it_is(std::string done);

/// `"AND" at byte 7 has nothing to join`, without its hint.
std::string fault_text(const Warning& warning);

/// What a lenient search says: `"AND" at byte 7 has nothing to join; it is searched as a word`.
std::string to_text(const Warning& warning);

/// What a strict search says, which does not search: `"AND" at byte 7 has nothing to join; it would
/// be searched as a word`.
std::string to_refusal(const Warning& warning);

}  // namespace gazette
