// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/feed_formats.hpp"

#include <utility>

#include "core/dates/date.hpp"
#include "web/formats/feed.hpp"
#include "web/templates/templates.hpp"
#include "web/templates/xml_text.hpp"

namespace gazette {
namespace {

using Object = TemplateData::Object;
using List = TemplateData::List;

TemplateData published_data(const FeedEntry& entry) {
  if (!entry.published) return absent();
  return Object{{"rfc3339", to_rfc3339(*entry.published)},
                {"rfc822", to_rfc822(entry.published->utc)}};
}

List topic_list(const FeedEntry& entry) {
  List list;
  for (const FeedTopic& topic : entry.topics) {
    list.push_back(Object{{"path", topic.path}, {"label", topic.label}});
  }
  return list;
}

Object entry_data(const FeedEntry& entry) {
  return {{"id", entry.id},
          {"title", entry.title},
          {"url", entry.url},
          {"language", entry.language},
          {"author", text_or_absent(entry.author)},
          {"published", published_data(entry)},
          {"updated", to_rfc3339(entry.updated)},
          {"summary", text_or_absent(entry.summary)},
          // RSS descriptions are HTML, escaped once more as text.
          {"summary_html", text_or_absent(xml_text(entry.summary))},
          {"topics", topic_list(entry)}};
}

}  // namespace

std::string render_feed(std::string_view name, const Feed& feed) {
  List entries;
  for (const FeedEntry& entry : feed.entries) entries.push_back(entry_data(entry));
  Object data = {{"id", feed.id},
                 {"title", feed.title},
                 {"updated", to_rfc3339(feed.updated)},
                 {"updated_rfc822", to_rfc822(feed.updated)},
                 {"self_url", feed.self_url},
                 {"page_url", feed.page_url}};
  data["entries"] = std::move(entries);
  return fill_xml(name, data);
}

Representation atom_search(const PageContext& context, Searcher& searcher) {
  return {render_feed("atom", make_feed(context, searcher))};
}

Representation rss_search(const PageContext& context, Searcher& searcher) {
  return {render_feed("rss", make_feed(context, searcher))};
}

}  // namespace gazette
