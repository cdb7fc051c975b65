// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t detected_bytes = 64 * 1024;
/// Out of 100. Below it ICU mostly guesses; measured with single stray bytes in English text.
constexpr int least_confidence = 40;

/// What a label means in documents of the web (https://encoding.spec.whatwg.org/#names-and-labels)
/// where ICU knows something narrower by it.
struct Label {
  std::string_view label;  ///< in lower case
  const char* charset;     ///< as ICU calls it
};
constexpr auto labels = std::to_array<Label>({
    {"ansi_x3.4-1968", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp819", "windows-1252"},
    {"csisolatin1", "windows-1252"},
    {"ibm819", "windows-1252"},
    {"iso-ir-100", "windows-1252"},
    {"iso_8859-1:1987", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"csisolatin5", "windows-1254"},
    {"iso-ir-148", "windows-1254"},
    {"iso88599", "windows-1254"},
    {"iso_8859-9", "windows-1254"},
    {"iso_8859-9:1989", "windows-1254"},
    {"l5", "windows-1254"},
    {"cp1254", "windows-1254"},
    {"x-cp1254", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"dos-874", "windows-874"},
    {"iso885911", "windows-874"},
    {"iso8859-11", "windows-874"},
    {"cp1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"cp1250", "windows-1250"},
    {"x-cp1250", "windows-1250"},
    {"chinese", "gb18030"},
    {"csgb2312", "gb18030"},
    {"gb2312", "gb18030"},
    {"gb_2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"iso-ir-58", "gb18030"},
    {"csiso58gb231280", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"big5", "big5-hkscs"},
    {"big5-hkscs", "big5-hkscs"},
    {"csbig5", "big5-hkscs"},
    {"cn-big5", "big5-hkscs"},
    {"x-x-big5", "big5-hkscs"},
    {"ms932", "windows-31j"},
    {"csshiftjis", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"windows-31j", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"korean", "windows-949"},
    {"cseuckr", "windows-949"},
    {"csksc56011987", "windows-949"},
    {"iso-ir-149", "windows-949"},
    {"ks_c_5601-1989", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc_5601", "windows-949"},
    {"unicode-1-1-utf-8", "utf-8"},
});

/// ICU's name for what `declared` means; itself when it is in no row.
std::string charset_of(std::string_view declared) {
  const std::string folded = fold_case(declared);
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [&](const Label& row) { return row.label == folded; });
  return found == labels.end() ? std::string(declared) : std::string(found->charset);
}

bool is_utf8_label(std::string_view declared) {
  const std::string charset = fold_case(charset_of(declared));
  return charset == "utf-8" || charset == "utf8";
}

std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string result;
  text.toUTF8String(result);
  return repair_utf8(result);
}

/// Whether `bytes` has more well-formed sequences beyond ASCII than damaged places.
bool is_mostly_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t at = 0;
  std::size_t good = 0;
  std::size_t bad = 0;
  while (at < bytes.size()) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    ++(c < 0 ? bad : good);
  }
  return good > bad;
}

std::optional<std::string> detected_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  const std::string_view sample = bytes.substr(0, detected_bytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  if (ucsdet_getConfidence(match, &status) < least_confidence) return std::nullopt;
  const std::string name = ucsdet_getName(match, &status);
  if (U_FAILURE(status)) return std::nullopt;
  // Text declared as Latin-1 is Windows-1252 in practice, as in the WHATWG Encoding standard.
  return name == "ISO-8859-1" ? std::string("windows-1252") : name;
}

/// Whether a byte order mark of that encoding is taken for one. ICU knows others, of encodings that
/// nobody writes; that of UTF-7, `+/v8`, is plain text in all others.
bool is_wide_encoding(std::string_view charset) {
  return charset.starts_with("UTF-16") || charset.starts_with("UTF-32");
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(utf8_mark)) return repair_utf8(bytes.substr(utf8_mark.size()));
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t mark_length = 0;
  const char* marked = ucnv_detectUnicodeSignature(
      bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 8)), &mark_length,
      &status);
  if (U_SUCCESS(status) && marked != nullptr && is_wide_encoding(marked)) {
    const auto text = convert(bytes.substr(static_cast<std::size_t>(mark_length)), marked);
    if (text) return *text;
  }
  if (is_valid_utf8(bytes) || is_mostly_utf8(bytes)) return repair_utf8(bytes);
  if (!declared.empty() && !is_utf8_label(declared)) {
    if (const auto text = convert(bytes, charset_of(declared).c_str())) return *text;
  }
  if (const auto charset = detected_charset(bytes)) {
    if (const auto text = convert(bytes, charset->c_str())) return *text;
  }
  return convert(bytes, "windows-1252").value_or(repair_utf8(bytes));
}

}  // namespace gazette
