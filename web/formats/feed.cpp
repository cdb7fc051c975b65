// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/hash.hpp"
#include "core/text/text.hpp"
#include "web/templates/xml_text.hpp"
#include "web/views/article_text.hpp"
#include "web/views/condition_links.hpp"

namespace gazette {
namespace {

/// `text` on one line, without characters that XML forbids. Empty when none are left, so that the
/// element can be omitted: an author without a name would make the feed invalid.
std::string xml_line(std::string_view text) { return one_line(xml_characters(text)); }

std::string title_of(const Hit& hit) {
  std::string title = xml_line(hit.title.text);
  if (title.empty()) title = xml_line(hit.article.id);
  return title.empty() ? "Untitled" : title;
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
    const std::string path = xml_line(topic.path);
    const std::string label = xml_line(label_in(labels, topic.path));
    if (!path.empty()) topics.push_back({path, label.empty() ? path : label});
  }
  return topics;
}

FeedEntry entry_of(const PageContext& context, const Hit& hit, const TopicLabels& labels) {
  const Article& article = hit.article;
  const std::string title = title_of(hit);
  return {urn_of(article.id),
          title,
          context.origin + article_url(context.site, article.id),
          language_tag(article),
          xml_line(article.source),
          article.published,
          updated_at(article),
          hit.snippet.text == hit.title.text ? std::string() : xml_line(hit.snippet.text),
          topics_of(article, labels)};
}

/// An article that is in several databases is a hit of each, but one entry.
std::vector<FeedEntry> entries_of(const PageContext& context, const Page& page) {
  std::vector<FeedEntry> entries;
  std::set<std::string> ids;
  for (const Hit& hit : page.hits) {
    FeedEntry entry = entry_of(context, hit, page.topic_labels);
    if (ids.insert(entry.id).second) entries.push_back(std::move(entry));
  }
  return entries;
}

std::string title_of(const PageContext& context, const TopicLabels& labels) {
  std::string title = short_line(context.parameters.request.query);
  for (const ConditionLink& condition : condition_links(context, labels)) {
    title.append(title.empty() ? "" : ", ").append(condition.label);
  }
  return (title.empty() ? "Newest articles" : title) + " \u2013 Gazette";
}

/// The same search in HTML, from the first page.
Parameters as_page(const Parameters& parameters) {
  Parameters page = with_offset(parameters, 0);
  page.format.clear();
  page.limit.reset();
  return page;
}

/// Without the scheme, so that the feed keeps its id when the server changes to https.
std::string feed_id(const PageContext& context, const std::string& page_url) {
  return urn_of("feed " + page_url.substr(std::min(page_url.size(), context.origin.find("//"))));
}

}  // namespace

Feed make_feed(const PageContext& context, Searcher& searcher) {
  Request request = request_of(context);
  if (request.sort == SortOrder::automatic) request.sort = SortOrder::newest;
  request.facets.clear();
  request.counting = Counting::none;
  request.suggestions = Suggestions::no;
  request.label_scope = TopicLabelScope::facets_and_hits;
  const Page page = searcher.search(request);
  Feed feed;
  feed.title = title_of(context, page.topic_labels);
  feed.updated = undated;
  feed.self_url = context.origin + search_url(context.site, context.parameters);
  feed.page_url = context.origin + search_url(context.site, as_page(context.parameters));
  feed.id = feed_id(context, feed.page_url);
  feed.entries = entries_of(context, page);
  for (const FeedEntry& entry : feed.entries) feed.updated = std::max(feed.updated, entry.updated);
  return feed;
}

std::string urn_of(std::string_view name) {
  Hash bytes = hash_of(name);
  const auto set_bits = [&](std::size_t at, unsigned mask, unsigned bits) {
    bytes[at] = static_cast<char>((static_cast<unsigned char>(bytes[at]) & mask) | bits);
  };
  set_bits(6, 0x0F, 0x80);  // version 8
  set_bits(8, 0x3F, 0x80);  // variant 10
  const std::string hex = to_hex(bytes);
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20));
}

}  // namespace gazette
