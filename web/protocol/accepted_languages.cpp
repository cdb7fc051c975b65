// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/accepted_languages.hpp"

#include <algorithm>
#include <charconv>

#include "core/analysis/language_code.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t max_languages = 10;

struct Accepted {
  std::string range;
  double quality = 1;
};

double quality_of(std::string_view parameters) {
  const std::size_t mark = parameters.find("q=");
  if (mark == std::string_view::npos) return 1;
  double quality = 0;
  const std::string_view number = parameters.substr(mark + 2);
  std::from_chars(number.data(), number.data() + number.size(), quality);
  return quality;
}

}  // namespace

std::vector<std::string> accepted_ranges(std::string_view accept_language) {
  std::string_view rest = accept_language.substr(0, max_accept_language_bytes);
  std::vector<Accepted> accepted;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view range = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t semicolon = std::min(range.find(';'), range.size());
    Accepted each{one_line(range.substr(0, semicolon)), quality_of(range.substr(semicolon))};
    if (!each.range.empty() && each.quality > 0) accepted.push_back(std::move(each));
  }
  std::stable_sort(accepted.begin(), accepted.end(),
                   [](const Accepted& a, const Accepted& b) { return a.quality > b.quality; });
  std::vector<std::string> ranges;
  ranges.reserve(accepted.size());
  for (Accepted& each : accepted) ranges.push_back(std::move(each.range));
  return ranges;
}

std::vector<std::string> accepted_languages(std::string_view accept_language) {
  std::vector<std::string> languages;
  for (const std::string& range : accepted_ranges(accept_language)) {
    if (languages.size() == max_languages) break;
    const std::string language = normalize_language(range);
    if (!language.empty() &&
        std::find(languages.begin(), languages.end(), language) == languages.end()) {
      languages.push_back(language);
    }
  }
  return languages;
}

}  // namespace gazette
