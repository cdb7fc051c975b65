// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_tree.hpp"

#include <fmt/format.h>
#include <gumbo.h>

#include "core/text/text.hpp"
#include "indexer/reading/html_markup.hpp"

namespace gazette {
namespace {

/// Thrown through Gumbo, which is C and holds nothing that is not in our memory.
struct TooIntricate {
  std::string why;
};

/// The memory of a tree. What Gumbo asks for shows how its work grows.
class TreeMemory {
 public:
  TreeMemory(std::pmr::memory_resource& resource, std::size_t html_bytes)
      : resource_(resource),
        most_bytes_(smallest_tree_bytes + html_bytes * most_tree_bytes_per_byte) {}

  void* allocate(std::size_t size) {
    bytes_ += size;
    if (bytes_ > most_bytes_) throw TooIntricate{"its tags are too badly nested"};
    // A list of 16 pointers has that size as well: the first attributes may not count.
    if (size == sizeof(GumboNode)) attributes_ = 0;
    if (size == sizeof(GumboAttribute) && ++attributes_ > most_attributes) {
      throw TooIntricate{fmt::format("a tag has more than {} attributes", most_attributes)};
    }
    return resource_.allocate(size);
  }

 private:
  static constexpr std::size_t smallest_tree_bytes = std::size_t{1} << 20U;

  std::pmr::memory_resource& resource_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::size_t attributes_ = 0;  ///< since the last node: those of one tag
};

}  // namespace

HtmlTree::HtmlTree(std::string_view html) {
  if (nesting_of(html) > deepest_nesting) {
    fault_ = fmt::format("tags nest more than {} deep", deepest_nesting);
    return;
  }
  TreeMemory memory(memory_, html.size());
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.deallocator = [](void*, void*) {};
  options.allocator = [](void* tree_memory, std::size_t size) {
    return static_cast<TreeMemory*>(tree_memory)->allocate(size);
  };
  try {
    root_ = gumbo_parse_with_options(&options, html.data(), html.size())->root;
  } catch (const TooIntricate& reason) {
    fault_ = reason.why;
  }
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
