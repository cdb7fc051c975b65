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

/// No page of news nests deeper; Gumbo's time grows with length times depth. REQUIRES of all that
/// is parsed: `nesting_of` (indexer/reading/html_markup.hpp) is no more.
inline constexpr int deepest_nesting = 2000;

/// The tree is deeper than its tags say (table, tbody, tr, td), and a page may trick our count of
/// them. What lies deeper is passed over, since we visit by recursion.
inline constexpr int deepest_visited = 4 * deepest_nesting;

/// Owns the nodes. Their memory is released at once: Gumbo would free them by recursion.
class HtmlTree {
 public:
  /// `html` is UTF-8 and outlives the tree.
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const HtmlNode* root() const { return root_; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  const HtmlNode* root_;
};

/// The child at `index`, from 0; nullptr past the last one and where `node` is no element.
const HtmlNode* child_at(const HtmlNode* node, std::size_t index);

/// The value of an attribute on one line; empty when it is absent or `node` is no element.
std::string attribute(const HtmlNode* node, const char* name);

/// Calls `visit` for each node in document order; it returns whether to go into the children.
template <typename Visit>
void walk(const HtmlNode* node, Visit& visit, int depth = 0) {
  if (depth > deepest_visited || !visit(node)) return;
  for (std::size_t i = 0; const HtmlNode* child = child_at(node, i); ++i) {
    walk(child, visit, depth + 1);
  }
}

}  // namespace gazette
