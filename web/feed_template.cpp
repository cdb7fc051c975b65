// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/feed_template.hpp"

#include <fmt/format.h>

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "web/embedded_feeds.hpp"
#include "web/xml_text.hpp"

namespace gazette {
namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;
using Object = mustache::object;
using List = mustache::list;

/// A section that is there or not. Everything that a template names is always set, because a name
/// that an object lacks is looked up in the objects around it.
Data text_or_absent(const std::string& text) { return text.empty() ? Data(false) : Data(text); }

Data published_data(const FeedEntry& entry) {
  if (!entry.published) return Data(false);
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
          // RSS takes descriptions for HTML, written as text.
          {"summary_html", text_or_absent(xml_text(entry.summary))},
          {"topics", topic_list(entry)}};
}

std::string_view template_named(std::string_view name) {
  for (const EmbeddedFile& file : embedded_feeds) {
    if (file.name == name) return file.text;
  }
  throw std::logic_error(fmt::format("there is no template {}", name));
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
  data["entries"] = Data(entries);
  mustache::mustache page{std::string(template_named(name))};
  page.set_custom_escape([](const std::string& text) { return xml_text(text); });
  std::string xml = page.render(Data(data));
  if (!page.is_valid()) throw std::logic_error(page.error_message());
  return xml;
}

}  // namespace gazette
