// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/hash.hpp"
#include "core/text/text.hpp"
#include "web/templates/xml_text.hpp"
#include "web/views/article_text.hpp"
#include "web/views/wording.hpp"

namespace gazette {
namespace {

/// On one line; empty when nothing is left of it that XML can hold, since an author without a name
/// makes a feed invalid.
std::string line_of(std::string_view text) { return one_line(xml_characters(text)); }

std::string title_of(const Hit& hit) {
  std::string title = line_of(hit.title.text);
  if (title.empty()) title = line_of(hit.article.id);
  return title.empty() ? "Without a title" : title;
}

std::chrono::sys_seconds updated_at(const Article& article) {
  std::chrono::sys_seconds time = undated;
  if (article.published) time = article.published->utc;
  if (article.modified && (!article.published || article.modified->utc > time)) {
    time = article.modified->utc;
  }
  return time;
}

std::vector<FeedTopic> topics_of(const Article& article, const TopicLabels& labels) {
  std::vector<FeedTopic> topics;
  for (const FiledTopic& topic : article.topics) {
    const std::string path = line_of(topic.path);
    const std::string label = line_of(label_in(labels, topic.path));
    if (!path.empty()) topics.push_back({path, label.empty() ? path : label});
  }
  return topics;
}

FeedEntry entry_of(const Asking& asking, const Hit& hit, const TopicLabels& labels) {
  const Article& article = hit.article;
  const std::string title = title_of(hit);
  return {urn_of(article.id),
          title,
          asking.origin + article_url(asking.site, article.id),
          language_tag(article),
          line_of(article.source),
          article.published,
          updated_at(article),
          hit.snippet.text == hit.title.text ? std::string() : line_of(hit.snippet.text),
          topics_of(article, labels)};
}

/// An article that lies in several databases is a hit of each.
std::vector<FeedEntry> entries_of(const Asking& asking, const Page& page) {
  std::vector<FeedEntry> entries;
  std::set<std::string> ids;
  for (const Hit& hit : page.hits) {
    FeedEntry entry = entry_of(asking, hit, page.topic_labels);
    if (ids.insert(entry.id).second) entries.push_back(std::move(entry));
  }
  return entries;
}

std::string title_of(const Asking& asking, const TopicLabels& labels) {
  std::string title = shown(asking.parameters.request.query);
  for (const LinkedText& condition : conditions(asking.site, asking.parameters, labels)) {
    title.append(title.empty() ? "" : ", ").append(condition.label);
  }
  return (title.empty() ? "Newest articles" : title) + " \u2013 Gazette";
}

/// The same search for people, from its first page.
Parameters as_page(const Parameters& parameters) {
  Parameters page = at_offset(parameters, 0);
  page.format.clear();
  page.limit.reset();
  return page;
}

/// Scheme left out: the feed stays the same when its server turns to https.
std::string feed_id(const Asking& asking, const std::string& page_url) {
  return urn_of("feed " + page_url.substr(std::min(page_url.size(), asking.origin.find("//"))));
}

}  // namespace

Feed find_feed(const Asking& asking, Searcher& searcher) {
  Request request = asking.parameters.request;
  if (request.sort == SortOrder::automatic) request.sort = SortOrder::newest;
  request.label_languages = asking.reader.languages;
  request.facets.clear();
  request.counting = Counting::none;
  request.suggestions = Suggestions::no;
  request.label_scope = TopicLabelScope::facets_and_hits;
  const Page page = searcher.search(request);
  Feed feed;
  feed.title = title_of(asking, page.topic_labels);
  feed.updated = undated;
  feed.self_url = asking.origin + search_url(asking.site, asking.parameters);
  feed.page_url = asking.origin + search_url(asking.site, as_page(asking.parameters));
  feed.id = feed_id(asking, feed.page_url);
  feed.entries = entries_of(asking, page);
  for (const FeedEntry& entry : feed.entries) feed.updated = std::max(feed.updated, entry.updated);
  return feed;
}

std::string urn_of(std::string_view name) {
  Hash bytes = hash_of(name);
  const auto set_bits = [&](std::size_t at, unsigned kept, unsigned set) {
    bytes[at] = static_cast<char>((static_cast<unsigned char>(bytes[at]) & kept) | set);
  };
  set_bits(6, 0x0F, 0x80);  // version 8
  set_bits(8, 0x3F, 0x80);  // variant 10
  const std::string hex = to_hex(bytes);
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20));
}

}  // namespace gazette
