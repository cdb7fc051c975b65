// SPDX-License-Identifier: GPL-3.0-or-later
// What the last byte of a term says about how it was made. A stem belongs to the language whose
// stemmer made it: without a mark the French stem of "rate" would be the English word "rat". A mark
// is a byte below U+0020, which no word has, so that the terms of one stem are side by side in an
// index, in the order of their marks.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace gazette {

/// Ends the own form of a word, as it was written but for its case: the list of words of an index.
inline constexpr char own_form_mark = '\x01';

/// Ends the form of a word that was written in capitals, in a text that is not.
inline constexpr char capitals_mark = '\x02';

/// Ends a pair of letters (core/analysis/letter_pairs.hpp).
inline constexpr char pair_mark = '\x03';

/// Ends another spelling of a word: one that was joined, or written with other letters.
inline constexpr char spelling_mark = '\x04';

/// Ends a word that no stemmer has changed: a number, or a word of a language without a stemmer.
inline constexpr char unstemmed_mark = '\x06';

/// Where a stemmer comes from.
enum class StemmerSource {
  xapian,    ///< Snowball, as in Xapian 1.4
  snowball,  ///< Snowball's own library, which has newer ones
  gazette,   ///< written here
};

/// A language with a stemmer.
struct StemmedLanguage {
  std::string_view code;     ///< ISO 639-1
  std::string_view stemmer;  ///< its name at its source
  char mark;  ///< at the end of its stems; 0 for none. Stored in every index: do not change.
  StemmerSource source = StemmerSource::xapian;
};

/// English, the language of most articles, does without a mark, which would take 4% of an index.
/// The three codes of Norwegian share one stemmer.
inline constexpr std::array stemmed_languages = {
    StemmedLanguage{"en", "en", '\0'},
    StemmedLanguage{"ar", "ar", '\x07'},
    StemmedLanguage{"hy", "hy", '\x08'},
    StemmedLanguage{"eu", "eu", '\x09'},
    StemmedLanguage{"ca", "ca", '\x0A'},
    StemmedLanguage{"da", "da", '\x0B'},
    StemmedLanguage{"nl", "nl", '\x0C'},
    StemmedLanguage{"fi", "fi", '\x0D'},
    StemmedLanguage{"fr", "fr", '\x0E'},
    StemmedLanguage{"de", "de", '\x0F'},
    StemmedLanguage{"hu", "hu", '\x10'},
    StemmedLanguage{"id", "id", '\x11'},
    StemmedLanguage{"ga", "ga", '\x12'},
    StemmedLanguage{"it", "it", '\x13'},
    StemmedLanguage{"lt", "lt", '\x14'},
    StemmedLanguage{"ne", "ne", '\x15'},
    StemmedLanguage{"no", "no", '\x16'},
    StemmedLanguage{"nb", "no", '\x16'},
    StemmedLanguage{"nn", "no", '\x16'},
    StemmedLanguage{"pt", "pt", '\x17'},
    StemmedLanguage{"ro", "ro", '\x18'},
    StemmedLanguage{"ru", "ru", '\x19'},
    StemmedLanguage{"es", "es", '\x1A'},
    StemmedLanguage{"sv", "sv", '\x1B'},
    StemmedLanguage{"ta", "ta", '\x1C'},
    StemmedLanguage{"tr", "tr", '\x1D'},
    StemmedLanguage{"ko", "ko", '\x05', StemmerSource::gazette},
    StemmedLanguage{"el", "greek", '\x1E', StemmerSource::snowball},
    StemmedLanguage{"hi", "hindi", '\x1F', StemmerSource::snowball}};

/// The row of a language; nullptr for one without a stemmer.
const StemmedLanguage* find_stemmed(std::string_view language);

/// Whether `byte` is a mark.
constexpr bool is_mark(char byte) { return static_cast<unsigned char>(byte) < 0x20; }

/// The mark of `term`; 0 where it has none, as English stems and the terms of names.
constexpr char mark_of(std::string_view term) {
  return !term.empty() && is_mark(term.back()) ? term.back() : '\0';
}

/// Whether `mark` is that of a form of a word, of another spelling or of a pair of letters, rather
/// than of a stem.
constexpr bool is_form_mark(char mark) { return mark > '\0' && mark <= spelling_mark; }

/// `term` without its mark.
constexpr std::string_view without_mark(std::string_view term) {
  if (mark_of(term) != '\0') term.remove_suffix(1);
  return term;
}

/// The term of all articles that have `folded` (`Word::folded`), whatever their language.
std::string own_form(std::string_view folded);

/// What `mark` means, in brackets after a blank: ` (en)` for 0; empty for words without a stemmer.
std::string shown_mark(char mark);

/// The term of all articles that have `folded` in capitals in a text that is not.
std::string capitals_form(std::string_view folded);

/// The term of all articles that write a word otherwise, of which `spelling` is another spelling or
/// a part (core/analysis/spelling.hpp).
std::string spelling_form(std::string_view spelling);

/// The term of all articles that have `pair`.
std::string pair_term(std::string_view pair);

/// `text`, into which Xapian has written terms (a mark as `\x0e`), with what each mark means in its
/// place.
std::string with_shown_marks(std::string_view text);

}  // namespace gazette
