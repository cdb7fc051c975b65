// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/word_maker.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/analysis/hebrew.hpp"
#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/normal_letters.hpp"
#include "core/analysis/spelling.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/analysis/turkish.hpp"
#include "core/analysis/vietnamese.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Articles and pronouns that French, Italian and Catalan elide before a vowel.
constexpr std::array<std::string_view, 22> elided = {
    "l",      "d",      "j",    "m",    "t",    "s",   "n",    "c",    "qu",    "jusqu", "lorsqu",
    "puisqu", "quoiqu", "dell", "nell", "sull", "all", "dall", "coll", "quest", "quell", "un"};

/// What is typed or typeset for an apostrophe: a closing and an opening quote, and the letter.
constexpr std::array<std::string_view, 3> typographic_apostrophes = {"\xE2\x80\x99", "\xE2\x80\x98",
                                                                     "\xCA\xBC"};

/// `rock’n’roll` -> `rock'n'roll`.
std::string with_straight_apostrophes(std::string word) {
  for (const std::string_view apostrophe : typographic_apostrophes) {
    std::size_t at = word.find(apostrophe);
    if (at == std::string::npos) continue;
    std::string straight;
    std::size_t begin = 0;
    for (; at != std::string::npos; at = word.find(apostrophe, begin)) {
      straight.append(word, begin, at - begin) += '\'';
      begin = at + apostrophe.size();
    }
    word = straight.append(word, begin);
  }
  return word;
}

/// `u.s` and `u.s.a` (the last dot is not part of the word) -> `us`, `usa`; `ı.b.m` -> `ıbm`.
void join_initials(std::string& word) {
  constexpr std::string_view dotless = "\u0131";
  std::string letters;
  for (std::string_view rest = word; !rest.empty();) {
    const bool is_dotless = rest.starts_with(dotless);
    if (!is_dotless && (rest.front() < 'a' || rest.front() > 'z')) return;
    const std::size_t length = is_dotless ? dotless.size() : 1;
    letters += rest.substr(0, length);
    rest.remove_prefix(length);
    if (rest.empty()) break;
    if (rest.front() != '.' || rest.size() == 1) return;
    rest.remove_prefix(1);
  }
  word = std::move(letters);
}

void drop_clitics(std::string& word) {
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe == std::string::npos) return;
  if (word.size() > 2 && word.ends_with("'s")) {
    word.resize(word.size() - 2);
    return;
  }
  const std::string_view head = std::string_view(word).substr(0, apostrophe);
  if (std::find(elided.begin(), elided.end(), head) != elided.end() &&
      apostrophe + 2 < word.size()) {
    word.erase(0, apostrophe + 1);
  }
}

/// A word as it is typed, but for its case, its digits, its apostrophes and the dots of initials.
std::string fold_word(std::string_view text) {
  std::string word = with_ascii_digits(with_straight_apostrophes(fold_case(text)));
  join_initials(word);
  return without_hebrew_signs(std::move(word));
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Asked of the word without diacritics, so that it is answered alike for those who type none.
/// Numbers have Korean particles: `2019년에`.
bool is_stemmable(std::string_view word, std::string_view language) {
  if (word.size() > 100) return false;
  if (language == "ko") return !std::all_of(word.begin(), word.end(), is_ascii_digit);
  return std::none_of(word.begin(), word.end(), is_ascii_digit);
}

/// `stem` as a term; empty when nothing is left of it. A number has the mark of no language.
std::string marked(std::string_view stem, char mark) {
  std::string term = clamp_term(stem);
  if (std::all_of(term.begin(), term.end(), is_ascii_digit)) mark = unstemmed_mark;
  if (!term.empty() && mark != '\0') term += mark;
  return term;
}

/// `ONU` of `l'ONU`, as written.
std::string_view without_elided(std::string_view word) {
  for (const std::string_view apostrophe : {std::string_view("'"), typographic_apostrophes[0]}) {
    const std::size_t at = word.find(apostrophe);
    if (at == std::string_view::npos) continue;
    const std::string head = fold_case(word.substr(0, at));
    const bool is_elided = std::find(elided.begin(), elided.end(), head) != elided.end();
    return is_elided ? word.substr(at + apostrophe.size()) : word;
  }
  return word;
}

/// At least two letters, all of them capitals; a possessive 's may follow, an elided article
/// precede.
bool is_in_capitals(std::string_view word) {
  const std::size_t apostrophe = word.find_last_of("'\x99");  // the last byte of U+2019
  if (apostrophe != std::string_view::npos && word.substr(apostrophe + 1) == "s") {
    word = word.substr(0, word[apostrophe] == '\'' ? apostrophe : apostrophe - 2);
  }
  word = without_elided(word);
  std::size_t capitals = 0;
  for (const char32_t letter : code_points(word)) {
    if (!u_isalpha(static_cast<UChar32>(letter))) continue;
    if (!u_isupper(static_cast<UChar32>(letter))) return false;
    ++capitals;
  }
  return capitals >= 2;
}

/// Greek lists are without accents, Arabic letters have one form there, and Korean words have no
/// particles.
bool is_stop_stem(const WordRules& language, const std::string& letters) {
  if (language.stop_words == nullptr) return false;
  const auto is_listed_as = [&](const std::string& word) {
    return language.stop_words->contains(word);
  };
  constexpr std::array<std::string_view, 4> by_normal_letters = {"ar", "fa", "hi", "ur"};
  if (language.code == "ko") return is_listed_as(language.stem(letters));
  if (language.code == "el") return is_listed_as(strip_diacritics(letters));
  if (has_dotless_i(language.code)) return is_listed_as(letters);
  const auto* const found =
      std::find(by_normal_letters.begin(), by_normal_letters.end(), language.code);
  return found != by_normal_letters.end() && is_listed_as(normal_letters(letters));
}

/// `letters`, a word or its stem, in the form that terms have: without diacritics.
std::string term_letters(const WordRules& language, std::string_view letters) {
  std::string normal = normal_letters(letters);
  if (keeps_marks(language.code)) return normal;
  const std::string plain = strip_diacritics(normal);
  return has_dotless_i(language.code) ? with_dotted_i(plain) : plain;
}

/// `letters` as those type them who have no accents.
std::string bare_letters(const WordRules& language, std::string_view letters) {
  if (keeps_marks(language.code)) return bare_vietnamese(letters);
  const std::string plain = strip_diacritics(letters);
  return has_dotless_i(language.code) ? with_dotted_i(plain) : plain;
}

/// `text`, a word as it is typed, without what makes no difference in `language`.
std::string plain_word(std::string_view text, const WordRules& language) {
  return plain_number(fold_word(text), language.code);
}

}  // namespace

WordRules rules_of(std::string_view code) {
  WordRules rules;
  rules.code = code;
  rules.stop_words = stop_words(code);
  if (const StemmedLanguage* const row = find_stemmed(code)) {
    rules.stem = make_stemmer(*row);
    rules.stem_mark = row->mark;
  }
  return rules;
}

Word make_word(const WordRules& language, std::string_view text) {
  std::string folded = plain_word(text, language);
  const auto is_stop_word = [&] {
    return language.stop_words != nullptr && language.stop_words->contains(folded);
  };
  Word word;
  word.stop = is_stop_word();
  drop_clitics(folded);
  const std::string letters =
      has_dotless_i(language.code)
          ? plain_word(turkish_letters(with_straight_apostrophes(std::string(text))), language)
          : folded;
  const std::string bare = bare_letters(language, letters);
  word.stop = word.stop || is_stop_word() || is_stop_stem(language, letters);
  std::string stem = letters;
  std::string bare_stem = bare;
  char mark = unstemmed_mark;
  if (language.stem && is_stemmable(bare, language.code)) {
    bare_stem = language.stem(bare);
    stem = bare == letters ? bare_stem : language.stem(letters);
    mark = language.stem_mark;
  }
  word.term = marked(term_letters(language, stem), mark);
  if (bare != letters) word.variant = marked(term_letters(language, bare_stem), mark);
  if (word.variant == word.term) word.variant.clear();
  // Only words that are typed without marks mean this one, and no word of another language.
  if (keeps_marks(language.code) && bare != letters) word.variant = spelling_form(clamp_term(bare));
  if (folded.size() <= max_listed_bytes) {
    word.spellings = other_spellings(folded, language.code);
    word.parts = parts_of_name(folded);
  }
  word.has_paired_letters = has_paired_letters(folded);
  word.folded = std::move(folded);
  word.in_capitals = is_in_capitals(text);
  return word;
}

}  // namespace gazette
