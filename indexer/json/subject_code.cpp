// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/subject_code.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::array<std::string_view, 5> code_names = {"uri", "code", "qcode", "literal", "@id"};
constexpr std::size_t digits_of_code = 8;

struct Vocabulary {
  std::string_view word;  ///< that its addresses, schemes and codes have before the number
  std::string_view prefix;
};
constexpr std::array vocabularies = {
    Vocabulary{"mediatopic", "medtop:"}, Vocabulary{"medtop", "medtop:"},
    Vocabulary{"subjectcode", "subj:"}, Vocabulary{"subref", "subj:"}, Vocabulary{"subj", "subj:"}};

/// Whether a step of an address is a version. Yes: "1.0".
bool is_version(std::string_view step) {
  return step.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// The vocabulary that the last step of `text`, before a version, names; empty if none.
/// Yes: `medtop:`, `http://tt.se/spec/subref/1.0/`. No: `/subjects/` (a word within a step).
std::string_view vocabulary_of(std::string_view text) {
  while (!text.empty()) {
    const std::size_t sign = text.find_last_of("/:");
    const std::string_view step = sign == std::string_view::npos ? text : text.substr(sign + 1);
    for (const Vocabulary& row : vocabularies) {
      if (step == row.word) return row.prefix;
    }
    if (!is_version(step) || sign == std::string_view::npos) return {};
    text = text.substr(0, sign);
  }
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Eight digits at the end of `text`, after a character that separates them from the rest.
std::string_view number_at_end(std::string_view text) {
  if (text.size() < digits_of_code) return {};
  const std::string_view number = text.substr(text.size() - digits_of_code);
  if (!std::all_of(number.begin(), number.end(), is_digit)) return {};
  const std::string_view before = text.substr(0, text.size() - digits_of_code);
  return before.empty() || before.ends_with('/') || before.ends_with(':') ? number
                                                                          : std::string_view();
}

/// Agencies also write a code as a bare number. Media Topics below the headings begin with 2000;
/// Subject Codes have two digits for the heading, and three each for matter and detail, which begin
/// with 0. Other numbers, such as dates, are not codes.
std::string_view vocabulary_of_bare(std::string_view number) {
  if (number.starts_with("2000")) return "medtop:";
  const bool is_heading = number >= "01000000" && number < "18000000";
  return is_heading && number[2] == '0' && number[5] == '0' ? "subj:" : std::string_view();
}

}  // namespace

std::string subject_code(const JsonValue& subject) {
  if (!subject.is_object()) return {};
  const JsonValue* scheme = subject.find("scheme");
  const std::string scheme_text =
      scheme != nullptr && scheme->is_text() ? fold_case(scheme->text) : std::string();
  for (const std::string_view name : code_names) {
    const JsonValue* value = subject.find(name);
    if (value == nullptr || !value->is_text()) continue;
    const std::string text = fold_case(one_line(value->text));
    const std::string_view number = number_at_end(text);
    if (number.empty()) continue;
    std::string_view vocabulary =
        vocabulary_of(std::string_view(text).substr(0, text.size() - number.size()));
    if (vocabulary.empty()) vocabulary = vocabulary_of(scheme_text);
    const bool is_bare = number.size() == text.size() && scheme_text.empty();
    if (vocabulary.empty() && is_bare) vocabulary = vocabulary_of_bare(number);
    if (!vocabulary.empty()) return std::string(vocabulary) + std::string(number);
  }
  return {};
}

}  // namespace gazette
