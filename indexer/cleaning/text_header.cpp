// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/text_header.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/credits.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/cleaning/title.hpp"

namespace gazette {
namespace {

bool is_url(std::string_view line) {
  return is_web_address(line) && line.find("://") + 3 < line.size() &&
         line.find(' ') == std::string_view::npos;
}

/// A bare number is not a date: it may be anything.
std::optional<Timestamp> date_of(std::string_view line) {
  if (line.find_first_not_of("0123456789") == std::string_view::npos) return std::nullopt;
  return parse_date(line);
}

/// Who writes for an agency writes for the paper at the address of the article, too.
void set_source(Article& article, std::string agency) {
  if (article.source.empty() && article.url.empty()) article.source = std::move(agency);
}

void take_byline(std::vector<Paragraph>& lines, Article& article) {
  if (lines.size() < 2 || !article.authors.empty()) return;
  std::optional<Credits> credits = credits_of(lines.front().text);
  if (!credits) {
    std::optional<std::string> name = byline(lines.front().text);
    if (!name) return;
    credits.emplace().authors.push_back(*std::move(name));
  }
  lines.erase(lines.begin());
  if (credits->agency.empty() && lines.size() > 1) {
    credits->agency = agency_of_line(lines.front().text);
    if (!credits->agency.empty()) lines.erase(lines.begin());
  }
  article.authors = std::move(credits->authors);
  set_source(article, std::move(credits->agency));
}

}  // namespace

std::string_view take_source_lines(std::string_view text, Article& article) {
  std::string url;
  std::optional<Timestamp> published;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    const std::string line = one_line(text.substr(begin, end - begin));
    if (!line.empty()) {
      const std::optional<Timestamp> date = published ? std::nullopt : date_of(line);
      if (url.empty() && is_url(line)) {
        url = line;
      } else if (date) {
        published = date;
      } else {
        break;
      }
    }
    begin = std::min(end + 1, text.size());
  }
  if (begin == text.size()) return text;
  article.url = std::move(url);
  article.published = published;
  return text.substr(begin);
}

TitleOf take_title_lines(std::vector<Paragraph>& lines, Article& article) {
  const bool has_source = !article.url.empty() || article.published;
  take_byline(lines, article);
  const bool is_set_off = has_source && lines.size() > 1 && may_be_headline(lines.front().text);
  if (is_set_off || begins_with_headline(lines)) {
    article.title = lines.front().text;
    lines.erase(lines.begin());
    take_byline(lines, article);
    return TitleOf::headline;
  }
  if (lines.size() > 1 && is_dateline(lines.front().text)) {
    const std::string& lead = lines[1].text;
    article.title = first_sentence(lead, detect_language(lead));
    article.made.emplace_back("title");
    return TitleOf::sentence;
  }
  return TitleOf::nothing;
}

void read_closing_credits(const std::vector<Paragraph>& lines, Article& article) {
  constexpr std::size_t most_lines = 3;
  const std::size_t last = lines.size() - std::min(lines.size(), most_lines);
  for (std::size_t i = std::max<std::size_t>(last, 1); i < lines.size(); ++i) {
    if (std::optional<Credits> credits = credits_of(lines[i].text)) {
      if (article.authors.empty()) article.authors = std::move(credits->authors);
      set_source(article, std::move(credits->agency));
    } else {
      set_source(article, agency_of_line(lines[i].text));
    }
  }
}

}  // namespace gazette
