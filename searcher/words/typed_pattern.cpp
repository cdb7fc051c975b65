// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/typed_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/limits.hpp"
#include "core/text/text.hpp"
#include "searcher/words/letter_automaton.hpp"
#include "searcher/words/letter_pattern.hpp"
#include "searcher/words/word_list.hpp"

namespace gazette {
namespace {

bool has_letter(const std::u32string& letters) {
  return std::any_of(letters.begin(), letters.end(),
                     [](char32_t c) { return (c >= U'a' && c <= U'z') || c >= 0x80; });
}

TypedPattern faulty(std::string fault) { return {nullptr, std::move(fault)}; }

std::string too_long(std::string_view taker) {
  return fmt::format("is too long: {} at most {} letters", taker, max_pattern_letters);
}

TypedPattern from(ReadPattern read) {
  if (!read.automaton) return faulty(std::move(read.fault));
  return {std::make_unique<LetterAutomaton>(std::move(*read.automaton)), {}};
}

/// Words with `*` or `?` must be one word: `wi-f?` is two.
TypedPattern with_wildcards(std::string_view typed, const IndexView& index) {
  std::string letters(typed);
  std::erase_if(letters, [](char c) { return c == '*' || c == '?'; });
  const std::vector<Token> tokens = index.analyzer.analyze(letters, index.languages.front());
  const bool is_one = tokens.size() == 1 && tokens.front().bytes.begin == 0 &&
                      tokens.front().bytes.end == letters.size();
  if (!is_one) return faulty("is more than one word, where * and ? need a single word");
  const std::u32string plain = plain_letters(tokens.front().word->folded);
  if (plain.size() < min_wildcard_letters) {
    return faulty(fmt::format("is too short: * and ? need at least {} letters beside them",
                              min_wildcard_letters));
  }
  if (plain.size() > max_pattern_letters) return faulty(too_long("* and ? take"));
  if (!has_letter(plain)) return faulty("is a number, which takes no * or ?");
  return from(read_wildcards(typed));
}

/// Of `well-know*` the last word alone is a pattern; of `C++*`, none.
TypedPattern at_the_end(const WordForm& form, const IndexView& index) {
  const std::vector<Token> tokens = index.analyzer.analyze(form.text, index.languages.front());
  const bool ends_in_word = !tokens.empty() && tokens.back().bytes.end == form.text.size();
  return pattern_of(form, ends_in_word ? plain_letters(tokens.back().word->folded) : U"");
}

TypedPattern read_form(const WordForm& form, const IndexView& index) {
  switch (form.kind) {
    case WordForm::Kind::wildcards:
      return with_wildcards(form.text, index);
    case WordForm::Kind::regular_expression:
      return from(read_regular_expression(form.text));
    default:
      return at_the_end(form, index);
  }
}

}  // namespace

TypedPattern pattern_of(const WordForm& form, std::u32string letters) {
  if (has_stray_sign(form)) return faulty("has ~ before its end, where it means nothing");
  const bool is_beginning = form.kind == WordForm::Kind::beginning;
  const std::size_t least = is_beginning ? min_beginning_letters : min_similar_letters;
  const char sign = is_beginning ? '*' : '~';
  if (letters.size() < least) {
    return faulty(fmt::format("is too short: {} needs at least {} letters before it", sign, least));
  }
  if (letters.size() > max_pattern_letters) {
    return faulty(fmt::format("is too long: {} takes at most {} letters before it", sign,
                              max_pattern_letters));
  }
  if (!has_letter(letters)) return faulty(fmt::format("is a number, which takes no {}", sign));
  const unsigned edits = is_beginning ? 0 : std::min(form.edits, max_typing_errors);
  const auto reach =
      is_beginning ? LetterPattern::Reach::beginning : LetterPattern::Reach::whole_word;
  return {std::make_unique<LetterPattern>(std::move(letters), edits, reach), {}};
}

TypedPattern read_typed_pattern(const WordForm& form, const IndexView& index) {
  TypedPattern pattern = read_form(form, index);
  constexpr std::size_t certain = WordList::certain_letters;
  const bool is_on_server = index.places == ShardPlaces::some_on_servers;
  if (pattern.letters && is_on_server && pattern.letters->beginning(certain).size() < certain) {
    return faulty(
        fmt::format("must begin with {} fixed letters: the words of a remote index "
                    "cannot be searched without them",
                    certain));
  }
  return pattern;
}

}  // namespace gazette
