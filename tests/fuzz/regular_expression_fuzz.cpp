// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a regular expression, or as a word with wildcards: it is read, or what is wrong with
// it is said in one line of text; and going back while words are compared changes no answer.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/text.hpp"
#include "searcher/words/letter_automaton.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

constexpr std::array words = {U"bridge",  U"bridges",      U"br\u00FCcke",     U"a",
                              U"harbour", U"\u6771\u4EAC", U"aaaaaaaaaaaaaaaa"};

void compare(const LetterAutomaton& automaton) {
  LetterAutomaton one_after_the_other = automaton;
  for (const std::u32string_view word : words) {
    LetterAutomaton alone = automaton;
    one_after_the_other.go_back(0);
    for (const char32_t letter : word) {
      const bool was_dead = alone.is_dead();
      alone.read(letter);
      one_after_the_other.read(letter);
      demand(!was_dead || alone.is_dead(), "a dead pattern came to life");
      demand(!alone.fits_all() || alone.edits().has_value(), "what fits all does not fit");
    }
    demand(alone.edits() == one_after_the_other.edits(), "going back changed an answer");
    demand(!alone.is_dead() || !alone.edits(), "a dead pattern fits");
  }
}

void check(const ReadPattern& read) {
  demand(read.automaton.has_value() == read.fault.empty(), "neither read nor refused");
  demand_text(read.fault, "a fault of a pattern");
  if (read.automaton) compare(*read.automaton);
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = gazette::repair_utf8(gazette::input_text(data, size).substr(0, 4096));
  gazette::check(gazette::read_regular_expression(text));
  if (!text.empty()) gazette::check(gazette::read_wildcards(text));
  return 0;
}
