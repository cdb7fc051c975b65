// SPDX-License-Identifier: GPL-3.0-or-later
// A saved page, HTML5. What the page says of itself (JSON-LD, meta tags) is taken first; the text
// is that of its article element, without navigation, asides, forms and footers.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory_resource>
#include <regex>

#include "core/text.hpp"
#include "core/topic.hpp"
#include "indexer/encoding.hpp"
#include "indexer/html_markup.hpp"
#include "indexer/input.hpp"
#include "indexer/json_article.hpp"
#include "indexer/language.hpp"
#include "indexer/reader.hpp"

namespace gazette {
namespace {

/// Larger pages are no articles.
constexpr std::size_t max_page_bytes = std::size_t{16} * 1024 * 1024;

/// No page of news nests deeper; Gumbo's time grows with length times depth.
constexpr int deepest_nesting = 2000;

/// The tree is deeper than its tags tell (table, tbody, tr, td), and a page may trick our count of
/// them. What lies deeper is passed over, since we visit by recursion.
constexpr int deepest_visited = 4 * deepest_nesting;

const GumboElement* element_of(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT ? &node->v.element : nullptr;
}

std::string attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string() : one_line(found->value);
}

/// Calls `visit` for each node in document order; it says whether to go into the children.
template <typename Visit>
void walk(const GumboNode* node, Visit& visit, int depth = 0) {
  if (depth > deepest_visited || !visit(node)) return;
  if (const GumboElement* element = element_of(node)) {
    for (unsigned i = 0; i < element->children.length; ++i) {
      walk(static_cast<const GumboNode*>(element->children.data[i]), visit, depth + 1);
    }
  }
}

template <typename Matches>
const GumboNode* find_first(const GumboNode* root, Matches matches) {
  const GumboNode* found = nullptr;
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    if (found == nullptr && element != nullptr && matches(*element)) found = node;
    return found == nullptr;
  };
  walk(root, visit);
  return found;
}

const GumboNode* find_tag(const GumboNode* root, GumboTag tag) {
  return find_first(root, [&](const GumboElement& element) { return element.tag == tag; });
}

template <std::size_t size>
bool is_one_of(GumboTag tag, const std::array<GumboTag, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array block_tags = {
    GUMBO_TAG_P,  GUMBO_TAG_DIV, GUMBO_TAG_LI,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_H1,
    GUMBO_TAG_H2, GUMBO_TAG_H3,  GUMBO_TAG_H4,      GUMBO_TAG_H5,         GUMBO_TAG_H6,
    GUMBO_TAG_TR, GUMBO_TAG_DT,  GUMBO_TAG_DD,      GUMBO_TAG_BR,         GUMBO_TAG_PRE,
    GUMBO_TAG_UL, GUMBO_TAG_OL,  GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_FIGCAPTION};

/// Never part of a story.
constexpr std::array skipped_tags = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER,
    GUMBO_TAG_FORM,   GUMBO_TAG_BUTTON, GUMBO_TAG_HEADER, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SVG,    GUMBO_TAG_IFRAME, GUMBO_TAG_SELECT, GUMBO_TAG_H1,       GUMBO_TAG_TIME,
    GUMBO_TAG_HEAD,   GUMBO_TAG_TITLE};

/// Class names and roles that pages give to what surrounds a story.
bool is_surrounding(const GumboElement& element) {
  const std::string role = attribute(element, "role");
  if (role == "navigation" || role == "complementary" || role == "search") return true;
  static const std::regex names(
      R"((^|[ _-])(byline|newsletter|related|advert|advertisement|promo|share|social|breadcrumbs?|cookie|comments|dateline-meta)($|[ _-]))",
      std::regex::icase | std::regex::optimize);
  const std::string classes = attribute(element, "class").substr(0, 200);
  return std::regex_search(classes, names);
}

/// Text below `root` as paragraphs, a newline behind each.
class TextCollector {
 public:
  std::string collect(const GumboNode* root) {
    descend(root, 0);
    end_paragraph();
    return std::move(body_);
  }

 private:
  void descend(const GumboNode* node, int depth) {
    if (depth > deepest_visited) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      paragraph_ += node->v.text.text;
      return;
    }
    const GumboElement* element = element_of(node);
    if (element == nullptr) return;
    if (depth > 0 && (is_one_of(element->tag, skipped_tags) || is_surrounding(*element))) return;
    const bool is_block = is_one_of(element->tag, block_tags);
    if (is_block) end_paragraph();
    for (unsigned i = 0; i < element->children.length; ++i) {
      descend(static_cast<const GumboNode*>(element->children.data[i]), depth + 1);
    }
    if (is_block) end_paragraph();
    if (element->tag == GUMBO_TAG_TD || element->tag == GUMBO_TAG_TH) paragraph_ += ' ';
  }

  void end_paragraph() {
    const std::string text = one_line(paragraph_);
    if (!text.empty()) body_ += text + '\n';
    paragraph_.clear();
  }

  std::string paragraph_;
  std::string body_;
};

std::string inline_text(const GumboNode* node) {
  std::string text;
  auto visit = [&](const GumboNode* each) {
    if (each->type == GUMBO_NODE_TEXT || each->type == GUMBO_NODE_WHITESPACE)
      text += each->v.text.text;
    return true;
  };
  if (node != nullptr) walk(node, visit);
  return one_line(text);
}

std::string raw_text(const GumboElement& element) {
  std::string text;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_TEXT) text += child->v.text.text;
  }
  return text;
}

void set_if_empty(std::string& to, const std::string& value) {
  if (to.empty()) to = value;
}

void add_topic(Article& article, const std::string& value) {
  std::string path = normalize_topic(value);
  if (!path.empty() &&
      std::find(article.topics.begin(), article.topics.end(), path) == article.topics.end()) {
    article.topics.push_back(std::move(path));
  }
}

void add_author(Article& article, const std::string& value) {
  if (!value.empty() && !value.starts_with("http")) article.authors = {value};
}

/// One row for each name under which pages state something about themselves in meta tags
/// (Open Graph, https://ogp.me; Dublin Core; the older names of HTML).
struct MetaRow {
  std::string_view name;
  void (*set)(Article&, const std::string&);
};
constexpr std::array meta_rows = {
    MetaRow{"og:title", [](Article& a, const std::string& v) { set_if_empty(a.title, v); }},
    MetaRow{"og:site_name", [](Article& a, const std::string& v) { set_if_empty(a.source, v); }},
    MetaRow{"og:url", [](Article& a, const std::string& v) { set_if_empty(a.url, v); }},
    MetaRow{"og:description", [](Article& a, const std::string& v) { set_if_empty(a.summary, v); }},
    MetaRow{"description", [](Article& a, const std::string& v) { set_if_empty(a.summary, v); }},
    MetaRow{"author", [](Article& a, const std::string& v) { if (a.authors.empty()) add_author(a, v); }},
    MetaRow{"article:author", [](Article& a, const std::string& v) { if (a.authors.empty()) add_author(a, v); }},
    MetaRow{"dc.creator", [](Article& a, const std::string& v) { if (a.authors.empty()) add_author(a, v); }},
    MetaRow{"article:section", [](Article& a, const std::string& v) { add_topic(a, v); }},
    MetaRow{"article:published_time", [](Article& a, const std::string& v) { if (!a.published) a.published = parse_date(v); }},
    MetaRow{"date", [](Article& a, const std::string& v) { if (!a.published) a.published = parse_date(v); }},
    MetaRow{"dc.date", [](Article& a, const std::string& v) { if (!a.published) a.published = parse_date(v); }},
    MetaRow{"pubdate", [](Article& a, const std::string& v) { if (!a.published) a.published = parse_date(v); }},
    MetaRow{"article:modified_time", [](Article& a, const std::string& v) { if (!a.modified) a.modified = parse_date(v); }},
};

void read_meta(const GumboElement& element, Article& article) {
  std::string name = attribute(element, "property");
  if (name.empty()) name = attribute(element, "name");
  name = fold_case(name);
  const std::string content = attribute(element, "content");
  if (content.empty()) return;
  for (const MetaRow& row : meta_rows) {
    if (row.name == name) row.set(article, content);
  }
}

/// What stands in the head and in microdata beside JSON-LD.
void read_metadata(const GumboNode* root, Article& article) {
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    if (element == nullptr) return true;
    if (element->tag == GUMBO_TAG_META) read_meta(*element, article);
    if (element->tag == GUMBO_TAG_LINK && attribute(*element, "rel") == "canonical") {
      set_if_empty(article.url, attribute(*element, "href"));
    }
    if (element->tag == GUMBO_TAG_HTML && article.language.empty()) {
      article.language = normalize_language(attribute(*element, "lang"));
    }
    return true;
  };
  walk(root, visit);
}

Article json_ld(const GumboNode* root) {
  Article article;
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    if (element != nullptr && element->tag == GUMBO_TAG_SCRIPT && article.title.empty() &&
        attribute(*element, "type") == "application/ld+json") {
      article = article_of_json_ld(raw_text(*element));
    }
    return true;
  };
  walk(root, visit);
  return article;
}

/// Where the story stands: what is marked as the article's body, else its article element, else
/// the page's main part, else its body.
const GumboNode* story_root(const GumboNode* root) {
  const GumboNode* found = find_first(root, [](const GumboElement& element) {
    return attribute(element, "itemprop") == "articleBody";
  });
  for (const GumboTag tag : {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_BODY}) {
    if (found == nullptr) found = find_tag(root, tag);
  }
  return found == nullptr ? root : found;
}

Article to_article(const GumboNode* root) {
  Article article = json_ld(root);
  read_metadata(root, article);
  const GumboNode* story = story_root(root);
  if (article.title.empty()) {
    const GumboNode* heading = find_tag(story, GUMBO_TAG_H1);
    article.title = inline_text(heading != nullptr ? heading : find_tag(root, GUMBO_TAG_H1));
  }
  if (article.title.empty()) article.title = inline_text(find_tag(root, GUMBO_TAG_TITLE));
  if (!article.published) {
    const GumboNode* time = find_first(story, [](const GumboElement& element) {
      return element.tag == GUMBO_TAG_TIME && !attribute(element, "datetime").empty();
    });
    if (time != nullptr) article.published = parse_date(attribute(*element_of(time), "datetime"));
  }
  std::string text = TextCollector().collect(story);
  if (text.size() > article.body.size()) article.body = std::move(text);
  return article;
}

}  // namespace

void read_html(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_page_bytes);
  if (bytes.is_cut) return sink(Skipped{input.name, "a page larger than 16 MiB"});
  const std::string html = to_utf8(bytes.text, declared_charset(bytes.text));
  if (nesting_of(html) > deepest_nesting) {
    return sink(Skipped{input.name, "its tags nest more than 2000 deep"});
  }
  // The tree goes with this memory, at once: Gumbo would free it by recursion.
  std::pmr::monotonic_buffer_resource memory;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.deallocator = [](void*, void*) {};
  options.allocator = [](void* resource, std::size_t size) {
    return static_cast<std::pmr::memory_resource*>(resource)->allocate(size);
  };
  Article article = to_article(gumbo_parse_with_options(&options, html.data(), html.size())->root);
  if (!has_content(article)) return sink(Skipped{input.name, "there is no text in the page"});
  sink(std::move(article));
}

}  // namespace gazette
