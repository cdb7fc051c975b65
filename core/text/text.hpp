// SPDX-License-Identifier: GPL-3.0-or-later
// Unicode text below the level of words: repair, folding, offsets. Only this file converts between
// bytes, UTF-16 and code points. All texts are UTF-8; no content makes a function throw.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

bool is_ascii(std::string_view text);

/// Bytes [begin, end) of a text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// `text` with each ill-formed sequence replaced by U+FFFD (one for each maximal subpart, Unicode
/// 3.9 D93b) and NUL bytes left out.
std::string repair_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);

/// NFC (Unicode 3.11, D120): letters with their marks as one code point, where there is one. Of
/// marks in a row the first hundred stay.
std::string compose(std::string_view text);

/// NFKC_Casefold (Unicode 3.13, D147), composed. Of marks in a row the first hundred stay.
std::string fold_case(std::string_view text);

/// `text` without the combining marks of Latin, Greek and Cyrillic letters: "educación" ->
/// "educacion". Marks of other scripts stay, since they carry vowels.
std::string strip_diacritics(std::string_view text);

// Three ways to make a text plainer. For comparing letters, for printing, for output in columns:

/// For comparing letter by letter, as patterns and typing errors need it: the code points of `text`
/// without case and diacritics. "Émile Z" -> U"emile z".
std::u32string plain_letters(std::string_view text);

/// For printing, and for values that are a line: runs of white space become one blank, and there is
/// none at the ends. Control and formatting characters that could drive a terminal or reorder text
/// are left out, and so are whole escape sequences of terminals. " a\n b\x1b[1m" -> "a b".
std::string one_line(std::string_view text);

/// Whether `text` can be printed as one line as it is: it has no end of a line, and nothing that
/// one_line() leaves out. " a  b" is one, however blank.
bool is_printable_line(std::string_view text);

/// For output whose columns are separated by blanks: white space and control characters become the
/// percent escapes of their bytes, and nothing is lost. "a b" -> "a%20b".
std::string without_blanks(std::string_view text);

/// The code points of `text`; ill-formed sequences are U+FFFD.
std::u32string code_points(std::string_view text);
std::string to_utf8(char32_t code_point);

/// Number of code points.
std::size_t count_code_points(std::string_view text);

/// Letters of `text` by their case; `uncased` are those of scripts that have none.
struct LetterCounts {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t uncased = 0;
};
LetterCounts count_letters(std::string_view text);

/// The greatest number of bytes up to `limit` that ends at the end of a code point.
std::size_t cut_point(std::string_view text, std::size_t limit);

/// How many columns of a terminal one line of text takes (UAX #11: wide characters take two).
std::size_t display_width(std::string_view text);

/// A count with its noun: `1 article`, `2 articles`. `noun` takes an s in the plural.
std::string counted(std::size_t count, std::string_view noun);

}  // namespace gazette
