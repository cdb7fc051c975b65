// SPDX-License-Identifier: GPL-3.0-or-later
// A saved page, HTML5. What the page says of itself (JSON-LD, meta tags) is taken first; the text
// is that of its article element, without navigation, asides, forms and footers.
#include "indexer/pages/read_html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory_resource>
#include <optional>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/pages/page_metadata.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

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

/// No text that a reader sees.
constexpr std::array invisible_tags = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE};

std::string classes_of(const GumboElement& element) {
  return attribute(element, "class").substr(0, 200);
}

bool is_surrounding(const GumboElement& element) {
  const std::string role = attribute(element, "role");
  return role == "navigation" || role == "complementary" || role == "search" ||
         names_surrounding(classes_of(element));
}

/// What of a tree is text: of a page the story, of a piece of HTML all that is visible.
enum class Extent { story, everything };

/// Text below `root` as paragraphs, a newline behind each.
class TextCollector {
 public:
  explicit TextCollector(Extent extent) : extent_(extent) {}

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
    if (depth > 0 && is_left_out(*element)) return;
    const bool is_block = is_one_of(element->tag, block_tags);
    if (is_block) end_paragraph();
    for (unsigned i = 0; i < element->children.length; ++i) {
      descend(static_cast<const GumboNode*>(element->children.data[i]), depth + 1);
    }
    if (is_block) end_paragraph();
    if (element->tag == GUMBO_TAG_TD || element->tag == GUMBO_TAG_TH) paragraph_ += ' ';
  }

  bool is_left_out(const GumboElement& element) const {
    if (extent_ == Extent::everything) return is_one_of(element.tag, invisible_tags);
    return is_one_of(element.tag, skipped_tags) || is_surrounding(element);
  }

  void end_paragraph() {
    const std::string text = one_line(paragraph_);
    if (!text.empty()) body_ += text + '\n';
    paragraph_.clear();
  }

  Extent extent_;
  std::string paragraph_;
  std::string body_;
};

std::string plain_text(const GumboNode* node) {
  std::string text;
  auto visit = [&](const GumboNode* each) {
    if (each->type == GUMBO_NODE_TEXT || each->type == GUMBO_NODE_WHITESPACE)
      text += each->v.text.text;
    return true;
  };
  if (node != nullptr) walk(node, visit);
  return text;
}

std::string inline_text(const GumboNode* node) { return one_line(plain_text(node)); }

std::string raw_text(const GumboElement& element) {
  std::string text;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_TEXT) text += child->v.text.text;
  }
  return text;
}

void read_meta(const GumboElement& element, Article& article) {
  const std::string content = attribute(element, "content");
  if (content.empty()) return;
  for (const char* key : {"property", "name", "itemprop"}) {
    const std::string name = attribute(element, key);
    if (!name.empty()) return add_meta(article, name, content);
  }
}

/// What stands in the head and in microdata beside JSON-LD.
void read_metadata(const GumboNode* root, Article& article) {
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    if (element == nullptr) return true;
    if (element->tag == GUMBO_TAG_META) read_meta(*element, article);
    if (element->tag == GUMBO_TAG_LINK && attribute(*element, "rel") == "canonical") {
      if (article.url.empty()) article.url = attribute(*element, "href");
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
      const std::optional<Timestamp> published = article.published;
      article = article_of_json_ld(raw_text(*element));
      if (!article.published) article.published = published;
    }
    return true;
  };
  walk(root, visit);
  return article;
}

/// A text of fewer bytes is a teaser or a caption where the page has more.
constexpr std::size_t least_story_bytes = 300;

struct Found {
  const GumboNode* node = nullptr;
  std::string text;
};

/// The longest text of the elements that match, of those in one another the outermost.
template <typename Matches>
Found longest(const GumboNode* root, Matches matches) {
  Found best;
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    if (element == nullptr || !matches(*element)) return true;
    std::string text = TextCollector(Extent::story).collect(node);
    if (best.node == nullptr || text.size() > best.text.size()) best = {node, std::move(text)};
    return false;
  };
  walk(root, visit);
  return best;
}

bool is_article(const GumboElement& element) {
  return element.tag == GUMBO_TAG_ARTICLE && !names_comment(classes_of(element));
}

/// Where the story stands: what is marked as the article's body, else an article element, else what
/// has the class of a story, else the page's main part, else its body; the first of these with the
/// text of a story, or simply the first where none has so much.
Found find_story(const GumboNode* root) {
  using Matches = bool (*)(const GumboElement&);
  constexpr std::array<Matches, 5> places = {
      [](const GumboElement& each) { return attribute(each, "itemprop") == "articleBody"; },
      is_article,
      [](const GumboElement& each) {
        return each.tag != GUMBO_TAG_P && names_story(classes_of(each));
      },
      [](const GumboElement& each) { return each.tag == GUMBO_TAG_MAIN; },
      [](const GumboElement& each) { return each.tag == GUMBO_TAG_BODY; }};
  Found first;
  for (const Matches matches : places) {
    Found found = longest(root, matches);
    if (found.text.size() >= least_story_bytes) return found;
    if (first.node == nullptr) first = std::move(found);
  }
  return first.node == nullptr ? Found{root, {}} : first;
}

/// What an element says in its attribute for machines, else in its text.
std::optional<Timestamp> time_in(const GumboNode* node) {
  const std::optional<Timestamp> time = parse_date(attribute(*element_of(node), "datetime"));
  return time ? time : parse_date(inline_text(node));
}

/// Of the story's first time, else the page's first.
std::optional<Timestamp> marked_time(const GumboNode* story, const GumboNode* root) {
  std::optional<Timestamp> time;
  auto visit = [&](const GumboNode* node) {
    const GumboElement* element = element_of(node);
    const bool is_time = element != nullptr && (element->tag == GUMBO_TAG_TIME ||
                                                attribute(*element, "itemprop") == "datePublished");
    if (!time && is_time) time = time_in(node);
    return !time;
  };
  walk(story, visit);
  if (!time) walk(root, visit);
  return time;
}

Article to_article(const GumboNode* root) {
  Article article = json_ld(root);
  read_metadata(root, article);
  Found story = find_story(root);
  if (article.title.empty()) {
    const GumboNode* heading = find_tag(story.node, GUMBO_TAG_H1);
    article.title = inline_text(heading != nullptr ? heading : find_tag(root, GUMBO_TAG_H1));
  }
  if (article.title.empty()) article.title = inline_text(find_tag(root, GUMBO_TAG_TITLE));
  if (!article.published) article.published = marked_time(story.node, root);
  if (story.text.size() > article.body.size()) article.body = std::move(story.text);
  return article;
}

/// What `use` makes of the tree of `html`. The tree goes with its memory, at once: Gumbo would free
/// it by recursion.
template <typename Use>
auto with_tree(std::string_view html, Use use) {
  std::pmr::monotonic_buffer_resource memory;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.deallocator = [](void*, void*) {};
  options.allocator = [](void* resource, std::size_t size) {
    return static_cast<std::pmr::memory_resource*>(resource)->allocate(size);
  };
  return use(gumbo_parse_with_options(&options, html.data(), html.size())->root);
}

}  // namespace

std::string text_of_html(std::string_view html) {
  if (nesting_of(html) > deepest_nesting) return std::string(html);
  return with_tree(
      html, [](const GumboNode* root) { return TextCollector(Extent::everything).collect(root); });
}

std::string without_references(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string html = "<body>";
  for (const char c : text) {
    if (c == '<') {
      html += "&lt;";
    } else {
      html += c;
    }
  }
  return with_tree(html, plain_text);
}

void read_html(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_page_bytes);
  if (bytes.is_cut) return sink(Skipped{input.name, "a page larger than 16 MiB"});
  const std::string html = to_utf8(bytes.text, declared_charset(bytes.text));
  if (nesting_of(html) > deepest_nesting) {
    return sink(Skipped{input.name, "its tags nest more than 2000 deep"});
  }
  Article article = with_tree(html, to_article);
  if (!has_content(article)) return sink(Skipped{input.name, "there is no text in the page"});
  sink(std::move(article));
}

}  // namespace gazette
