// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/story_words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/hash.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// What a code point does in a word.
enum class Letter : std::uint8_t { none, digit, other, ideograph, hiragana, katakana };

constexpr std::array<Letter, 128> ascii_letters = [] {
  std::array<Letter, 128> letters{};
  for (char c = '0'; c <= '9'; ++c) letters.at(static_cast<std::size_t>(c)) = Letter::digit;
  for (char c = 'a'; c <= 'z'; ++c) letters.at(static_cast<std::size_t>(c)) = Letter::other;
  for (char c = 'A'; c <= 'Z'; ++c) letters.at(static_cast<std::size_t>(c)) = Letter::other;
  return letters;
}();

Letter letter_of(UChar32 c) {
  if (c < 0) return Letter::none;
  if (c < 128) return ascii_letters.at(static_cast<std::size_t>(c));
  if (c >= 0x3040 && c <= 0x309F) return Letter::hiragana;
  if ((c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F))
    return Letter::katakana;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0) return Letter::ideograph;
  if (u_isdigit(c) != 0) return Letter::digit;
  const std::uint32_t category = U_MASK(u_charType(c));
  return (category & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? Letter::other : Letter::none;
}

/// Whether a letter may follow another in one word.
bool joins(Letter before, Letter after) {
  const auto is_alphabetic = [](Letter l) { return l == Letter::digit || l == Letter::other; };
  return before == after || (is_alphabetic(before) && is_alphabetic(after));
}

/// Signs that stay within a number: 1,250.5, 3-1/2, 10:30.
constexpr std::string_view signs_in_numbers = ".,/-:";

/// Number, weekday and month words, without case. Those are left out that are also other words:
/// may, march, mars, sun, cent, neuf.
constexpr auto figure_words = std::to_array<std::string_view>(
    {"acht",      "achtzehn",  "april",    "august",    "augustus",  "billion",    "billions",
     "cinq",      "cinquante", "cuatro",   "deux",      "deuxième",  "dezember",   "december",
     "decembre",  "dienstag",  "dimanche", "dix",       "domingo",   "donnerstag", "douze",
     "drei",      "dreißig",   "dritte",   "eight",     "eighteen",  "eighth",     "eighty",
     "eleven",    "elf",       "februar",  "february",  "fifteen",   "fifth",      "fifty",
     "five",      "forty",     "four",     "fourteen",  "fourth",    "freitag",    "friday",
     "fünf",      "fünfzehn",  "fünfzig",  "half",      "hundert",   "hundred",    "huit",
     "januar",    "january",   "jeudi",    "juillet",   "july",      "june",       "juni",
     "juli",      "jueves",    "lundi",    "lunes",     "mardi",     "martes",     "mercredi",
     "miércoles", "mille",     "million",  "millionen", "millions",  "mittwoch",   "monday",
     "montag",    "neun",      "nine",     "nineteen",  "ninety",    "november",   "novembre",
     "october",   "octobre",   "oktober",  "onze",      "quarante",  "quarter",    "quatre",
     "quinze",    "sabato",    "samedi",   "samstag",   "saturday",  "sechs",      "sechzehn",
     "sechzig",   "second",    "sept",     "september", "septembre", "seven",      "seventeen",
     "seventh",   "seventy",   "sieben",   "siebzig",   "six",       "sixteen",    "sixth",
     "sixty",     "sonnabend", "sonntag",  "sunday",    "sábado",    "tausend",    "ten",
     "third",     "thirteen",  "thirty",   "thousand",  "three",     "thursday",   "tuesday",
     "trente",    "trois",     "twelve",   "twenty",    "twice",     "two",        "vendredi",
     "vier",      "viernes",   "vierzehn", "vierzig",   "vingt",     "wednesday",  "zehn",
     "zwanzig",   "zwei",      "zweite",   "zwölf",     "日曜",      "日曜日",     "月曜",
     "月曜日",    "火曜",      "火曜日",   "水曜",      "水曜日",    "木曜",       "木曜日",
     "金曜",      "金曜日",    "土曜",     "土曜日"});

/// The hashes of `figure_words`, sorted.
const std::vector<std::uint32_t>& figure_hashes() {
  static const std::vector<std::uint32_t> hashes = [] {
    std::vector<std::uint32_t> all;
    all.reserve(figure_words.size());
    for (const std::string_view word : figure_words)
      all.push_back(static_cast<std::uint32_t>(short_hash_of(word)));
    std::sort(all.begin(), all.end());
    return all;
  }();
  return hashes;
}

bool is_figure_word(std::uint32_t hash) {
  return std::binary_search(figure_hashes().begin(), figure_hashes().end(), hash);
}

/// What Japanese writes after the names of people and places: 山田氏, 港北市, and in Hiragana
/// 山田さん.
constexpr auto japanese_name_ends =
    std::to_array<std::string_view>({"氏", "市", "町", "村", "県", "区", "州"});
constexpr std::string_view japanese_title = "さん";

constexpr std::u32string_view japanese_numerals = U"〇一二三四五六七八九十百千";

/// A word while it is read.
struct Piece {
  std::size_t begin;
  Letter letter;         ///< of its last code point
  bool is_ascii = true;  ///< all of it
  bool has_digit = false;
  bool has_capital = false;  ///< as its first code point
};

class Reader {
 public:
  Reader(std::string_view text, bool is_japanese) : text_(text), is_japanese_(is_japanese) {}

  std::vector<StoryWord> read() {
    for (std::size_t at = 0; at < text_.size() && words_.size() < max_story_words;) {
      const std::size_t begin = at;
      const UChar32 c = next(at);
      const Letter letter = letter_of(c);
      if (letter == Letter::none) {
        if (!stays_inside(c, at)) end_word(begin);
        continue;
      }
      if (piece_ && !belongs(letter)) end_word(begin);
      if (!piece_)
        piece_ =
            Piece{begin, letter, true, false, c < 128 ? is_capital(c) : u_isUUppercase(c) != 0};
      piece_->letter = letter;
      piece_->is_ascii &= c < 128;
      piece_->has_digit |= letter == Letter::digit;
    }
    if (words_.size() < max_story_words) end_word(text_.size());
    return std::move(words_);
  }

 private:
  static bool is_capital(UChar32 c) { return c >= 'A' && c <= 'Z'; }

  /// The code point at `at`, which moves behind it; negative for ill-formed bytes.
  UChar32 next(std::size_t& at) const {
    const auto first = static_cast<unsigned char>(text_[at]);
    if (first < 128) {
      ++at;
      return first;
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data()) + at;
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text_.size() - at, 4));
    std::int32_t offset = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, offset, length, c);
    at += static_cast<std::size_t>(offset);
    return c;
  }

  /// Whether a sign stays in the word: `1,250`, `don't`. `at` is behind the sign.
  bool stays_inside(UChar32 sign, std::size_t at) const {
    if (!piece_ || at >= text_.size()) return false;
    const auto after = static_cast<unsigned char>(text_[at]);
    const Letter letter = after < 128 ? ascii_letters.at(after) : Letter::none;
    if (sign == '\'' || sign == 0x2019) {
      return piece_->letter == Letter::other && letter == Letter::other;
    }
    return piece_->letter == Letter::digit && letter == Letter::digit && sign > 0 && sign < 128 &&
           signs_in_numbers.find(static_cast<char>(sign)) != std::string_view::npos;
  }

  bool belongs(Letter letter) const {
    if (letter == Letter::ideograph && !is_japanese_) return false;
    return joins(piece_->letter, letter);
  }

  void end_word(std::size_t end) {
    if (!piece_) return;
    const std::string_view word = text_.substr(piece_->begin, end - piece_->begin);
    const std::uint32_t hash = hash_of_word(word);
    words_.push_back({hash, kind_of(word, text_.substr(end), hash)});
    piece_.reset();
  }

  /// Typographic apostrophes are plain ones.
  std::uint32_t hash_of_word(std::string_view word) {
    constexpr std::string_view apostrophe = "\u2019";
    folded_.assign(word);
    for (std::size_t at = 0; (at = folded_.find(apostrophe, at)) != std::string::npos;) {
      folded_.replace(at, apostrophe.size(), 1, '\'');
    }
    if (piece_->is_ascii) {
      for (char& c : folded_) {
        if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
      }
    } else if (piece_->letter != Letter::ideograph && piece_->letter != Letter::hiragana) {
      folded_ = fold_case(folded_);
    }
    return static_cast<std::uint32_t>(short_hash_of(folded_));
  }

  /// Of `word`, which `rest` of the text follows.
  WordKind kind_of(std::string_view word, std::string_view rest, std::uint32_t hash) const {
    if (piece_->has_digit || is_figure_word(hash)) return WordKind::figure;
    if (piece_->letter == Letter::ideograph && is_japanese_) {
      if (is_japanese_number(word)) return WordKind::figure;
      return is_japanese_name(word, rest) ? WordKind::name : WordKind::plain;
    }
    const bool is_name = piece_->has_capital || piece_->letter == Letter::katakana;
    return is_name ? WordKind::name : WordKind::plain;
  }

  static bool is_japanese_name(std::string_view word, std::string_view rest) {
    return rest.starts_with(japanese_title) ||
           std::any_of(japanese_name_ends.begin(), japanese_name_ends.end(),
                       [&](std::string_view end) {
                         return word.size() > end.size() && word.ends_with(end);
                       });
  }

  /// Two numerals at the beginning: 二十五日, but not 一般, which begins with one.
  static bool is_japanese_number(std::string_view word) {
    constexpr std::size_t ideograph_bytes = 3;
    if (word.size() < 2 * ideograph_bytes) return false;
    const std::u32string letters = code_points(word.substr(0, 2 * ideograph_bytes));
    return std::all_of(letters.begin(), letters.end(), [](char32_t c) {
      return japanese_numerals.find(c) != std::u32string_view::npos;
    });
  }

  std::string_view text_;
  bool is_japanese_;
  std::vector<StoryWord> words_;
  std::optional<Piece> piece_;
  std::string folded_;  ///< reused
};

/// Whether the text has Hiragana, U+3041 to U+309F.
bool has_hiragana(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('\xE3', at)) != std::string_view::npos; ++at) {
    if (at + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (second == 0x81 || (second == 0x82 && third <= 0x9F)) return true;
  }
  return false;
}

}  // namespace

std::vector<StoryWord> story_words(std::string_view text) {
  return Reader(text, has_hiragana(text)).read();
}

std::vector<StoryWord> story_words(std::string_view title, std::string_view body) {
  std::vector<StoryWord> words = story_words(body);
  return words.empty() ? story_words(title) : words;
}

}  // namespace gazette
