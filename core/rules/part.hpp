// SPDX-License-Identifier: GPL-3.0-or-later
// What a topic rule asks of an article in one language: plain values between the compiler of rules
// and the matcher.
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

/// A term, or the beginning of a word (`harb*`), as its number among those that the rules of one
/// language ask for.
using RuleTerm = std::uint32_t;

/// A word of a rule. An article has the word if it has any of its terms.
struct RuleWord {
  std::vector<RuleTerm> terms;
  std::string text;  ///< as typed
  bool is_stop = false;
  bool is_beginning = false;  ///< `harb*`
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
  std::size_t least_with_title = 0;  ///< enough if one of them is in the title; 0: `least`
  std::vector<RulePart> parts = {};
};

/// A part of that kind with nothing else set.
RulePart plain_part(RulePart::Kind kind);

/// `parts` under `all` or `any`; a single one is returned as it is. REQUIRES: `parts` is not empty.
RulePart joined_parts(RulePart::Kind kind, std::vector<RulePart> parts);

/// The part that takes what `part` does not.
RulePart negated_part(RulePart part);

/// Terms of which an article must have at least one for `part` to take it: as few and as rare as
/// possible. Nothing if it needs no term, as a condition on a field; empty if it takes nothing.
std::optional<std::vector<RuleTerm>> needed_terms(const RulePart& part);

/// Which words an imagined article has.
enum class KnownWords { none, stop_words };

/// Whether `part` takes an article that has only these words and fulfils no condition on a field.
bool takes_words_alone(const RulePart& part, KnownWords words);

}  // namespace gazette
