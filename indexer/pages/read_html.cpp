// SPDX-License-Identifier: GPL-3.0-or-later
// A saved page, HTML5. Its metadata (JSON-LD, meta tags) come first; the text is that of its
// article element, without navigation, asides, forms and footers.
#include "indexer/pages/read_html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/pages/page_metadata.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/html_tree.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

bool contains_folded(std::string_view text, std::string_view wanted) {
  const auto found =
      std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
      });
  return found != text.end();
}

/// Larger pages are not articles.
constexpr std::size_t max_page_bytes = std::size_t{16} * 1024 * 1024;

bool is_element(const HtmlNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

GumboTag tag_of(const HtmlNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

template <typename Matches>
const HtmlNode* find_first(const HtmlNode* root, Matches matches) {
  const HtmlNode* found = nullptr;
  auto visit = [&](const HtmlNode* node) {
    if (found == nullptr && matches(node)) found = node;
    return found == nullptr;
  };
  walk(root, visit);
  return found;
}

const HtmlNode* find_tag(const HtmlNode* root, GumboTag tag) {
  return find_first(root, [&](const HtmlNode* node) { return tag_of(node) == tag; });
}

std::string inline_text(const HtmlNode* node) { return one_line(plain_text(node)); }

std::string raw_text(const HtmlNode* node) {
  std::string text;
  for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
    if (child->type == GUMBO_NODE_TEXT) text += child->v.text.text;
  }
  return text;
}

void read_meta(const HtmlNode* node, Article& article) {
  const std::string content = attribute(node, "content");
  if (content.empty()) return;
  for (const char* key : {"property", "name", "itemprop"}) {
    const std::string name = attribute(node, key);
    if (!name.empty()) return add_meta(article, name, content);
  }
}

/// Fills fields that JSON-LD left empty from the head and from microdata.
void read_metadata(const HtmlNode* root, Article& article) {
  auto visit = [&](const HtmlNode* node) {
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_META) read_meta(node, article);
    if (tag == GUMBO_TAG_LINK && attribute(node, "rel") == "canonical") {
      if (article.url.empty()) article.url = attribute(node, "href");
    }
    if (tag == GUMBO_TAG_HTML && article.language.empty()) {
      article.language = normalize_language(attribute(node, "lang"));
    }
    return true;
  };
  walk(root, visit);
}

Article json_ld(const HtmlNode* root) {
  Article article;
  auto visit = [&](const HtmlNode* node) {
    if (tag_of(node) == GUMBO_TAG_SCRIPT && article.title.empty() &&
        attribute(node, "type") == "application/ld+json") {
      const std::optional<Timestamp> published = article.published;
      article = article_of_json_ld(raw_text(node));
      if (!article.published) article.published = published;
    }
    return true;
  };
  walk(root, visit);
  return article;
}

/// A shorter text is a teaser or a caption, if the page has a longer one.
constexpr std::size_t least_story_bytes = 300;

struct Found {
  const HtmlNode* node = nullptr;
  std::string text;
};

/// The longest text among the elements that match. Of nested ones, the outermost counts.
template <typename Matches>
Found longest(const HtmlNode* root, Matches matches) {
  Found best;
  auto visit = [&](const HtmlNode* node) {
    if (!matches(node)) return true;
    std::string text = paragraphs_of(node, Extent::story);
    if (best.node == nullptr || text.size() > best.text.size()) best = {node, std::move(text)};
    return false;
  };
  walk(root, visit);
  return best;
}

bool is_article(const HtmlNode* node) {
  return tag_of(node) == GUMBO_TAG_ARTICLE && !names_comment(classes_of(node));
}

/// The element of the story: one marked as the article's body, else an article element, else one
/// with the class of a story, else the main element, else the body. The first of these whose text
/// is long enough for a story; if none is, the first that exists.
Found find_story(const HtmlNode* root) {
  using Matches = bool (*)(const HtmlNode*);
  constexpr std::array<Matches, 5> places = {
      [](const HtmlNode* each) { return attribute(each, "itemprop") == "articleBody"; }, is_article,
      [](const HtmlNode* each) {
        return is_element(each) && tag_of(each) != GUMBO_TAG_P && names_story(classes_of(each));
      },
      [](const HtmlNode* each) { return tag_of(each) == GUMBO_TAG_MAIN; },
      [](const HtmlNode* each) { return tag_of(each) == GUMBO_TAG_BODY; }};
  Found first;
  for (const Matches matches : places) {
    Found found = longest(root, matches);
    if (found.text.size() >= least_story_bytes) return found;
    if (first.node == nullptr) first = std::move(found);
  }
  return first.node == nullptr ? Found{root, {}} : first;
}

/// The time in the datetime attribute, else in the text.
std::optional<Timestamp> time_in(const HtmlNode* node) {
  const std::optional<Timestamp> time = parse_date(attribute(node, "datetime"));
  return time ? time : parse_date(inline_text(node));
}

/// The first time in the story, else the first on the page.
std::optional<Timestamp> marked_time(const HtmlNode* story, const HtmlNode* root) {
  std::optional<Timestamp> time;
  auto visit = [&](const HtmlNode* node) {
    const bool is_time =
        tag_of(node) == GUMBO_TAG_TIME || attribute(node, "itemprop") == "datePublished";
    if (!time && is_time) time = time_in(node);
    return !time;
  };
  walk(story, visit);
  if (!time) walk(root, visit);
  return time;
}

Article to_article(const HtmlNode* root) {
  Article article = json_ld(root);
  read_metadata(root, article);
  Found story = find_story(root);
  if (article.title.empty()) {
    const HtmlNode* heading = find_tag(story.node, GUMBO_TAG_H1);
    article.title = inline_text(heading != nullptr ? heading : find_tag(root, GUMBO_TAG_H1));
  }
  if (article.title.empty()) article.title = inline_text(find_tag(root, GUMBO_TAG_TITLE));
  if (!article.published) article.published = marked_time(story.node, root);
  if (story.text.size() > article.body.size()) article.body = std::move(story.text);
  return article;
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
  const std::string html = to_utf8(bytes.text, declared_charset(bytes.text));
  const HtmlTree tree(html);
  if (tree.root() == nullptr) return sink(Skipped{input.name, {}, tree.fault()});
  Article article = to_article(tree.root());
  if (!has_content(article)) return sink(Skipped{input.name, {}, "there is no text in the page"});
  if (std::string excess = excess_of(article); !excess.empty()) {
    return sink(Skipped{input.name, {}, std::move(excess)});
  }
  sink(SoleArticle{std::move(article)});
}

}  // namespace gazette
