// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/cleaning.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "indexer/cleaning/capitals.hpp"
#include "indexer/cleaning/shop_messages.hpp"

namespace gazette {
namespace {

/// The end of the block that contains `begin`: after the next line that a blank line follows.
std::size_t end_of_block(std::span<const Paragraph> paragraphs, std::size_t begin) {
  while (begin + 1 < paragraphs.size() && !paragraphs[begin].is_followed_by_blank) ++begin;
  return std::min(begin + 1, paragraphs.size());
}

/// Leaves the first block alone.
void drop_shop_blocks(std::vector<Paragraph>& paragraphs) {
  std::vector<Paragraph> kept;
  for (std::size_t begin = 0; begin < paragraphs.size();) {
    const std::size_t end = end_of_block(paragraphs, begin);
    const std::span block = std::span(paragraphs).subspan(begin, end - begin);
    const bool is_last = end == paragraphs.size();
    const bool is_shop = begin > 0 && (is_last ? is_shop_block(block) : is_sure_shop_block(block));
    if (!is_shop) std::move(block.begin(), block.end(), std::back_inserter(kept));
    begin = end;
  }
  paragraphs = std::move(kept);
}

void drop_closing_messages(std::vector<Paragraph>& paragraphs) {
  const std::size_t count = closing_messages(paragraphs);
  const bool leaves_story = count < paragraphs.size() ||
                            std::all_of(paragraphs.begin(), paragraphs.end(), [](const auto& each) {
                              return is_shop_message(each.text);
                            });
  if (count == 0 || !leaves_story) return;
  paragraphs.resize(paragraphs.size() - count);
  if (!paragraphs.empty()) paragraphs.back().is_followed_by_blank = true;
}

}  // namespace

std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs) {
  std::size_t before = 0;
  do {
    before = paragraphs.size();
    drop_shop_blocks(paragraphs);
    drop_closing_messages(paragraphs);
    drop_links(paragraphs);
  } while (paragraphs.size() != before);
  return paragraphs;
}

}  // namespace gazette
