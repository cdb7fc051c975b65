// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/month_names.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <map>
#include <string>

#include "core/dates/names.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Months = std::map<std::string, int, std::less<>>;

/// The languages in which pages are looked through for dates.
constexpr auto languages = std::to_array<const char*>(
    {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro",
     "hr", "sr", "sl", "bg", "ru", "uk", "el", "tr", "ca", "et", "lv", "lt", "id", "vi", "ar", "fa",
     "he", "hi", "bn", "th", "eu", "gl", "is", "ga", "sq", "mk", "be", "ms", "af", "sw"});

std::string letters_of(std::string_view word) { return strip_diacritics(fold_case(word)); }

/// Different months of the same name have the month 0.
void add(Months& months, const std::string& name, int month) {
  const auto [at, is_new] = months.try_emplace(name, month);
  if (!is_new && at->second != month) at->second = 0;
}

void add_symbols(Months& months, const icu::DateFormatSymbols& symbols,
                 icu::DateFormatSymbols::DtContextType context,
                 icu::DateFormatSymbols::DtWidthType width) {
  constexpr std::size_t shortest_bytes = 3;
  std::int32_t count = 0;
  const icu::UnicodeString* const names = symbols.getMonths(count, context, width);
  for (std::int32_t i = 0; i < count && i < 12; ++i) {
    std::string name;
    names[i].toUTF8String(name);
    if (name.ends_with('.')) name.pop_back();
    name = letters_of(name);
    const bool has_digit = name.find_first_of("0123456789 ") != std::string::npos;
    if (name.size() >= shortest_bytes && !has_digit) add(months, name, i + 1);
  }
}

Months months_of(const char* language) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(icu::Locale(language), status);
  Months months;
  if (U_FAILURE(status)) return months;
  for (const Symbols::DtContextType context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const Symbols::DtWidthType width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      add_symbols(months, symbols, context, width);
    }
  }
  return months;
}

struct Tables {
  std::map<std::string, Months, std::less<>> by_language;
  Months all;
};

const Tables& tables() {
  static const Tables made = [] {
    Tables result;
    for (const char* language : languages) {
      Months months = months_of(language);
      for (const auto& [name, month] : months) add(result.all, name, month);
      result.by_language.emplace(language, std::move(months));
    }
    return result;
  }();
  return made;
}

std::optional<int> month_among(const Months& months, const std::string& name) {
  const auto found = months.find(name);
  if (found == months.end() || found->second == 0) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<int> month_in(std::string_view language, std::string_view word) {
  constexpr std::size_t longest_bytes = 40;
  if (word.size() < 3 || word.size() > longest_bytes) return std::nullopt;
  const std::string name = letters_of(word);
  const auto own = tables().by_language.find(language);
  if (own != tables().by_language.end()) {
    if (const auto month = month_among(own->second, name)) return month;
  }
  if (const auto month = month_among(tables().all, name)) return month;
  return month_named(word);
}

}  // namespace gazette
