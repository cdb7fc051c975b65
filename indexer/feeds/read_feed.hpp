// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds in XML: RSS 0.9 to 2.0, RDF, Atom, CDF, and WordPress exports (WXR).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/feeds/feed_item.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_feed(std::string_view head, std::string_view name);
void read_feed(ReaderInput input, const StorySink& sink);

/// Receives every item, with or without content.
struct FeedItemSink {
  std::function<void(FeedArticle article, const std::string& place)> on_article;
  std::function<void(Skipped skipped)> on_skipped;
};

/// Sends the items of a feed as read_feed() does, including those without content.
void read_feed_items(const ReaderInput& input, const FeedItemSink& sink);

}  // namespace gazette
