// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_tree.hpp"

#include <gumbo.h>

#include "core/text/text.hpp"

namespace gazette {

HtmlTree::HtmlTree(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory_;
  options.deallocator = [](void*, void*) {};
  options.allocator = [](void* resource, std::size_t size) {
    return static_cast<std::pmr::memory_resource*>(resource)->allocate(size);
  };
  root_ = gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

const HtmlNode* child_at(const HtmlNode* node, std::size_t index) {
  if (node->type != GUMBO_NODE_ELEMENT) return nullptr;
  const GumboVector& children = node->v.element.children;
  return index < children.length ? static_cast<const HtmlNode*>(children.data[index]) : nullptr;
}

std::string attribute(const HtmlNode* node, const char* name) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string() : one_line(found->value);
}

}  // namespace gazette
