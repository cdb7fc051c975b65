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

/// Owns its nodes, which are valid as long as it. Their memory is released as a whole: Gumbo would
/// free them by recursion.
class HtmlTree {
 public:
  /// REQUIRES: `html` is UTF-8, outlives the tree, and nesting_of(html) is at most
  /// `deepest_nesting`.
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const HtmlNode* root() const { return root_; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  const HtmlNode* root_;
};

/// The child at `index`, from 0; nullptr past the last one and when `node` is not an element.
const HtmlNode* child_at(const HtmlNode* node, std::size_t index);

/// The value of an attribute, on one line; empty when it is absent or `node` is not an element.
std::string attribute(const HtmlNode* node, const char* name);

/// Calls `visit` for each node in document order. It returns whether to visit the children.
template <typename Visit>
void walk(const HtmlNode* node, Visit& visit, int depth = 0) {
  if (depth > deepest_visited || !visit(node)) return;
  for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
    walk(child, visit, depth + 1);
  }
}

}  // namespace gazette
