// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/json_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/feeds/feed_item.hpp"
#include "indexer/feeds/feed_names.hpp"
#include "indexer/feeds/feed_text.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/pages/page_address.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_feed_bytes = std::size_t{64} * 1024 * 1024;
constexpr std::string_view specification = "://jsonfeed.org/version/";
constexpr std::string_view specification_with_www = "://www.jsonfeed.org/version/";

/// The text under `name`; a number as it is written; empty when there is neither.
std::string text_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return repair_utf8(found->get_ref<const std::string&>());
  return found->is_number() ? found->dump() : std::string();
}

std::string line_at(const Json& object, const char* name) {
  return one_line(text_at(object, name));
}

void add_author(const Json& author, std::vector<std::string>& authors) {
  const std::string name = author.is_object() ? line_at(author, "name") : std::string();
  for (std::string& each : feed_authors(name)) {
    const bool is_known = std::find(authors.begin(), authors.end(), each) != authors.end();
    if (!is_known && authors.size() <= most_names) authors.push_back(std::move(each));
  }
}

/// `authors`, or `author` as version 1.0 had it.
std::vector<std::string> authors_of(const Json& object) {
  std::vector<std::string> authors;
  if (const auto list = object.find("authors"); list != object.end() && list->is_array()) {
    for (const Json& each : *list) add_author(each, authors);
  }
  const auto one = object.find("author");
  if (authors.empty() && one != object.end()) add_author(*one, authors);
  return authors;
}

FeedArticle article_of(const Json& item, const Json& feed) {
  FeedArticle result;
  Article& article = result.article;
  article.id = line_at(item, "id");
  const std::string url = line_at(item, "url");
  article.url = resolved_address(url, line_at(feed, "home_page_url"));
  if (article.url.empty()) article.url = url;
  article.title = one_line(paragraphs_of_html(text_at(item, "title")));
  article.summary = line_at(item, "summary");
  article.body = paragraphs_of_html(text_at(item, "content_html"));
  if (article.body.empty()) article.body = paragraphs_of_plain(text_at(item, "content_text"));
  result.is_summary = article.body.empty();
  if (result.is_summary) article.body = paragraphs_of_plain(std::exchange(article.summary, {}));
  article.authors = authors_of(item);
  if (article.authors.empty()) article.authors = authors_of(feed);
  article.source = line_at(feed, "title");
  std::string language = line_at(item, "language");
  if (language.empty()) language = line_at(feed, "language");
  if (!language.empty()) article.language = normalize_language(language);
  article.published = parse_date(line_at(item, "date_published"));
  article.modified = parse_date(line_at(item, "date_modified"));
  if (!article.published) article.published = article.modified;
  if (const auto tags = item.find("tags"); tags != item.end() && tags->is_array()) {
    for (const Json& each : *tags) {
      std::string tag = each.is_string() ? one_line(each.get_ref<const std::string&>()) : "";
      if (!tag.empty()) article.keywords.push_back(std::move(tag));
    }
  }
  return result;
}

}  // namespace

bool is_json_feed(std::string_view head, std::string_view) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || head[begin] != '{') return false;
  // Before the items, or its text may be about feeds.
  const std::string_view own = head.substr(0, head.find("\"items\""));
  const std::size_t version = own.find("\"version\"");
  if (version == std::string_view::npos) return false;
  std::string value(own.substr(version, 100));
  value.erase(std::remove(value.begin(), value.end(), '\\'), value.end());  // "https:\/\/..."
  return value.find(specification) != std::string::npos ||
         value.find(specification_with_www) != std::string::npos;
}

void read_json_feed(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_feed_bytes);
  if (bytes.is_cut) return sink(Skipped{input.name, {}, "the feed is larger than 64 MiB"});
  const Json feed =
      Json::parse(with_whole_characters(to_utf8(bytes.text)), nullptr, /*allow_exceptions=*/false);
  if (feed.is_discarded()) return sink(Skipped{input.name, {}, "not valid JSON"});
  const auto items = feed.is_object() ? feed.find("items") : feed.end();
  if (items == feed.end() || !items->is_array() || items->empty()) {
    return sink(Skipped{input.name, {}, "there is no item in the feed"});
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Json& item = (*items)[i];
    std::string why = "it is not an object";
    Skipped::Hides hides = Skipped::Hides::perhaps;
    FeedArticle read;
    if (item.is_object()) {
      read = article_of(item, feed);
      why = has_content(read.article) ? excess_of(read.article) : "no title and no text";
      if (!has_content(read.article)) hides = Skipped::Hides::nothing;
    }
    if (!why.empty()) {
      sink(Skipped{input.name, fmt::format(": item {}", i + 1), std::move(why), hides});
    } else if (read.is_summary) {
      sink(Teaser{std::move(read.article)});
    } else {
      sink(std::move(read.article));
    }
  }
}

}  // namespace gazette
