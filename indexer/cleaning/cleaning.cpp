// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/cleaning.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>

#include "indexer/cleaning/capitals.hpp"
#include "indexer/cleaning/shop_messages.hpp"

namespace gazette {
namespace {

enum class Place { within, end };

/// The end of the block that contains `begin`: after the next line that a blank line follows.
std::size_t end_of_block(std::span<const Paragraph> paragraphs, std::size_t begin) {
  while (begin + 1 < paragraphs.size() && !paragraphs[begin].is_followed_by_blank) ++begin;
  return std::min(begin + 1, paragraphs.size());
}

/// Judges lines of `block` only as long as it can be a shop's.
bool is_shop_at(std::span<const Paragraph> block, Place place) {
  std::vector<ShopLine> lines;
  for (const Paragraph& each : block) {
    const ShopLine line = shop_line(each.text);
    const bool is_possible = place == Place::within
                                 ? line.may_join_message
                                 : line.is_message || block.size() <= most_shop_lines;
    if (!is_possible) return false;
    lines.push_back(line);
  }
  return place == Place::end ? is_shop_block(lines) : is_sure_shop_block(lines);
}

/// Leaves the first block alone.
void drop_shop_blocks(std::vector<Paragraph>& paragraphs) {
  std::vector<Paragraph> kept;
  for (std::size_t begin = 0; begin < paragraphs.size();) {
    const std::size_t end = end_of_block(paragraphs, begin);
    const std::span block = std::span(paragraphs).subspan(begin, end - begin);
    const Place place = end == paragraphs.size() ? Place::end : Place::within;
    if (begin == 0 || !is_shop_at(block, place)) {
      std::move(block.begin(), block.end(), std::back_inserter(kept));
    }
    begin = end;
  }
  paragraphs = std::move(kept);
}

/// How many messages at the end drop_closing_messages() removes.
std::size_t dropped_messages(std::span<const ShopLine> last_lines, std::size_t lines) {
  const std::size_t count = closing_messages(last_lines);
  const bool leaves_story =
      count < lines || std::all_of(last_lines.begin(), last_lines.end(),
                                   [](const ShopLine& line) { return line.is_message; });
  return leaves_story ? count : 0;
}

void drop_last(std::vector<Paragraph>& paragraphs, std::size_t count) {
  if (count == 0) return;
  paragraphs.resize(paragraphs.size() - count);
  if (!paragraphs.empty()) paragraphs.back().is_followed_by_blank = true;
}

std::span<const Paragraph> last_lines(std::span<const Paragraph> paragraphs) {
  return paragraphs.last(std::min(paragraphs.size(), most_shop_lines));
}

void drop_closing_messages(std::vector<Paragraph>& paragraphs) {
  drop_last(paragraphs, dropped_messages(shop_lines(last_lines(paragraphs)), paragraphs.size()));
}

/// Removes from the end of a text, again and again, what a round over all of it would: each step
/// looks at a few lines only.
class EndOfText {
 public:
  explicit EndOfText(std::vector<Paragraph>& paragraphs)
      : paragraphs_(paragraphs), lines_(paragraphs.size()) {
    for (const Paragraph& each : paragraphs) share_.add(each);
    is_mostly_capitals_ = share_.is_most();
  }

  /// Until nothing more goes, or the rest of the text would be judged otherwise.
  void clean() {
    std::size_t before = 0;
    do {
      before = paragraphs_.size();
      drop(last_block());
      drop(dropped_messages(lines_from(before_end(most_shop_lines)), paragraphs_.size()));
      if (share_.is_most() != is_mostly_capitals_) return;
      if (!is_mostly_capitals_) drop(links_at_end(paragraphs_));
    } while (paragraphs_.size() != before);
  }

 private:
  void drop(std::size_t count) {
    for (const Paragraph& each : std::span(paragraphs_).last(count)) share_.remove(each);
    drop_last(paragraphs_, count);
  }

  std::size_t before_end(std::size_t count) const {
    return paragraphs_.size() - std::min(paragraphs_.size(), count);
  }

  const ShopLine& line(std::size_t index) {
    std::optional<ShopLine>& judged = lines_[index];
    if (!judged) judged = shop_line(paragraphs_[index].text);
    return *judged;
  }

  std::vector<ShopLine> lines_from(std::size_t begin) {
    std::vector<ShopLine> lines;
    for (; begin < paragraphs_.size(); ++begin) lines.push_back(line(begin));
    return lines;
  }

  /// The size of the last block when it is a shop's and not the first; else 0.
  std::size_t last_block() {
    if (paragraphs_.size() <= block_) find_block();
    if (block_ == 0) return 0;
    while (messages_end_ < paragraphs_.size() && line(messages_end_).is_message) ++messages_end_;
    const std::size_t size = paragraphs_.size() - block_;
    if (messages_end_ >= paragraphs_.size()) return size;
    return size <= most_shop_lines && is_shop_block(lines_from(block_)) ? size : 0;
  }

  void find_block() {
    block_ = before_end(1);
    while (block_ > 0 && !paragraphs_[block_ - 1].is_followed_by_blank) --block_;
    messages_end_ = block_;
  }

  std::vector<Paragraph>& paragraphs_;
  std::vector<std::optional<ShopLine>> lines_;  ///< judged when they come near the end
  CapitalShare share_;
  bool is_mostly_capitals_ = false;
  std::size_t block_ = std::string::npos;  ///< where the last block begins
  std::size_t messages_end_ = 0;           ///< after the messages that it begins with
};

/// Whether `rest` is what `text` begins with.
bool is_beginning(std::span<const Paragraph> rest, std::span<const Paragraph> text) {
  return rest.size() <= text.size() &&
         std::equal(
             rest.begin(), rest.end(), text.begin(), [&](const Paragraph& a, const Paragraph& b) {
               return a.text == b.text &&
                      (&a == &rest.back() || a.is_followed_by_blank == b.is_followed_by_blank);
             });
}

/// Rounds over the whole text. Each takes time in proportion to it; no story needs more than three.
constexpr int most_rounds = 16;

}  // namespace

std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs) {
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<Paragraph> before = paragraphs;
    drop_shop_blocks(paragraphs);
    drop_closing_messages(paragraphs);
    drop_links(paragraphs);
    if (paragraphs.size() == before.size()) break;
    if (is_beginning(paragraphs, before)) EndOfText(paragraphs).clean();
  }
  return paragraphs;
}

}  // namespace gazette
