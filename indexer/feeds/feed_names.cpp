// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/feed_names.hpp"

#include <algorithm>

#include "core/text/text.hpp"
#include "indexer/pages/byline.hpp"

namespace gazette {
namespace {

/// `text` without its words that are addresses of mail, and with what is in brackets beside
/// one as a name.
std::string without_mail(std::string_view text) {
  std::string result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ()<>[]", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (word.find('@') == std::string_view::npos) result += word;
    result += ' ';
    begin = end + 1;
  }
  return one_line(result);
}

}  // namespace

std::vector<std::string> feed_authors(std::string_view text) {
  const std::string line = one_line(text);
  const std::string name = line.find('@') == std::string::npos ? line : without_mail(line);
  if (name.empty()) return {};
  std::vector<std::string> names = names_in_byline(name);
  return names.empty() ? std::vector{name} : names;
}

}  // namespace gazette
