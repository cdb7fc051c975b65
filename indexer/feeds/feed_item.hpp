// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an article from an item of a feed. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/feeds/feed_text.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// What a feed states once for all of its items.
struct FeedChannel {
  std::string title;
  std::string url;
  std::string language;
  std::vector<std::string> authors;  ///< of an Atom feed: those of entries that name none
  /// Author names by account name: the items of a WordPress export name accounts.
  std::map<std::string, std::string> account_names;
};

/// The elements that are items of feeds, and the namespaces used within them.
const XmlPieceRules& feed_rules();

/// Reads the channel from `root`, the root element of the feed without its items.
FeedChannel channel_of(const XmlNode& root);

/// The article of an item, and whether its body is only a summary.
struct FeedArticle {
  Article article;
  bool is_summary = false;
};

/// Where several elements can state a field, the first in the order of docs/formats.md counts. An
/// item without a full text gets its summary as its body.
FeedArticle article_of_item(const XmlPiece& item, const FeedChannel& channel);

/// Why an item of a WordPress export is not an article: "a draft". Empty when it is one.
std::string reason_to_skip(const XmlNode& item);

}  // namespace gazette
