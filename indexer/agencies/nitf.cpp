// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/agencies/nitf.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/agencies/agency_text.hpp"

namespace gazette {
namespace {

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return {};
}

void add_metadata(const XmlNode& head, Article& article) {
  std::vector<std::string> topics;
  for (const XmlNode* each : descendants(head, "tobject.subject")) {
    const std::string_view owner = attribute(*each, "tobject.subject.ipr");
    const std::string_view number = attribute(*each, "tobject.subject.refnum");
    if (owner.empty() || owner == "IPTC") add_distinct(topics, iptc_topic(number, "subj:"));
  }
  article.topics = stated_topics(std::move(topics));
  for (const XmlNode* each : descendants(head, "keyword")) {
    add_distinct(article.keywords, one_line(attribute(*each, "key")));
  }
  for (const XmlNode* each : descendants(head, "evloc")) {
    add_distinct(article.places, one_line(attribute(*each, "city")));
  }
  for (const XmlNode* each : descendants(head, "identified-content")) {
    for (const XmlNode* person : descendants(*each, "person")) {
      add_distinct(article.people, one_line(inner_text(*person)));
    }
    for (const XmlNode* location : descendants(*each, "location")) {
      add_distinct(article.places, one_line(inner_text(*location)));
    }
  }
}

}  // namespace

Article article_of_nitf(const XmlNode& nitf) {
  static const XmlNode nothing;
  const XmlNode* head = child(nitf, "head");
  const XmlNode* body = child(nitf, "body");
  if (head == nullptr) head = &nothing;
  if (body == nullptr) body = &nothing;
  const XmlNode* found = child(*body, "body.head");
  const XmlNode& body_head = found == nullptr ? nothing : *found;
  Article article;
  article.id = attribute_below(*head, "doc-id", "id-string");
  article.title = first_of(
      {text_below(body_head, "hl1"), text_at(body_head, "hedline"), text_at(*head, "title")});
  if (const XmlNode* content = child(*body, "body.content")) article.body = story_of(*content);
  article.summary = first_of({text_at(body_head, "abstract"), text_below(body_head, "hl2")});
  if (article.summary == article.title) article.summary.clear();
  for (const XmlNode* byline : descendants(body_head, "byline")) {
    for (std::string& name : authors_of_byline(*byline)) {
      add_distinct(article.authors, std::move(name));
    }
  }
  article.source = first_of({text_at(body_head, "distributor"),
                             attribute_below(*head, "doc.copyright", "holder"),
                             text_below(body_head, "rights.owner")});
  const std::string language =
      first_of({one_line(attribute(nitf, "xml:lang")), one_line(attribute(nitf, "baselang")),
                one_line(attribute(*body, "xml:lang"))});
  if (!language.empty()) article.language = normalize_language(language);
  for (const std::string& date : {attribute_below(*head, "date.issue", "norm"),
                                  attribute_below(body_head, "story.date", "norm"),
                                  attribute_below(*head, "pubdata", "date.publication")}) {
    if (!article.published) article.published = parse_date(date);
  }
  add_metadata(*head, article);
  if (const XmlNode* dateline = child(body_head, "dateline")) {
    const std::string location = text_below(*dateline, "location");
    const std::string place =
        place_of_dateline(location.empty() ? one_line(inner_text(*dateline)) : location);
    add_distinct(article.places, place);
  }
  return article;
}

}  // namespace gazette
