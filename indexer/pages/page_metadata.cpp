// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_metadata.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

using Set = void (*)(Article&, const std::string&);

void set_if_empty(std::string& to, const std::string& value) {
  if (to.empty()) to = value;
}

void set_title(Article& article, const std::string& value) { set_if_empty(article.title, value); }
void set_source(Article& article, const std::string& value) { set_if_empty(article.source, value); }
void set_url(Article& article, const std::string& value) { set_if_empty(article.url, value); }

void set_summary(Article& article, const std::string& value) {
  set_if_empty(article.summary, value);
}

void set_author(Article& article, const std::string& value) {
  if (article.authors.empty() && !value.starts_with("http")) article.authors = {value};
}

void add_topic(Article& article, const std::string& value) {
  if (article.topics.size() > most_names) return;
  FiledTopic topic{normalize_topic(value)};
  if (!topic.path.empty() &&
      std::find(article.topics.begin(), article.topics.end(), topic) == article.topics.end()) {
    article.topics.push_back(std::move(topic));
  }
}

void set_published(Article& article, const std::string& value) {
  if (!article.published) article.published = parse_date(value);
}

void set_modified(Article& article, const std::string& value) {
  if (!article.modified) article.modified = parse_date(value);
}

/// One row for each name of a meta tag that is used (Open Graph, https://ogp.me; Dublin Core;
/// schema.org's microdata; older names of HTML and names of publishing systems).
struct MetaRow {
  std::string_view name;
  Set set;
};
constexpr auto meta_rows = std::to_array<MetaRow>({
    {"og:title", set_title},
    {"og:site_name", set_source},
    {"og:url", set_url},
    {"og:description", set_summary},
    {"description", set_summary},
    {"author", set_author},
    {"article:author", set_author},
    {"dc.creator", set_author},
    {"article:section", add_topic},
    {"article:published_time", set_published},
    {"og:article:published_time", set_published},
    {"article.published", set_published},
    {"article_date_original", set_published},
    {"datepublished", set_published},
    {"date", set_published},
    {"dc.date", set_published},
    {"dc.date.issued", set_published},
    {"dcterms.date", set_published},
    {"dcterms.created", set_published},
    {"pubdate", set_published},
    {"pub_date", set_published},
    {"publish-date", set_published},
    {"published_at", set_published},
    {"og:pubdate", set_published},
    {"parsely-pub-date", set_published},
    {"sailthru.date", set_published},
    {"sn-post-date", set_published},
    {"article:modified_time", set_modified},
    {"og:updated_time", set_modified},
    {"datemodified", set_modified},
    {"dcterms.modified", set_modified},
});

}  // namespace

void add_meta(Article& article, std::string_view name, const std::string& content) {
  const std::string folded = fold_case(name);
  for (const MetaRow& row : meta_rows) {
    if (row.name == folded) row.set(article, content);
  }
}

}  // namespace gazette
