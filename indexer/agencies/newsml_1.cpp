// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/agencies/agency_item.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "indexer/agencies/nitf.hpp"

namespace gazette {
namespace {

std::string formal_name(const XmlNode* node) {
  return node == nullptr ? std::string() : one_line(attribute(*node, "formalname"));
}

/// The identifier without the number of the revision: all versions of an item are one article.
std::string id_of(const XmlNode& item) {
  const XmlNode* identifier = descendant(item, "newsidentifier");
  if (identifier == nullptr) return {};
  const std::string provider = text_at(*identifier, "providerid");
  const std::string date = text_at(*identifier, "dateid");
  const std::string name = text_at(*identifier, "newsitemid");
  if (provider.empty() || name.empty()) return text_at(*identifier, "publicidentifier");
  return "urn:newsml:" + provider + ':' + date + ':' + name;
}

/// What a component of an item is for. Those that say nothing hold the story in most feeds.
bool is_beside_story(std::string_view role) {
  constexpr auto others = std::to_array<std::string_view>(
      {"stylesheet", "headline", "subheadline", "logo", "contact", "caption", "abstract", "summary",
       "photo", "image", "graphic", "video", "audio", "relatedlinks"});
  return std::find(others.begin(), others.end(), fold_case(role)) != others.end();
}

bool is_of_text(const XmlNode& content) {
  const std::string media = fold_case(formal_name(child(content, "mediatype")));
  const std::string type = fold_case(formal_name(child(content, "mimetype")));
  const bool is_other = type.starts_with("image/") || type.starts_with("audio/") ||
                        type.starts_with("video/") || type == "text/css";
  return (media.empty() || media == "text" || media == "complexdata") && !is_other;
}

/// The longest text of the components that may hold the story.
void add_content(const XmlNode& component, Article& article) {
  if (is_beside_story(formal_name(child(component, "role")))) return;
  for (const XmlNode* content : children(component, "contentitem")) {
    const XmlNode* data = descendant(*content, "datacontent");
    if (data == nullptr || !is_of_text(*content)) continue;
    const XmlNode* nitf = descendant(*data, "nitf");
    Article found;
    if (nitf != nullptr) found = article_of_nitf(*nitf);
    if (found.body.empty()) found.body = story_of(*data);
    if (found.body.size() <= article.body.size()) continue;
    article.body = std::move(found.body);
    if (article.title.empty()) article.title = std::move(found.title);
    if (article.authors.empty()) article.authors = std::move(found.authors);
  }
  for (const XmlNode* each : children(component, "newscomponent")) add_content(*each, article);
}

void add_codes(const XmlNode& item, Article& article) {
  std::vector<std::string> topics;
  for (const std::string_view name : {"subject", "subjectmatter", "subjectdetail"}) {
    for (const XmlNode* each : descendants(item, name)) {
      add_distinct(topics, iptc_topic(formal_name(each), "subj:"));
    }
  }
  article.topics = stated_topics(std::move(topics));
  for (const XmlNode* location : descendants(item, "location")) {
    for (const XmlNode* each : children(*location, "property")) {
      const std::string kind = fold_case(formal_name(each));
      if (kind == "city") add_distinct(article.places, one_line(attribute(*each, "value")));
    }
  }
  for (const XmlNode* each : descendants(item, "keywordline")) {
    add_distinct(article.keywords, one_line(inner_text(*each)));
  }
  if (article.places.empty()) {
    add_distinct(article.places, place_of_dateline(text_below(item, "dateline")));
  }
}

}  // namespace

AgencyItem item_of_newsml_1(const XmlNode& item, const std::string& source) {
  AgencyItem result;
  Article& article = result.article;
  article.id = id_of(item);
  article.version = version_number(text_below(item, "revisionid"));
  article.modified = parse_date(text_below(item, "thisrevisioncreated"));
  const XmlNode* management = child(item, "newsmanagement");
  if (management != nullptr) {
    const std::string status = formal_name(child(*management, "status"));
    result.no_article = fate_by_status(status);
    if (!result.no_article && fold_case(status) == "embargoed") {
      result.no_article = NoArticle{"under embargo"};
    }
  }
  if (result.no_article) return result;

  article.title = text_below(item, "headline");
  article.summary = text_below(item, "subheadline");
  for (const XmlNode* each : descendants(item, "byline")) {
    for (std::string& name : authors_of_byline(*each)) {
      add_distinct(article.authors, std::move(name));
    }
  }
  for (const XmlNode* each : children(item, "newscomponent")) add_content(*each, article);
  if (article.body.empty()) article.body = std::exchange(article.summary, {});
  const XmlNode* provider = descendant(item, "provider");
  article.source = provider == nullptr ? "" : formal_name(descendant(*provider, "party"));
  if (article.source.empty()) article.source = source;
  const std::string language = formal_name(descendant(item, "language"));
  if (!language.empty()) article.language = normalize_language(language);
  article.published = parse_date(text_below(item, "firstcreated"));
  if (!article.published) article.published = article.modified;
  add_codes(item, article);
  return result;
}

}  // namespace gazette
