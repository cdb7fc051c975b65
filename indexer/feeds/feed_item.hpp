// SPDX-License-Identifier: GPL-3.0-or-later
// An article from an item of a feed. Pure functions, thread-safe.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/feeds/feed_text.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// What a feed says of itself, which its items do not repeat.
struct FeedChannel {
  std::string title;
  std::string url;
  std::string language;
  std::vector<std::string> authors;  ///< of Atom, where they stand for its entries
  /// Names of authors by those of their accounts, which the items of a WordPress export have.
  std::map<std::string, std::string> account_names;
};

/// The elements of feeds that are items, and the namespaces of what is in them.
const XmlPieceRules& feed_rules();

/// `root` is that of the feed, without its items.
FeedChannel channel_of(const XmlNode& root);

/// The article of an item, and whether its text is but the summary.
struct FeedArticle {
  Article article;
  bool is_summary = false;
};

/// The first of several elements that say the same counts; docs/formats.md names them. A summary is
/// the body where there is no fuller text.
FeedArticle article_of_item(const XmlPiece& item, const FeedChannel& channel);

/// Why an item of a WordPress export is no article: "a draft". Empty when it is one.
std::string reason_to_skip(const XmlNode& item);

}  // namespace gazette
