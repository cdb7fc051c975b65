// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds in XML: RSS 0.9 to 2.0, RDF, Atom, CDF, and exports of WordPress (WXR).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/feeds/feed_item.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_feed(std::string_view head, std::string_view name);
void read_feed(ReaderInput input, const StorySink& sink);

/// An item as it is read, whether it has content or not.
struct FeedItemSink {
  std::function<void(FeedArticle article, const std::string& place)> on_article;
  std::function<void(Skipped skipped)> on_skipped;
};

/// What read_feed() sends, before it asks whether an article has content.
void read_feed_items(const ReaderInput& input, const FeedItemSink& sink);

}  // namespace gazette
