// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "core/text/unicode_error.hpp"

namespace gazette {
namespace {

using TextHandle = std::unique_ptr<UText, decltype(&utext_close)>;

TextHandle open_text(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  TextHandle handle(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
      &utext_close);
  check_unicode(status, "opening text");
  return handle;
}

/// Abbreviations that come before names or numbers, so that the capital after them begins no
/// sentence. (CLDR 42 has such lists too, but neither "Dr." nor "Gov." in the English one.)
struct Abbreviation {
  std::string_view language;  ///< empty: every language
  std::string_view words;     ///< each with a blank on both sides
};
constexpr std::array abbreviations = {
    Abbreviation{"", " Dr. Prof. St. vs. "},
    Abbreviation{"en",
                 " Mr. Mrs. Ms. Gov. Sen. Rep. Gen. Col. Maj. Lt. Sgt. Capt. Cmdr. Adm. Rev. Hon. "
                 "Supt. Insp. Det. Jr. Sr. No. Nos. Mt. Ft. Pres. Jan. Feb. Aug. Sept. Oct. Nov. "
                 "Dec. "},
    Abbreviation{"de",
                 " Nr. Hr. Fr. Mio. Mrd. ca. bzw. Abs. Art. Str. z. z.B. h. d.h. Jan. Feb. Aug. "
                 "Sept. Okt. Nov. Dez. "},
    Abbreviation{"es", " Dra. Sr. Sra. Srta. Gral. EE. UU. Sto. Sta. núm. "},
    Abbreviation{"fr", " M. MM. Mme. Mlle. Me. Mgr. "},
};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "J." and "U.S.": capitals, each with its dot.
bool is_initials(std::string_view word) {
  if (word.size() < 2 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_capital(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

/// The "3." of the German "am 3. Oktober": a day, and after it a noun's capital.
bool is_ordinal(std::string_view word) {
  return (word.size() == 2 || word.size() == 3) &&
         std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the full stop at the end of `sentence` belongs to an abbreviation.
bool ends_in_abbreviation(std::string_view sentence, std::string_view language) {
  if (!sentence.ends_with('.')) return false;
  const std::size_t before = sentence.find_last_of(" \t\r\n([\"'");
  const std::string_view word =
      before == std::string_view::npos ? sentence : sentence.substr(before + 1);
  if (is_initials(word) || (language == "de" && is_ordinal(word))) return true;
  std::string framed = " ";
  framed.append(word).append(" ");
  for (const Abbreviation& row : abbreviations) {
    if ((row.language.empty() || row.language == language) &&
        row.words.find(framed) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// `bytes` of `text` without the white space at its ends; empty when it is nothing else.
ByteRange trim(std::string_view text, ByteRange bytes) {
  const auto* units = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  for (std::size_t next = bytes.begin; bytes.begin < bytes.end; bytes.begin = next) {
    U8_NEXT(units, next, bytes.end, c);
    if (!u_isUWhiteSpace(c)) break;
  }
  for (std::size_t next = bytes.end; bytes.begin < bytes.end; bytes.end = next) {
    do --next;
    while (next > bytes.begin && U8_IS_TRAIL(units[next]));
    std::size_t at = next;
    U8_NEXT(units, at, bytes.end, c);
    if (!u_isUWhiteSpace(c)) break;
  }
  return bytes;
}

/// Where the piece of `text` before `end` ends without the opening brackets at its end, which
/// UAX #29 counts to it where no blank comes before them, as in Japanese: 。「
std::size_t before_brackets(std::string_view text, std::size_t end) {
  constexpr std::string_view brackets = "「『（〈《【〔";
  constexpr std::size_t bytes = 3;  // of each
  while (end > bytes && brackets.find(text.substr(end - bytes, bytes)) != std::string_view::npos) {
    end -= bytes;
  }
  return end;
}

/// Whether a Japanese sentence goes on after the quotation that ends `before`:
/// 「本当か？」と聞いた。
bool quotation_goes_on(std::string_view before, std::string_view after) {
  if (!before.ends_with("」") && !before.ends_with("』")) return false;
  constexpr std::string_view first_hiragana = "ぁ";
  constexpr std::string_view last_hiragana = "ん";
  const std::string_view next = after.substr(0, first_hiragana.size());
  return next >= first_hiragana && next <= last_hiragana;  // UTF-8 sorts by code point
}

std::unique_ptr<icu::BreakIterator> make_sentence_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  check_unicode(status, "loading sentence rules");
  return iterator;
}

/// Costly to make and not thread-safe: one for each thread.
icu::BreakIterator& sentence_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = make_sentence_iterator();
  return *iterator;
}

}  // namespace

std::vector<ByteRange> sentences(std::string_view text, std::string_view language) {
  icu::BreakIterator& iterator = sentence_iterator();
  const TextHandle handle = open_text(text);
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(handle.get(), status);
  check_unicode(status, "setting text");
  std::vector<ByteRange> result;
  std::size_t begin = 0;
  iterator.first();
  for (std::int32_t next = iterator.next(); next != icu::BreakIterator::DONE;
       next = iterator.next()) {
    const bool is_last = static_cast<std::size_t>(next) == text.size();
    const std::size_t end =
        is_last ? text.size() : before_brackets(text, static_cast<std::size_t>(next));
    const ByteRange bytes = trim(text, {begin, end});
    if (bytes.begin < bytes.end) {
      const bool is_paragraph_end = text[end - 1] == '\n';
      const std::string_view piece = text.substr(bytes.begin, bytes.end - bytes.begin);
      if (!is_paragraph_end && !is_last &&
          (ends_in_abbreviation(piece, language) || quotation_goes_on(piece, text.substr(end)))) {
        continue;  // the next piece goes on with this one
      }
      result.push_back(bytes);
    }
    begin = end;
  }
  return result;
}

}  // namespace gazette
