// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/vietnamese.hpp"

#include <algorithm>
#include <cstddef>

#include "core/text/text.hpp"

namespace gazette {
namespace {

bool begins_with_capital(std::string_view word) {
  const std::u32string letters = code_points(word);
  if (letters.empty()) return false;
  return to_utf8(letters.front()) != fold_case(to_utf8(letters.front()));
}

}  // namespace

bool keeps_marks(std::string_view language) { return language == "vi"; }

std::string bare_vietnamese(std::string_view word) {
  constexpr std::string_view barred_d = "\u0111";
  std::string bare = strip_diacritics(word);
  for (std::size_t at = bare.find(barred_d); at != std::string::npos; at = bare.find(barred_d)) {
    bare.replace(at, barred_d.size(), "d");
  }
  return bare;
}

std::vector<std::string> joined_names(std::string_view text, std::span<const Token> tokens,
                                      std::string_view language) {
  std::vector<std::string> names;
  if (!keeps_marks(language)) return names;
  const auto written = [&](const Token& token) {
    return text.substr(token.bytes.begin, token.bytes.end - token.bytes.begin);
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::size_t end = tokens[i - 1].bytes.end;
    const bool are_beside = text.substr(end, tokens[i].bytes.begin - end) == " ";
    if (!are_beside || !begins_with_capital(written(tokens[i - 1])) ||
        !begins_with_capital(written(tokens[i]))) {
      continue;
    }
    std::string name =
        bare_vietnamese(tokens[i - 1].word->folded) + bare_vietnamese(tokens[i].word->folded);
    if (name.size() <= max_listed_bytes) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace gazette
