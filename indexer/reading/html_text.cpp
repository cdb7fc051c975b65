// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_text.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"

namespace gazette {
namespace {

template <std::size_t size>
bool is_one_of(GumboTag tag, const std::array<GumboTag, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array block_tags = {
    GUMBO_TAG_P,  GUMBO_TAG_DIV, GUMBO_TAG_LI,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_H1,
    GUMBO_TAG_H2, GUMBO_TAG_H3,  GUMBO_TAG_H4,      GUMBO_TAG_H5,         GUMBO_TAG_H6,
    GUMBO_TAG_TR, GUMBO_TAG_DT,  GUMBO_TAG_DD,      GUMBO_TAG_BR,         GUMBO_TAG_PRE,
    GUMBO_TAG_UL, GUMBO_TAG_OL,  GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_FIGCAPTION};

/// Never visible.
constexpr std::array invisible_tags = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE};

/// Collects the text below a node, with a newline after each paragraph.
class TextCollector {
 public:
  std::string collect(const HtmlNode* root) {
    descend(root, 0);
    end_paragraph();
    return std::move(body_);
  }

 private:
  void descend(const HtmlNode* node, int depth) {
    if (depth > deepest_visited) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      paragraph_ += node->v.text.text;
      return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node->v.element.tag;
    if (is_one_of(tag, invisible_tags)) return;
    const bool is_block = is_one_of(tag, block_tags);
    if (is_block) end_paragraph();
    for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
      descend(child, depth + 1);
    }
    if (is_block) end_paragraph();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) paragraph_ += ' ';
  }

  void end_paragraph() {
    const std::string text = one_line(paragraph_);
    if (!text.empty()) body_ += text + '\n';
    paragraph_.clear();
  }

  std::string paragraph_;
  std::string body_;
};

}  // namespace

std::string plain_text(const HtmlNode* node) {
  std::string text;
  auto visit = [&](const HtmlNode* each) {
    if (each->type == GUMBO_NODE_TEXT || each->type == GUMBO_NODE_WHITESPACE)
      text += each->v.text.text;
    return true;
  };
  if (node != nullptr) walk(node, visit);
  return repair_utf8(text);  // Gumbo makes other bytes of numbers that overflow: &#899999999999;
}

std::string text_of_html(std::string_view html) {
  const HtmlTree tree(html);
  if (tree.root() == nullptr) return std::string(html);
  return TextCollector().collect(tree.root());
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
  const HtmlTree tree(html);
  return tree.root() == nullptr ? std::string(text) : plain_text(tree.root());
}

}  // namespace gazette
