// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as a tree of nodes, parsed by Gumbo. Nothing here recurses deeper than `deepest_visited`.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <string>
#include <string_view>

struct GumboInternalNode;

namespace gazette {

using HtmlNode = GumboInternalNode;

/// No news page nests deeper. Gumbo's time grows with length times depth.
inline constexpr int deepest_nesting = 2000;

/// A tree is deeper than its tags (table, tbody, tr, td), and a page may defeat our count of them.
/// Nodes below this depth are ignored, because walk() recurses.
inline constexpr int deepest_visited = 4 * deepest_nesting;

/// Gumbo compares each attribute of a tag with all others. Tags up to ten above the limit may be
/// accepted.
inline constexpr std::size_t most_attributes = 250;

/// Gumbo reopens unclosed inline tags in each following paragraph, which can multiply the tree. For
/// comparison, a tree of one-letter paragraphs takes about a hundred bytes per byte of HTML.
inline constexpr std::size_t most_tree_bytes_per_byte = 300;

/// Owns its nodes, which are valid as long as it is. Their memory is released as a whole, because
/// Gumbo would free them recursively. Linear in the length of the text, in time and memory.
class HtmlTree {
 public:
  /// REQUIRES: `html` is UTF-8 and outlives the tree.
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// Nullptr when `html` exceeds a limit above.
  const HtmlNode* root() const { return root_; }

  /// The limit that was exceeded; empty when there is a root.
  const std::string& fault() const { return fault_; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  const HtmlNode* root_ = nullptr;
  std::string fault_;
};

/// The child at `index`, from 0; nullptr past the last one and when `node` is not an element.
const HtmlNode* child_at(const HtmlNode* node, std::size_t index);

/// The value of an attribute, on one line; empty when it is absent or `node` is not an element.
std::string attribute(const HtmlNode* node, const char* name);

/// Calls `visit` for each node in document order; `visit` returns whether to go on to its children.
template <typename Visit>
void walk(const HtmlNode* node, Visit& visit, int depth = 0) {
  if (depth > deepest_visited || !visit(node)) return;
  for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
    walk(child, visit, depth + 1);
  }
}

}  // namespace gazette
