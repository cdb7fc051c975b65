// SPDX-License-Identifier: GPL-3.0-or-later
// A saved page, HTML5. What it says of itself (JSON-LD, meta tags) and what it shows (its outline)
// are found first; title, text, date and authors are then chosen from both. The text is that of the
// element with the most prose, unless JSON-LD has more of it.
#include "indexer/pages/read_html.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_text.hpp"
#include "indexer/pages/byline.hpp"
#include "indexer/pages/page_address.hpp"
#include "indexer/pages/page_date.hpp"
#include "indexer/pages/page_metadata.hpp"
#include "indexer/pages/page_outline.hpp"
#include "indexer/pages/page_title.hpp"
#include "indexer/pages/story_body.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/html_tree.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

/// REQUIRES: `wanted` is no capital.
bool is_same_letter(char letter, char wanted) {
  return (letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter) ==
         wanted;
}

bool contains_folded(std::string_view text, std::string_view wanted) {
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), is_same_letter) !=
         text.end();
}

/// Larger pages are not articles.
constexpr std::size_t max_page_bytes = std::size_t{16} * 1024 * 1024;

/// From the doctype on: what a server writes before it are its own messages.
std::string_view without_preamble(std::string_view html) {
  constexpr std::size_t longest_preamble = 16384;
  constexpr std::string_view doctype = "<!doctype html";
  const std::string_view head = html.substr(0, longest_preamble);
  const auto begin =
      std::search(head.begin(), head.end(), doctype.begin(), doctype.end(), is_same_letter);
  return begin == head.end() ? html : html.substr(static_cast<std::size_t>(begin - head.begin()));
}

SoleArticle to_article(const HtmlNode* root, const InputContext& context) {
  PageMetadata metadata = metadata_of(root);
  if (metadata.base.empty()) metadata.base = context.address;
  const PageOutline page = outline_of(root);
  Article article = metadata.linked;
  Provenance from;
  const auto note = [](std::string& where, const auto& field, const char* found_in) {
    if (where.empty() && !field.empty()) where = found_in;
  };
  note(from.id, article.id, "json-ld");
  note(from.source, article.source, "json-ld");
  note(from.language, article.language, "json-ld");
  add_metadata(article, metadata);
  note(from.source, article.source, "meta og:site_name");
  PageTitle title = find_title(metadata, page);
  article.title = std::move(title.text);
  from.title = std::move(title.found_in);
  const StoryBody story = find_body(page, article.title);
  std::string text = text_of(page, story);
  // A part of the story in JSON-LD is less than the page shows.
  from.body = "json-ld";
  if (text.size() * 2 > article.body.size()) {
    article.body = std::move(text);
    from.body = "page";
  }
  // Of a film or a gallery a reader gets the description.
  if (is_blank(article.body)) {
    article.body = article.summary;
    from.body = "summary";
  }
  PageAddress address = find_address(metadata);
  article.url = std::move(address.text);
  from.url = std::move(address.found_in);
  if (article.url.empty()) {
    article.url = resolved_address(context.address, {});
    from.url = "web archive";
  }
  const std::chrono::sys_seconds now =
      context.captured ? context.captured->utc
                       : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  article.published.reset();
  if (const auto date = find_date(metadata, page, story, article.url, now + std::chrono::days(1))) {
    article.published = date->time;
    from.published = name_of(date->origin);
  }
  PageAuthors authors = find_authors(metadata, page, story);
  article.authors = std::move(authors.names);
  from.authors = std::move(authors.found_in);
  if (article.language.empty()) article.language = metadata.language;
  note(from.language, article.language, "html lang");
  return {std::move(article), std::move(from)};
}

}  // namespace

bool is_html(std::string_view head, std::string_view) {
  const std::size_t begin = head.find('<');
  if (begin == std::string_view::npos) return false;
  // Only a byte order mark and blanks may come before the first tag of a page.
  if (head.substr(0, begin).find_first_not_of(" \t\r\n\xEF\xBB\xBF") != std::string_view::npos)
    return false;
  const std::string_view beginning = head.substr(begin, 4096);
  return contains_folded(beginning, "<!doctype html") || contains_folded(beginning, "<html");
}

void read_html(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_page_bytes);
  if (bytes.is_cut) return sink(Skipped{input.name, {}, "the page is larger than 16 MiB"});
  const std::string& charset = input.context.charset;
  const std::string html =
      to_utf8(bytes.text, charset.empty() ? declared_charset(bytes.text) : charset);
  const HtmlTree tree(without_preamble(html));
  if (tree.root() == nullptr) return sink(Skipped{input.name, {}, tree.fault()});
  SoleArticle story = to_article(tree.root(), input.context);
  const Article& article = story.article;
  if (is_blank(article.body)) return sink(Skipped{input.name, {}, "there is no text in the page"});
  if (std::string excess = excess_of(article); !excess.empty()) {
    return sink(Skipped{input.name, {}, std::move(excess)});
  }
  sink(std::move(story));
}

}  // namespace gazette
