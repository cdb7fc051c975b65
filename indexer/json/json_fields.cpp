// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_fields.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_text.hpp"
#include "indexer/json/subject_code.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

/// The names of each field, the preferred one first.
using Names = std::span<const std::string_view>;

constexpr auto id_names = std::to_array<std::string_view>(
    {"id", "_id", "guid", "uuid", "identifier", "@id", "article_id", "docno", "uri"});
constexpr auto url_names = std::to_array<std::string_view>(
    {"url", "link", "canonical_url", "article_url", "web_url", "mainEntityOfPage"});
constexpr auto title_names =
    std::to_array<std::string_view>({"title", "headline", "headlines", "name"});
constexpr auto summary_names =
    std::to_array<std::string_view>({"summary", "description", "abstract", "standfirst", "excerpt",
                                     "description_text", "descriptions"});
constexpr auto body_names = std::to_array<std::string_view>(
    {"body", "articleBody", "text", "content", "body_text", "maintext", "full_text", "content_text",
     "bodies", "contents", "body_xhtml", "body_html", "content_html"});
constexpr auto html_body_names =
    std::to_array<std::string_view>({"body_xhtml", "body_html", "content_html"});
constexpr auto author_names =
    std::to_array<std::string_view>({"authors", "author", "byline", "creator", "by"});
constexpr auto source_names =
    std::to_array<std::string_view>({"source", "publisher", "site", "source_name", "provider",
                                     "copyrightholder", "copyrightHolder"});
constexpr auto language_names =
    std::to_array<std::string_view>({"language", "inLanguage", "lang", "language_code"});
constexpr auto published_names = std::to_array<std::string_view>(
    {"published",        "datePublished",  "date_published", "publishedAt",
     "published_at",     "publish_date",   "publishDate",    "published_date",
     "publication_date", "date_publish",   "pubDate",        "pub_date",
     "firstPublished",   "date",           "dateCreated",    "firstcreated",
     "versioncreated",   "versionCreated", "timestamp",      "created_at"});
constexpr auto modified_names = std::to_array<std::string_view>(
    {"modified", "dateModified", "date_modified", "updated", "updated_at", "updatedAt"});
constexpr auto topic_names =
    std::to_array<std::string_view>({"topics", "topic", "section", "articleSection", "category",
                                     "categories", "sections", "subject", "subjects"});
constexpr auto place_names =
    std::to_array<std::string_view>({"places", "place", "contentLocation", "locations"});
constexpr auto people_names = std::to_array<std::string_view>({"people", "persons", "person"});
constexpr auto keyword_names = std::to_array<std::string_view>({"keywords", "tags"});

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_value(const JsonValue& value) { return !value.text.empty() || !value.values.empty(); }

const JsonValue* find_value(const JsonValue& object, std::string_view name) {
  const JsonValue* found = object.find(name);
  return found != nullptr && has_value(*found) ? found : nullptr;
}

/// The result of `read` for the first of `names` that yields one.
template <typename Read>
auto first_of(const JsonValue& object, Names names, Read read) {
  decltype(read(object)) result{};
  for (const std::string_view name : names) {
    const JsonValue* value = find_value(object, name);
    if (value == nullptr) continue;
    result = read(*value);
    if (result != decltype(result){}) return result;
  }
  return result;
}

std::string visible(const std::string& text) { return is_blank(text) ? std::string() : text; }

std::string title_at(const JsonValue& object, Names names) {
  return first_of(object, names,
                  [](const JsonValue& value) { return one_line(title_text(value)); });
}

std::string id_at(const JsonValue& object, Names names) {
  return first_of(object, names, [](const JsonValue& value) { return visible(id_text(value)); });
}

std::string body_at(const JsonValue& object) {
  for (const std::string_view name : body_names) {
    const JsonValue* value = find_value(object, name);
    if (value == nullptr) continue;
    std::string body =
        is_one_of(name, html_body_names) ? html_body_text(*value) : body_text(*value);
    if (body = visible(std::move(body)); !body.empty()) return body;
  }
  return {};
}

/// Names on one line, each once, in order. No more than one beyond `most_names`.
class DistinctNames {
 public:
  void add(std::string_view text) {
    if (names_.size() > most_names) return;
    std::string name = one_line(text);
    if (!name.empty() && known_.insert(name).second) names_.push_back(std::move(name));
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> known_;
};

/// Names in a list or an object, each as it is; those in one text are split at `separators`.
std::vector<std::string> parted_names(const JsonValue& value, std::string_view separators) {
  DistinctNames names;
  for (const std::string& text : names_in(value)) {
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end = value.is_list()
                                  ? text.size()
                                  : std::min(text.find_first_of(separators, begin), text.size());
      names.add(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return names.take();
}

std::vector<std::string> list_at(const JsonValue& object, Names names,
                                 std::string_view separators) {
  return first_of(object, names,
                  [&](const JsonValue& value) { return parted_names(value, separators); });
}

std::vector<std::string> authors_of(const JsonValue& object) {
  DistinctNames authors;
  for (const std::string& name : list_at(object, author_names, ";")) {
    const bool has_by = name.size() > 3 && fold_case(name.substr(0, 3)) == "by ";
    authors.add(has_by ? name.substr(3) : name);
  }
  return authors.take();
}

void add_topic(DistinctNames& topics, std::string topic) {
  std::replace(topic.begin(), topic.end(), '>', '/');
  topics.add(normalize_topic(topic));
}

/// A subject with an IPTC code gets its topic from the code, in whatever language its name is.
void add_topics(DistinctNames& topics, const JsonValue& value) {
  if (value.is_list()) {
    for (const JsonValue& each : value.values) {
      const std::string code = subject_code(each);
      if (!code.empty()) topics.add(code);
      if (!code.empty()) continue;
      for (const std::string& name : names_in(each)) add_topic(topics, name);
    }
  } else if (const std::string code = subject_code(value); !code.empty()) {
    topics.add(code);
  } else {
    for (const std::string& topic : parted_names(value, ",;")) add_topic(topics, topic);
  }
}

/// Articles of the Washington Post have their section (`kicker`), and sometimes the date, among the
/// parts of the body.
const JsonValue* part_of(const JsonValue& object, const char* name) {
  const JsonValue* parts = find_value(object, "contents");
  return parts == nullptr ? nullptr : body_part(*parts, name);
}

std::vector<std::string> topics_of(const JsonValue& object) {
  DistinctNames topics;
  for (const std::string_view name : topic_names) {
    if (const JsonValue* value = find_value(object, name)) add_topics(topics, *value);
  }
  if (const JsonValue* kicker = part_of(object, "kicker")) add_topics(topics, *kicker);
  return topics.take();
}

}  // namespace

Article article_of_object(const JsonValue& object) {
  Article article;
  article.id = id_at(object, id_names);
  article.url = id_at(object, url_names);
  article.title = title_at(object, title_names);
  article.summary = first_of(object, summary_names, title_text);
  article.body = body_at(object);
  article.authors = authors_of(object);
  article.source = title_at(object, source_names);
  article.language = normalize_language(title_at(object, language_names));
  article.published = first_of(object, published_names, date_in);
  article.modified = first_of(object, modified_names, date_in);
  article.topics = stated_topics(topics_of(object));
  article.places = list_at(object, place_names, ";");
  article.people = list_at(object, people_names, ";");
  article.keywords = list_at(object, keyword_names, ",;");
  const JsonValue* date = part_of(object, "date");
  if (!article.published && date != nullptr) article.published = date_in(*date);
  if (article.body.empty()) article.body = std::exchange(article.summary, {});
  return article;
}

std::string unread_body(const JsonValue& object) {
  if (!body_at(object).empty()) return {};
  for (const std::string_view name : body_names) {
    const JsonValue* value = find_value(object, name);
    if (value != nullptr && !value->values.empty()) return std::string(name);
  }
  return {};
}

bool has_story_names(const JsonValue& object) {
  const auto is_there = [&](std::string_view name) { return find_value(object, name) != nullptr; };
  return std::any_of(title_names.begin(), title_names.end(), is_there) ||
         std::any_of(body_names.begin(), body_names.end(), is_there);
}

}  // namespace gazette
