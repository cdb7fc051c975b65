// SPDX-License-Identifier: GPL-3.0-or-later
// A saved search as a feed: what Atom (RFC 4287) and RSS 2.0 both tell, as plain values. To write
// it as either, see web/formats/feed_formats.hpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"
#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

struct FeedTopic {
  std::string path;
  std::string label;
};

struct FeedEntry {
  std::string id;  ///< an IRI that is never another article's (web/formats/entry_id.hpp)
  std::string title;
  std::string url;       ///< of the article on this page, absolute
  std::string language;  ///< ISO 639-1; empty when it is not known
  std::string author;    ///< who published it; may be empty
  std::optional<Timestamp> published;
  std::chrono::sys_seconds updated;  ///< published or changed, whichever is later
  std::string summary;               ///< one line of text, no markup; may be empty
  std::vector<FeedTopic> topics;
};

struct Feed {
  std::string id;
  std::string title;
  std::chrono::sys_seconds updated;  ///< that of the entry that was updated last
  std::string self_url;              ///< of the feed itself, absolute as the next one
  std::string page_url;              ///< of the same search as a page
  std::vector<FeedEntry> entries;    ///< no two with one id
};

/// When what has no date was updated: Atom wants a date, and this one makes nothing look new.
inline constexpr std::chrono::sys_seconds undated{};

/// The articles that are asked for, newest first unless an order is. Throws as `Searcher::search`.
Feed find_feed(const Asking& asking, Searcher& searcher);

// What feeds call an article by: the same wherever the archive lies, so that a reader's program
// knows an article again that it has shown already.

/// "urn:uuid:..." of version 8 (RFC 9562, 5.8) from the hash of `name`: an article's id, or what a
/// feed is told apart by.
std::string urn_of(std::string_view name);

}  // namespace gazette
