// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/read_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/feeds/feed_item.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {
namespace {

/// A document of RDF may be anything; that of a feed names a namespace of RSS.
bool is_rdf_feed(std::string_view head) {
  const std::string text = fold_case(head.substr(0, cut_point(head, 8'192)));
  constexpr std::array<std::string_view, 3> marks = {"/rss/1.0/", "rdf/simple/0.9", "/rss1.1#"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

}  // namespace

bool is_feed(std::string_view head, std::string_view) {
  const XmlRoot root = root_of(head);
  if (root.name == "rdf") return is_rdf_feed(root.head);
  return root.name == "rss" || root.name == "feed" || root.name == "channel";
}

void read_feed_items(const ReaderInput& input, const FeedItemSink& sink) {
  FeedChannel channel;
  std::size_t items = 0;
  const auto place = [](std::size_t number) { return fmt::format(": item {}", number); };
  const auto take = [&](const XmlPiece& piece) {
    ++items;
    if (std::string why = reason_to_skip(piece.element()); !why.empty()) {
      return sink.on_skipped(
          {input.name, place(piece.number), std::move(why), Skipped::Hides::nothing});
    }
    sink.on_article(article_of_item(piece, channel), place(piece.number));
  };
  std::string fault =
      read_xml_pieces(input.stream, feed_rules(),
                      {.on_frame = [&](const XmlNode& root) { channel = channel_of(root); },
                       .on_piece = take,
                       .on_fault =
                           [&](std::size_t number, std::string why) {
                             ++items;
                             sink.on_skipped({input.name, place(number), std::move(why)});
                           }},
                      input.context.charset);
  if (fault.empty() && items == 0) fault = "there is no item in the feed";
  if (!fault.empty()) sink.on_skipped({input.name, {}, std::move(fault)});
}

void read_feed(ReaderInput input, const StorySink& sink) {
  const auto take = [&](FeedArticle item, const std::string& place) {
    const bool has_text = has_content(item.article);
    if (!has_text) {
      return sink(Skipped{input.name, place, "no title and no text", Skipped::Hides::nothing});
    }
    std::string why = excess_of(item.article);
    if (!why.empty()) return sink(Skipped{input.name, place, std::move(why)});
    if (item.is_summary) return sink(Teaser{std::move(item.article)});
    sink(std::move(item.article));
  };
  read_feed_items(input, {.on_article = take,
                          .on_skipped = [&](Skipped skipped) { sink(std::move(skipped)); }});
}

}  // namespace gazette
