// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/agencies/agency_item.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "indexer/agencies/nitf.hpp"
#include "indexer/pages/byline.hpp"

namespace gazette {
namespace {

const XmlNode no_node;

const XmlNode& child_or_none(const XmlNode& node, std::string_view name) {
  const XmlNode* found = child(node, name);
  return found == nullptr ? no_node : *found;
}

/// The code or address by which an element names a concept.
std::string_view code_of(const XmlNode& concept_node) {
  for (const std::string_view name : {"qcode", "uri", "literal"}) {
    const std::string_view code = attribute(concept_node, name);
    if (!code.empty()) return code;
  }
  return {};
}

/// `picture` of `ninat:picture` and of its address.
std::string_view end_of_code(std::string_view code) {
  return code.substr(code.find_last_of(":/") + 1);
}

/// What an item says beside its subjects of the concepts that it names.
class Concepts {
 public:
  explicit Concepts(const XmlNode& item) {
    for (const XmlNode* each : children(item, "assert")) {
      names_.emplace(code_of(*each), text_at(*each, "name"));
    }
  }

  std::string name_of(const XmlNode& concept_node) const {
    std::string name = text_at(concept_node, "name");
    const auto found = names_.find(code_of(concept_node));
    return name.empty() && found != names_.end() ? found->second : name;
  }

 private:
  std::map<std::string_view, std::string> names_;  ///< by code
};

/// The topic of a subject by its own code, else by one that means the same. A broader concept is
/// not what the article is about.
std::string topic_of(const XmlNode& subject) {
  std::string topic = iptc_topic(code_of(subject));
  for (const XmlNode* each : children(subject, "sameas")) {
    if (topic.empty()) topic = iptc_topic(code_of(*each));
  }
  return topic;
}

void add_subjects(const XmlNode& meta, const Concepts& concepts, Article& article) {
  std::vector<std::string> topics;
  for (const XmlNode* each : children(meta, "subject")) {
    if (std::string topic = topic_of(*each); !topic.empty()) {
      add_distinct(topics, std::move(topic));
      continue;
    }
    const std::string_view type = end_of_code(attribute(*each, "type"));
    std::string name = concepts.name_of(*each);
    if (type == "person") {
      add_distinct(article.people, std::move(name));
    } else if (type == "geoArea" || type == "poi") {
      add_distinct(article.places, std::move(name));
    } else {
      add_distinct(article.keywords, std::move(name));
    }
  }
  article.topics = stated_topics(std::move(topics));
  for (const XmlNode* each : children(meta, "located")) {
    add_distinct(article.places, concepts.name_of(*each));
  }
  for (const XmlNode* each : children(meta, "keyword")) {
    add_distinct(article.keywords, one_line(inner_text(*each)));
  }
  if (article.places.empty()) {
    add_distinct(article.places, place_of_dateline(text_at(meta, "dateline")));
  }
}

void add_authors(const XmlNode& meta, const Concepts& concepts, Article& article) {
  if (!article.authors.empty()) return;
  for (const XmlNode* each : children(meta, "by")) {
    for (std::string& name : authors_of_byline(*each)) {
      add_distinct(article.authors, std::move(name));
    }
  }
  if (!article.authors.empty()) return;
  for (const XmlNode* each : children(meta, "creator")) {
    // Some name an account (degenhardt.sandra), others themselves (Acme Media, Inc.).
    std::string name = concepts.name_of(*each);
    const bool is_name = name.find_first_of(".,") == std::string::npos && name != article.source;
    if (is_name && names_in_byline(name) == std::vector{name}) {
      add_distinct(article.authors, std::move(name));
    }
  }
}

std::string source_of(const XmlNode& item_meta, const XmlNode& meta, const Concepts& concepts) {
  const XmlNode& provider = child_or_none(item_meta, "provider");
  for (std::string source : {concepts.name_of(provider), text_at(meta, "creditline"),
                             one_line(attribute(provider, "literal")),
                             one_line(end_of_code(attribute(provider, "qcode")))}) {
    if (!source.empty()) return source;
  }
  return {};
}

std::optional<Timestamp> first_date(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (const std::optional<Timestamp> date = parse_date(text)) return date;
  }
  return std::nullopt;
}

/// The title, the authors and the body that are in the content itself.
Article article_of_content(const XmlNode& content) {
  Article article;
  for (const XmlNode* each : children(content, "inlinexml")) {
    const XmlNode* nitf = descendant(*each, "nitf");
    Article found;
    if (nitf != nullptr) {
      found = article_of_nitf(*nitf);
    } else {
      found.body = story_of(*each);
      const XmlNode* headline = descendant(*each, "h1");
      if (headline != nullptr) found.title = one_line(inner_text(*headline));
    }
    if (article.body.empty()) article = std::move(found);
  }
  for (const XmlNode* each : children(content, "inlinedata")) {
    if (article.body.empty() && attribute(*each, "encoding").empty()) {
      article.body = story_of(*each);
    }
  }
  return article;
}

/// `body` without its first paragraph when that only repeats the title.
void remove_title(std::string& body, const std::string& title) {
  const std::size_t end = body.find('\n');
  if (end != std::string::npos && end + 1 < body.size() && body.compare(0, end, title) == 0) {
    body.erase(0, end + 1);
  }
}

/// Kinds of items beside articles; a text is `ninat:text`, and few say that of others.
std::optional<NoArticle> fate_by_kind(const XmlNode& item, const XmlNode& item_meta) {
  if (item.name != "newsitem") {
    const std::string kind = item.name.substr(0, item.name.rfind("item"));
    return NoArticle{"a " + kind + " item, not an article"};
  }
  constexpr auto other_classes = std::to_array<std::string_view>(
      {"picture", "video", "audio", "graphic", "animation", "photo"});
  const std::string_view item_class = end_of_code(code_of(child_or_none(item_meta, "itemclass")));
  if (std::find(other_classes.begin(), other_classes.end(), item_class) == other_classes.end())
    return std::nullopt;
  return NoArticle{"of class " + std::string(item_class) + ", not an article"};
}

std::string language_of(const XmlPiece& item, const XmlNode& meta) {
  std::string language = one_line(attribute(child_or_none(meta, "language"), "tag"));
  for (auto each = item.path.rbegin(); each != item.path.rend() && language.empty(); ++each) {
    language = one_line(attribute(**each, "xml:lang"));
  }
  return language.empty() ? language : normalize_language(language);
}

}  // namespace

AgencyItem item_of_newsml_g2(const XmlPiece& piece, std::chrono::sys_seconds now) {
  const XmlNode& item = piece.element();
  const XmlNode& item_meta = child_or_none(item, "itemmeta");
  const XmlNode& meta = child_or_none(item, "contentmeta");
  AgencyItem result;
  Article& article = result.article;
  article.id = one_line(attribute(item, "guid"));
  article.version = version_number(attribute(item, "version"));
  article.modified = parse_date(text_at(item_meta, "versioncreated"));
  result.no_article = fate_by_kind(item, item_meta);
  if (!result.no_article) {
    result.no_article = fate_by_status(code_of(child_or_none(item_meta, "pubstatus")));
  }
  if (!result.no_article) {
    result.no_article = fate_by_embargo(text_at(item_meta, "embargoed"), now);
  }
  if (result.no_article) return result;

  const Concepts concepts(item);
  Article content = article_of_content(child_or_none(item, "contentset"));
  article.body = std::move(content.body);
  article.authors = std::move(content.authors);
  for (std::string title : {text_at(meta, "headline"), content.title, text_at(item_meta, "title"),
                            text_at(meta, "slugline")}) {
    if (article.title.empty()) article.title = std::move(title);
  }
  remove_title(article.body, article.title);
  for (const XmlNode* each : children(meta, "description")) {
    const std::string_view role = end_of_code(attribute(*each, "role"));
    const bool is_summary = role.empty() || role == "summary" || role == "abstract";
    if (is_summary && article.summary.empty()) article.summary = one_line(inner_text(*each));
  }
  if (article.summary.empty()) article.summary = std::move(content.summary);
  if (article.body.empty()) article.body = std::exchange(article.summary, {});
  article.language = language_of(piece, meta);
  article.source = source_of(item_meta, meta, concepts);
  article.published =
      first_date({text_at(item_meta, "firstcreated"), text_at(meta, "contentcreated"),
                  text_at(item_meta, "versioncreated")});
  for (const XmlNode* each : children(item_meta, "link")) {
    if (end_of_code(attribute(*each, "rel")) == "canonical" && article.url.empty()) {
      article.url = one_line(attribute(*each, "href"));
    }
  }
  add_authors(meta, concepts, article);
  add_subjects(meta, concepts, article);
  return result;
}

}  // namespace gazette
