// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_metadata.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

constexpr auto summary_names = std::to_array<std::string_view>({"og:description", "description"});
constexpr auto source_names = std::to_array<std::string_view>({"og:site_name"});
constexpr auto section_names = std::to_array<std::string_view>({"article:section"});

std::string raw_text(const HtmlNode* node) {
  std::string text;
  for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
    if (child->type == GUMBO_NODE_TEXT) text += child->v.text.text;
  }
  return text;
}

void read_meta(const HtmlNode* node, PageMetadata& page) {
  std::string content = attribute(node, "content");
  if (content.empty()) return;
  for (const char* key : {"property", "name", "itemprop"}) {
    const std::string name = attribute(node, key);
    if (name.empty()) continue;
    page.tags.push_back({fold_case(name), std::move(content)});
    return;
  }
}

/// The first article that JSON-LD describes; its date may be in another object.
void read_linked_data(const HtmlNode* node, PageMetadata& page) {
  if (!page.linked.title.empty() || attribute(node, "type") != "application/ld+json") return;
  const std::optional<Timestamp> published = page.linked.published;
  page.linked = article_of_json_ld(raw_text(node));
  if (!page.linked.published) page.linked.published = published;
}

/// "en-GB".
bool names_day_first_country(std::string_view language) {
  constexpr auto countries = std::to_array<std::string_view>(
      {"gb", "ie", "au", "nz", "za", "in", "ng", "ke", "sg", "my", "pk", "gh"});
  const std::size_t at = language.find_first_of("-_");
  if (at == std::string_view::npos) return false;
  const std::string country = fold_case(language.substr(at + 1));
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

void read_element(const HtmlNode* node, PageMetadata& page) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_META:
      return read_meta(node, page);
    case GUMBO_TAG_SCRIPT:
      return read_linked_data(node, page);
    case GUMBO_TAG_TITLE:
      if (page.title.empty()) page.title = one_line(plain_text(node));
      return;
    case GUMBO_TAG_LINK:
      if (page.canonical.empty() && fold_case(attribute(node, "rel")) == "canonical") {
        page.canonical = attribute(node, "href");
      }
      return;
    case GUMBO_TAG_BASE:
      if (page.base.empty()) page.base = attribute(node, "href");
      return;
    case GUMBO_TAG_HTML:
      if (page.language.empty()) page.language = normalize_language(attribute(node, "lang"));
      page.is_day_first = page.is_day_first || names_day_first_country(attribute(node, "lang"));
      return;
    default:
      return;
  }
}

}  // namespace

PageMetadata metadata_of(const HtmlNode* root) {
  PageMetadata page;
  auto visit = [&](const HtmlNode* node) {
    // The title of a drawing is none of the page.
    if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag == GUMBO_TAG_SVG) return false;
    read_element(node, page);
    return true;
  };
  walk(root, visit);
  return page;
}

std::vector<std::string> contents_of(const PageMetadata& page,
                                     std::span<const std::string_view> names) {
  std::vector<std::string> contents;
  for (const std::string_view name : names) {
    for (const MetaTag& tag : page.tags) {
      if (tag.name == name) contents.push_back(tag.content);
    }
  }
  return contents;
}

void add_metadata(Article& article, const PageMetadata& page) {
  const auto set = [](std::string& to, std::vector<std::string> contents) {
    if (to.empty() && !contents.empty()) to = std::move(contents.front());
  };
  set(article.summary, contents_of(page, summary_names));
  set(article.source, contents_of(page, source_names));
  for (const std::string& section : contents_of(page, section_names)) {
    FiledTopic topic{normalize_topic(section)};
    const bool is_new =
        std::find(article.topics.begin(), article.topics.end(), topic) == article.topics.end();
    if (article.topics.size() > most_names) return;
    if (is_new && !topic.path.empty()) article.topics.push_back(std::move(topic));
  }
}

}  // namespace gazette
