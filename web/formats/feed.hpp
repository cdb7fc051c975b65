// SPDX-License-Identifier: GPL-3.0-or-later
// A search as a feed: what Atom (RFC 4287) and RSS 2.0 have in common, as plain values.
// web/formats/feed_formats.hpp writes them as XML.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "searcher/search/searcher.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

struct FeedTopic {
  std::string path;
  std::string label;
};

struct FeedEntry {
  std::string id;  ///< `urn_of` the article's id
  std::string title;
  std::string url;       ///< of the article on this site, absolute
  std::string language;  ///< ISO 639-1; empty when unknown
  std::string author;    ///< the article's source; may be empty
  std::optional<Timestamp> published;
  std::chrono::sys_seconds updated;  ///< published or modified, whichever is later
  std::string summary;               ///< plain text on one line; may be empty
  std::vector<FeedTopic> topics;
};

struct Feed {
  std::string id;
  std::string title;
  std::chrono::sys_seconds updated;  ///< the latest of the entries'
  std::string self_url;              ///< of this feed, absolute
  std::string page_url;              ///< of the same search in HTML, absolute
  std::vector<FeedEntry> entries;    ///< with distinct ids
};

/// `updated` of articles without a date. Atom requires one, and this makes nothing look new.
inline constexpr std::chrono::sys_seconds undated{};

/// Searches for what `context` asks for, newest first unless it names an order. Throws as
/// `Searcher::search`.
Feed make_feed(const PageContext& context, Searcher& searcher);

/// "urn:uuid:...", a UUID of version 8 (RFC 9562, 5.8) from the hash of `name`. Feed readers store
/// these ids: they must never change, and do not depend on where the site is.
std::string urn_of(std::string_view name);

}  // namespace gazette
