// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/tag_soup.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/xml/next_place.hpp"
#include "indexer/xml/xml_references.hpp"
#include "indexer/xml/xml_tag.hpp"
#include "indexer/xml/xml_tree.hpp"

namespace gazette {
namespace {

constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view comment_end = "-->";
constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view cdata_end = "]]>";

class SoupParser {
 public:
  explicit SoupParser(std::string_view xml)
      : xml_(xml),
        next_comment_end_(xml, comment_end),
        next_cdata_end_(xml, cdata_end),
        next_tag_end_(xml, ">") {
    open_.push_back({});
  }

  XmlNode parse() {
    std::size_t at = 0;
    while (at < xml_.size() && nodes_ < most_xml_nodes) {
      const std::size_t tag = std::min(xml_.find('<', at), xml_.size());
      add_text(without_xml_references(xml_.substr(at, tag - at)));
      if (tag == xml_.size()) break;
      at = tag + read_markup(tag);
    }
    while (open_.size() > 1) close();
    // The document is the first element that has something in it.
    std::vector<XmlNode>& roots = open_.front().children;
    const auto is_element = [](const XmlNode& node) { return !node.name.empty(); };
    const auto root = std::find_if(roots.begin(), roots.end(), is_element);
    return root == roots.end() ? XmlNode{} : std::move(*root);
  }

 private:
  /// Reads what begins at `at` with <, and returns its length.
  std::size_t read_markup(std::size_t at) {
    const std::string_view rest = xml_.substr(at);
    if (rest.starts_with(cdata_begin)) {
      const std::size_t begin = at + cdata_begin.size();
      const std::size_t end = std::min(next_cdata_end_.from(at), xml_.size());
      add_text(repair_utf8(xml_.substr(begin, end - begin)));
      return std::min(end + cdata_end.size(), xml_.size()) - at;
    }
    if (rest.starts_with(comment_begin)) {
      const std::size_t end = next_comment_end_.from(at);
      if (end != std::string_view::npos) return end + comment_end.size() - at;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      const std::size_t end = next_tag_end_.from(at);
      return end == std::string_view::npos ? rest.size() : end + 1 - at;
    }
    const std::optional<XmlTag> tag = tag_at(rest);
    if (!tag) {
      add_text("<");
      return 1;
    }
    if (tag->kind == XmlTag::Kind::end) {
      close_named(tag->name);
    } else {
      open(*tag);
    }
    return tag->size;
  }

  void add_text(std::string text) {
    if (text.empty()) return;
    std::vector<XmlNode>& children = open_.back().children;
    if (!children.empty() && children.back().name.empty()) {
      children.back().text += text;
      return;
    }
    ++nodes_;
    children.push_back({{}, std::move(text), {}, {}});
  }

  void open(const XmlTag& tag) {
    if (open_.size() > deepest_xml) return;
    ++nodes_;
    open_.push_back({std::string(tag.name), {}, attributes_of(tag), {}});
    if (tag.kind == XmlTag::Kind::empty) close();
  }

  void close() {
    XmlNode node = std::move(open_.back());
    open_.pop_back();
    open_.back().children.push_back(std::move(node));
  }

  void close_named(std::string_view name) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const XmlNode& node) {
      return is_same_name(node.name, name);
    });
    if (found == open_.rend()) return;
    for (auto count = found - open_.rbegin(); count >= 0; --count) close();
  }

  std::string_view xml_;
  NextPlace next_comment_end_;
  NextPlace next_cdata_end_;
  NextPlace next_tag_end_;
  std::vector<XmlNode> open_;  ///< the document, its root, and so on to the innermost element
  std::size_t nodes_ = 0;
};

}  // namespace

XmlNode parse_tag_soup(std::string_view xml) { return SoupParser(xml).parse(); }

}  // namespace gazette
