// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/analysis/vietnamese.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Languages that separate thousands by dots and decimals by a comma.
constexpr std::array<std::string_view, 20> with_decimal_commas = {
    "ca", "da", "de", "el", "es", "eu", "gl", "hr", "id", "is",
    "it", "nb", "nl", "nn", "no", "pt", "ro", "sl", "sr", "tr"};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, at));
    if (at == text.size()) return parts;
    text.remove_prefix(at + 1);
  }
}

/// Whether `parts` are the groups of a number: one to three digits, then groups of three.
bool are_groups(const std::vector<std::string_view>& parts) {
  if (parts.size() < 2 || parts.front().empty() || parts.front().size() > 3) return false;
  return std::all_of(parts.begin() + 1, parts.end(),
                     [](std::string_view part) { return part.size() == 3; });
}

std::string without(std::string_view text, char unwanted) {
  std::string rest(text);
  std::erase(rest, unwanted);
  return rest;
}

/// `parts` from the nth on, joined by `separator`.
std::string joined_from(const std::vector<std::string_view>& parts, std::size_t n, char separator) {
  std::string text(parts[n]);
  for (std::size_t i = n + 1; i < parts.size(); ++i) text.append(1, separator).append(parts[i]);
  return text;
}

std::string with_digraphs(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> umlauts = {
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}}};
  std::string text(word);
  for (const auto& [umlaut, digraph] : umlauts) {
    for (std::size_t at = text.find(umlaut); at != std::string::npos; at = text.find(umlaut, at)) {
      text.replace(at, umlaut.size(), digraph);
    }
  }
  return text;
}

/// U+2080 to U+2089.
bool is_lowered(std::string_view digits) {
  for (; digits.size() >= 3; digits.remove_prefix(3)) {
    const auto last = static_cast<unsigned char>(digits[2]);
    if (!digits.starts_with("\xE2\x82") || last > 0x89) return false;
  }
  return digits.empty();
}

/// U+00B2, U+00B3, U+00B9, and U+2070 to U+2079.
bool is_raised(std::string_view digits) {
  while (!digits.empty()) {
    const bool is_latin = digits.starts_with("\xC2\xB2") || digits.starts_with("\xC2\xB3") ||
                          digits.starts_with("\xC2\xB9");
    const bool is_other = digits.size() >= 3 && digits.starts_with("\xE2\x81") &&
                          static_cast<unsigned char>(digits[2]) >= 0xB0 &&
                          static_cast<unsigned char>(digits[2]) <= 0xB9;
    if (!is_latin && !is_other) return false;
    digits.remove_prefix(is_latin ? 2 : 3);
  }
  return true;
}

bool is_ideograph(char32_t letter) {
  return (letter >= 0x3400 && letter <= 0x9FFF) || (letter >= 0x20000 && letter <= 0x3FFFF);
}

bool is_abbreviation(const std::vector<std::string_view>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= 2 && is_letter(part.front());
  });
}

/// The ideographs of `word` if it is made of nothing else.
std::vector<std::string> ideographs_of(std::string_view word) {
  std::vector<std::string> ideographs;
  if (word.empty() || !is_ideograph(code_points(word.substr(0, 4)).front())) return ideographs;
  for (const char32_t letter : code_points(word)) {
    if (!is_ideograph(letter)) return {};
    ideographs.push_back(to_utf8(letter));
  }
  return ideographs;
}

}  // namespace

std::string plain_number(std::string_view number, std::string_view language) {
  const bool is_number = !number.empty() && std::all_of(number.begin(), number.end(), [](char c) {
    return is_digit(c) || c == ',' || c == '.';
  });
  if (!is_number) return std::string(number);
  const bool has_commas = std::find(with_decimal_commas.begin(), with_decimal_commas.end(),
                                    language) != with_decimal_commas.end();
  const char decimal = has_commas ? ',' : '.';
  const char group = has_commas ? '.' : ',';
  const std::size_t point = std::min(number.find(decimal), number.size());
  const std::string_view whole = number.substr(0, point);
  const std::string_view rest = number.substr(point);  // with its point
  const bool is_rest_plain =
      std::all_of(rest.begin() + (rest.empty() ? 0 : 1), rest.end(), is_digit);
  const bool is_grouped = are_groups(split(whole, group));
  const bool is_whole_plain = std::all_of(whole.begin(), whole.end(), is_digit);
  if (!is_rest_plain || (!is_grouped && !is_whole_plain)) return std::string(number);
  std::string plain = without(whole, group);
  if (rest.size() > 1) plain.append(1, '.').append(rest.substr(1));
  return plain;
}

std::vector<std::string> other_spellings(std::string_view word, std::string_view language) {
  std::vector<std::string> spellings;
  if (word.find('\'') != std::string_view::npos) spellings.push_back(without(word, '\''));
  if (word.find('.') != std::string_view::npos && is_abbreviation(split(word, '.'))) {
    spellings.push_back(without(word, '.'));
  }
  if (language == "de") {
    std::string digraphs = with_digraphs(word);
    if (digraphs != word) spellings.push_back(std::move(digraphs));
  }
  if (keeps_marks(language)) {
    std::string bare = bare_vietnamese(word);
    if (bare != word) spellings.push_back(std::move(bare));
  }
  return spellings;
}

std::vector<std::string> parts_of_name(std::string_view word) {
  std::vector<std::string> parts;
  if (word.find('_') != std::string_view::npos) {
    for (const std::string_view part : split(word, '_')) {
      if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
  }
  if (std::vector<std::string> ideographs = ideographs_of(word); ideographs.size() > 1) {
    return ideographs;
  }
  const std::vector<std::string_view> labels = split(word, '.');
  if (labels.size() < 3 || !is_letter(labels.back().empty() ? '.' : labels.back().front())) {
    return parts;
  }
  for (std::size_t n = 1; n + 1 < labels.size(); ++n) parts.push_back(joined_from(labels, n, '.'));
  return parts;
}

bool belongs_to_word(std::string_view word, std::string_view digits) {
  constexpr std::size_t most_letters = 3;
  if (is_lowered(digits)) {
    // May have been made longer by digits before: `C₂H₅`.
    const bool has_capital =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_capital && word.size() <= most_letters;
  }
  constexpr std::array<std::string_view, 13> units = {"m",  "km", "cm", "mm", "dm", "nm", "s",
                                                      "ft", "in", "yd", "mi", "µm", "μm"};
  return is_raised(digits) && std::find(units.begin(), units.end(), word) != units.end();
}

bool is_hyphen(std::string_view text) {
  return text == "-" || text == "\u2010" || text == "\u2011";
}

}  // namespace gazette
