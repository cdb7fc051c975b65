// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/turkish.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::string_view dotless_i = "\u0131";
constexpr std::string_view capital_dotted_i = "\u0130";

std::string with_all(std::string_view text, std::string_view what, std::string_view instead) {
  std::string result;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what)) {
    result.append(text.substr(0, at)).append(instead);
    text.remove_prefix(at + what.size());
  }
  return result.append(text);
}

/// A name of one letter is the beginning of another: `O'Brien`.
std::string_view without_ending(std::string_view name) {
  constexpr std::array<std::string_view, 3> apostrophes = {"'", "\u2019", "\u02BC"};
  std::size_t end = 0;
  for (const std::string_view apostrophe : apostrophes) {
    const std::size_t at = name.rfind(apostrophe);
    if (at != std::string_view::npos) end = std::max(end, at);
  }
  return count_code_points(name.substr(0, end)) < 2 ? name : name.substr(0, end);
}

}  // namespace

bool has_dotless_i(std::string_view language) { return language == "tr" || language == "az"; }

std::string turkish_letters(std::string_view text) {
  const std::string dotted = with_all(without_ending(text), capital_dotted_i, "i");
  return fold_case(with_all(dotted, "I", dotless_i));
}

std::string with_dotted_i(std::string_view word) { return with_all(word, dotless_i, "i"); }

}  // namespace gazette
