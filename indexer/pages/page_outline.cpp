// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_outline.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

enum class Place { beside, around, within };  ///< a story

/// How an element takes part in the outline.
struct TagRow {
  GumboTag tag;
  Place place = Place::within;
  std::optional<BlockKind> kind = std::nullopt;  ///< of the text right in it; else its parent's
  int level = 0;
};

/// One row for each tag that begins a block. Others are part of the text around them.
constexpr auto tag_rows = std::to_array<TagRow>({
    {GUMBO_TAG_HTML, Place::around},
    {GUMBO_TAG_BODY, Place::around},
    {GUMBO_TAG_DIV, Place::around},
    {GUMBO_TAG_SECTION, Place::around},
    {GUMBO_TAG_ARTICLE, Place::around},
    {GUMBO_TAG_MAIN, Place::around},
    {GUMBO_TAG_CENTER, Place::around},
    {GUMBO_TAG_P, Place::within, BlockKind::paragraph},
    {GUMBO_TAG_PRE, Place::within, BlockKind::paragraph},
    {GUMBO_TAG_BLOCKQUOTE, Place::within, BlockKind::paragraph},
    {GUMBO_TAG_ADDRESS},
    {GUMBO_TAG_DETAILS, Place::around},
    {GUMBO_TAG_SUMMARY},
    {GUMBO_TAG_FIELDSET, Place::around},
    {GUMBO_TAG_H1, Place::within, BlockKind::heading, 1},
    {GUMBO_TAG_H2, Place::within, BlockKind::heading, 2},
    {GUMBO_TAG_H3, Place::within, BlockKind::heading, 3},
    {GUMBO_TAG_H4, Place::within, BlockKind::heading, 4},
    {GUMBO_TAG_H5, Place::within, BlockKind::heading, 5},
    {GUMBO_TAG_H6, Place::within, BlockKind::heading, 6},
    {GUMBO_TAG_UL, Place::within, BlockKind::item},
    {GUMBO_TAG_OL, Place::within, BlockKind::item},
    {GUMBO_TAG_LI, Place::within, BlockKind::item},
    {GUMBO_TAG_DL, Place::within, BlockKind::item},
    {GUMBO_TAG_DT, Place::within, BlockKind::item},
    {GUMBO_TAG_DD, Place::within, BlockKind::item},
    {GUMBO_TAG_TABLE, Place::around, BlockKind::row},
    {GUMBO_TAG_TR, Place::around, BlockKind::row},
    {GUMBO_TAG_FIGURE, Place::within, BlockKind::caption},
    {GUMBO_TAG_FIGCAPTION, Place::within, BlockKind::caption},
    {GUMBO_TAG_CAPTION, Place::within, BlockKind::caption},
    {GUMBO_TAG_NAV, Place::beside},
    {GUMBO_TAG_MENU, Place::beside},
    {GUMBO_TAG_ASIDE, Place::beside},
    {GUMBO_TAG_FOOTER, Place::beside},
    {GUMBO_TAG_FORM, Place::beside},
    {GUMBO_TAG_NOSCRIPT, Place::beside},
    {GUMBO_TAG_HEADER},
});

/// Never text.
constexpr std::array invisible_tags = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_HEAD,   GUMBO_TAG_TITLE,  GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SVG,    GUMBO_TAG_IFRAME,   GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_RT,     GUMBO_TAG_RP,       GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,
    GUMBO_TAG_MATH,   GUMBO_TAG_NOFRAMES, GUMBO_TAG_CANVAS};

/// By tag; nullptr for those that are part of the text around them.
const TagRow* row_of(GumboTag tag) {
  static const auto by_tag = [] {
    std::array<const TagRow*, GUMBO_TAG_LAST + 1> rows{};
    for (const TagRow& row : tag_rows) rows[row.tag] = &row;
    return rows;
  }();
  return by_tag[tag];
}

bool is_invisible(GumboTag tag) {
  static const auto by_tag = [] {
    std::array<bool, GUMBO_TAG_LAST + 1> tags{};
    for (const GumboTag each : invisible_tags) tags[each] = true;
    return tags;
  }();
  return by_tag[tag];
}

std::string_view attribute_view(const HtmlNode* element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

/// "display: none" and "display:none;", but not "displayed".
bool hides(std::string_view style) {
  std::string plain;
  for (const char c : style.substr(0, 500)) {
    if (c != ' ') plain += c;
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

/// Longer texts in figures are stories.
constexpr std::size_t most_caption_bytes = 300;

constexpr std::size_t most_class_bytes = 200;  // that are looked at

/// The attributes of an element that tell what it is, read at one go; views into the tree.
struct Attributes {
  std::string_view classes;  ///< no more than `most_class_bytes`
  std::string_view id;       ///< as well
  std::string_view role;
  std::string_view property;
  std::string_view relation;
  std::string_view address;
  bool is_hidden = false;
  bool has_pubdate = false;
};

Attributes attributes_of(const HtmlNode* element) {
  Attributes found;
  const GumboVector& all = element->v.element.attributes;
  for (unsigned i = 0; i < all.length; ++i) {
    const auto* const each = static_cast<const GumboAttribute*>(all.data[i]);
    const std::string_view name = each->name;
    const std::string_view value = each->value;
    if (name == "class") found.classes = value.substr(0, most_class_bytes);
    if (name == "id") found.id = value.substr(0, most_class_bytes);
    if (name == "role") found.role = value;
    if (name == "itemprop") found.property = value;
    if (name == "rel") found.relation = value;
    if (name == "href") found.address = value;
    if (name == "pubdate") found.has_pubdate = true;
    found.is_hidden = found.is_hidden || name == "hidden" ||
                      (name == "aria-hidden" && value == "true") ||
                      (name == "style" && hides(value));
  }
  return found;
}

/// What the classes of an element say. Few different ones stand on the many elements of a page.
struct ClassFacts {
  Role role = Role::none;
  bool is_author = false;
  bool is_published = false;
  bool is_modified = false;
};

ClassFacts facts_of(std::string_view classes) {
  const auto has = [&](std::string_view word) {
    return classes.find(word) != std::string_view::npos;
  };
  return {.role = role_of_class(classes),
          .is_author = names_author(classes),
          .is_published = has("published") || has("entry-date"),
          .is_modified = has("updated") || has("modified")};
}

Role role_of(const Attributes& attributes, const ClassFacts& facts) {
  constexpr auto others = std::to_array<std::string_view>(
      {"navigation", "complementary", "search", "dialog", "contentinfo", "banner"});
  if (attributes.is_hidden) return Role::hidden;
  if (std::find(others.begin(), others.end(), attributes.role) != others.end()) {
    return Role::surrounding;
  }
  return facts.role != Role::none ? facts.role : role_of_class(attributes.id);
}

Mark mark_of(GumboTag tag, const Attributes& attributes, Role named) {
  if (attributes.property == "articleBody") return Mark::body;
  if (tag == GUMBO_TAG_ARTICLE && named != Role::comments) return Mark::article;
  if (named == Role::story && tag != GUMBO_TAG_P) return Mark::story;
  return tag == GUMBO_TAG_MAIN || attributes.role == "main" ? Mark::main : Mark::none;
}

/// A link that the page opened there. One that is never closed is opened again in all elements
/// after it, by the rules of HTML; that makes no links of them.
bool is_link(const HtmlNode* element) {
  constexpr unsigned again = GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT;
  return element->v.element.tag == GUMBO_TAG_A &&
         (static_cast<unsigned>(element->parse_flags) & again) == 0;
}

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

/// What moment an element holds; nothing when it is not marked as one.
std::optional<TimeMark::Of> moment_of(GumboTag tag, const Attributes& attributes,
                                      const ClassFacts& facts) {
  const bool is_published = facts.is_published || attributes.has_pubdate ||
                            attributes.property == "datePublished" ||
                            attributes.property == "dateCreated";
  if (is_published) return TimeMark::Of::publication;
  if (facts.is_modified || attributes.property == "dateModified") {
    return TimeMark::Of::modification;
  }
  return tag == GUMBO_TAG_TIME ? std::optional(TimeMark::Of::unknown) : std::nullopt;
}

/// The text of the first nodes below `element`, on one line.
std::string beginning_of(const HtmlNode* element) {
  constexpr int most_nodes = 30;
  int nodes = 0;
  std::string text;
  auto visit = [&](const HtmlNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      text += std::string_view(node->v.text.text).substr(0, 200);
      text += ' ';
    }
    return ++nodes < most_nodes;
  };
  walk(element, visit);
  return one_line(text);
}

/// Whether `raised` is the mark of a footnote after `text`: "quick¹", "quick*", but not "km²",
/// "10⁶" or "x²". Units and formulas have one or two letters before the number.
bool is_note_sign(std::string_view raised, std::string_view text) {
  constexpr std::size_t longest_sign_bytes = 8;
  constexpr std::size_t least_letters = 3;
  if (raised.empty() || raised.size() > longest_sign_bytes) return false;
  if (raised.find_first_not_of("0123456789*") != std::string_view::npos) return false;
  std::size_t letters = 0;
  for (std::size_t at = text.size(); at > 0 && letters < least_letters; --at) {
    const auto byte = static_cast<unsigned char>(text[at - 1]);
    const bool is_letter = byte >= 0x80 || std::isalpha(byte) != 0;
    if (!is_letter) break;
    if ((byte & 0xC0U) != 0x80U) ++letters;  // the first byte of a code point
  }
  return letters == least_letters || (letters > 0 && raised.find('*') != std::string_view::npos);
}

/// Elements below this depth are ignored: each level of the recursion takes up to 6 KiB of the
/// stack (with the address sanitizer), of which a thread has 8 MiB. News pages nest some 50 deep.
constexpr int deepest_outlined = 800;

class OutlineMaker {
 public:
  PageOutline make(const HtmlNode* root) {
    outline_.regions.push_back({.node = root});
    descend(root, 0);
    end_block();
    outline_.regions[0].end = outline_.blocks.size();
    return std::move(outline_);
  }

 private:
  void descend(const HtmlNode* node, int depth) {
    if (depth > deepest_outlined) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      return add_text(node->v.text.text);
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node->v.element.tag;
    if (is_invisible(tag)) return;
    if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) return end_block();
    const Attributes attributes = attributes_of(node);
    const ClassFacts& facts = known_facts(attributes.classes);
    add_time(node, moment_of(tag, attributes, facts));
    add_author(node, attributes, facts);
    if (tag == GUMBO_TAG_TIME && kind_ != BlockKind::paragraph) return;
    const TagRow* row = row_of(tag);
    const Role named = role_of(attributes, facts);
    if (tag == GUMBO_TAG_SUP && is_note_sign(beginning_of(node), text_)) return;
    if (row == nullptr && named == Role::none) return descend_inline(node, tag, depth);
    const Region region = {.node = node,
                           .parent = region_,
                           .role = named,
                           .is_beside = row != nullptr && row->place == Place::beside,
                           .may_hold_story = row != nullptr && row->place != Place::within,
                           .mark = mark_of(tag, attributes, named),
                           .kind = kind_of(tag, attributes.classes)};
    if (row == nullptr && named == Role::hidden) return enter_hidden(region, depth);
    enter(region, row, depth);
  }

  const ClassFacts& known_facts(std::string_view classes) {
    const auto found = facts_.find(classes);
    return found != facts_.end() ? found->second
                                 : facts_.emplace(classes, facts_of(classes)).first->second;
  }

  std::size_t kind_of(GumboTag tag, std::string_view classes) {
    if (classes.empty()) return 0;
    return kinds_.try_emplace({tag, classes}, kinds_.size() + 1).first->second;
  }

  void add_time(const HtmlNode* node, std::optional<TimeMark::Of> of) {
    if (!of) return;
    TimeMark mark{.value = {},
                  .text = beginning_of(node),
                  .region = region_,
                  .block = outline_.blocks.size(),
                  .of = *of};
    for (const char* name : {"datetime", "content", "title"}) {
      if (mark.value.empty()) mark.value = one_line(attribute_view(node, name).substr(0, 100));
    }
    outline_.times.push_back(std::move(mark));
  }

  void add_author(const HtmlNode* node, const Attributes& attributes, const ClassFacts& facts) {
    const bool is_sure = attributes.property == "author" || attributes.property == "creator" ||
                         attributes.relation == "author";
    if (!is_sure && !facts.is_author && !leads_to_author(attributes.address)) return;
    std::string text = beginning_of(node);
    if (text.empty()) text = one_line(attribute_view(node, "content").substr(0, 200));
    outline_.authors.push_back({std::move(text), region_, outline_.blocks.size(), is_sure});
  }

  void descend_inline(const HtmlNode* node, GumboTag tag, int depth) {
    links_ += is_link(node) ? 1 : 0;
    descend_children(node, depth);
    links_ -= is_link(node) ? 1 : 0;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) add_text(" ");
  }

  void enter(Region region, const TagRow* row, int depth) {
    end_block();
    const HtmlNode* const node = region.node;
    const Role named = region.role;
    const std::size_t outer = region_;
    const BlockKind outer_kind = kind_;
    const int outer_level = level_;
    region_ = outline_.regions.size();
    region.begin = outline_.blocks.size();
    outline_.regions.push_back(region);
    if (row != nullptr && row->kind && !(kind_ == BlockKind::caption)) kind_ = *row->kind;
    if (named == Role::caption) kind_ = BlockKind::caption;
    if (row != nullptr && row->level > 0) level_ = row->level;
    links_ += is_link(node) ? 1 : 0;
    descend_children(node, depth);
    end_block();
    links_ -= is_link(node) ? 1 : 0;
    outline_.regions[region_].end = outline_.blocks.size();
    region_ = outer;
    kind_ = outer_kind;
    level_ = outer_level;
  }

  /// The text around a hidden part of a line is one for those who read the page: its block comes
  /// after those of the part.
  void enter_hidden(const Region& region, int depth) {
    std::string text = std::exchange(text_, {});
    const std::size_t bytes = std::exchange(bytes_, 0);
    const std::size_t link_bytes = std::exchange(link_bytes_, 0);
    enter(region, nullptr, depth);
    text_ = std::move(text);
    bytes_ = bytes;
    link_bytes_ = link_bytes;
  }

  void descend_children(const HtmlNode* node, int depth) {
    for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
      descend(child, depth + 1);
    }
  }

  void add_text(std::string_view text) {
    text_ += text;
    const std::size_t bytes = visible_bytes(text);
    bytes_ += bytes;
    if (links_ > 0) link_bytes_ += bytes;
  }

  void end_block() {
    std::string text = bytes_ == 0 ? std::string() : one_line(text_);
    if (!text.empty()) {
      outline_.blocks.push_back({.text = std::move(text),
                                 .kind = bytes_ > most_caption_bytes && kind_ == BlockKind::caption
                                             ? BlockKind::paragraph
                                             : kind_,
                                 .level = level_,
                                 .bytes = bytes_,
                                 .link_bytes = link_bytes_,
                                 .region = region_});
    }
    text_.clear();
    bytes_ = 0;
    link_bytes_ = 0;
  }

  PageOutline outline_;
  std::unordered_map<std::string_view, ClassFacts> facts_;
  std::map<std::pair<GumboTag, std::string_view>, std::size_t> kinds_;
  std::size_t region_ = 0;
  BlockKind kind_ = BlockKind::paragraph;
  int level_ = 0;
  int links_ = 0;  ///< how many links are open
  std::string text_;
  std::size_t bytes_ = 0;
  std::size_t link_bytes_ = 0;
};

}  // namespace

PageOutline outline_of(const HtmlNode* root) { return OutlineMaker().make(root); }

}  // namespace gazette
