// SPDX-License-Identifier: GPL-3.0-or-later
// What the rule of a topic asks of an article in one language: plain values between the compiler of
// rules and their matcher.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/period.hpp"
#include "core/schema/schema.hpp"

namespace gazette {

/// The number of a term, or of a beginning (`harb*`), among those that the rules of a language ask
/// for.
using RuleSign = std::uint32_t;

/// A word as a rule has it: whatever of its signs an article has is this word.
struct RuleWord {
  std::vector<RuleSign> signs;
  std::string text;  ///< as typed
  bool is_stop = false;
};

struct RulePart {
  enum class Kind {
    everything,
    nothing,
    words,  ///< `words` in this order within `span` positions
    near,   ///< `words` in any order within `span` positions
    title,  ///< as `words`, in the title
    name,   ///< `words` in this order within `span` positions of the values of `field`
    exact,  ///< a value of `field` has the term `text`
    date,   ///< published in `period`
    all,    ///< every one of `parts`
    any,    ///< at least `least` of `parts`
    no,     ///< not the first of `parts`
  };

  Kind kind = Kind::nothing;
  std::vector<RuleWord> words = {};
  std::size_t span = 0;
  const Field* field = nullptr;
  std::string text = {};
  Period period = {};
  std::size_t least = 1;
  std::size_t least_with_title = 0;  ///< enough when one is in the title; 0: `least`
  std::vector<RulePart> parts = {};
};

/// A part of that kind that asks for nothing more yet.
RulePart plain_part(RulePart::Kind kind);

/// `parts`, not empty, under `all` or `any`; one alone stands for itself.
RulePart joined_parts(RulePart::Kind kind, std::vector<RulePart> parts);

/// Takes what `part` does not.
RulePart negated_part(RulePart part);

/// Signs of which an article that `part` takes has one at least: the fewest and most telling.
/// Nothing where none is needed, as for a condition on a field.
std::optional<std::vector<RuleSign>> needed_signs(const RulePart& part);

/// What is known of the words of an article when it is asked whether it could be taken.
enum class KnownWords { none, stop_words };

/// Whether an article is taken that has none but these words and fulfils no condition on a field.
bool takes_words_alone(const RulePart& part, KnownWords words);

}  // namespace gazette
