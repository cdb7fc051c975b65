// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json_article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/text.hpp"
#include "core/topic.hpp"
#include "indexer/encoding.hpp"
#include "indexer/language.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

/// Every name under which a value may stand, best first.
template <std::size_t size>
using Names = std::array<const char*, size>;

constexpr Names<9> id_names = {"id",  "_id",        "guid",  "uuid", "identifier",
                               "@id", "article_id", "docno", "uri"};
constexpr Names<4> url_names = {"url", "link", "canonical_url", "mainEntityOfPage"};
constexpr Names<3> title_names = {"title", "headline", "name"};
constexpr Names<5> summary_names = {"summary", "description", "abstract", "standfirst", "excerpt"};
constexpr Names<7> body_names = {"body",      "articleBody", "text",     "content",
                                 "body_text", "maintext",    "full_text"};
constexpr Names<4> author_names = {"authors", "author", "byline", "creator"};
constexpr Names<5> source_names = {"source", "publisher", "site", "source_name", "provider"};
constexpr Names<4> language_names = {"language", "inLanguage", "lang", "language_code"};
constexpr Names<6> published_names = {"published",    "datePublished", "date",
                                      "date_publish", "published_at",  "pubDate"};
constexpr Names<4> modified_names = {"modified", "dateModified", "updated", "updated_at"};
constexpr Names<5> topic_names = {"topics", "topic", "section", "articleSection", "category"};
constexpr Names<4> more_topic_names = {"categories", "sections", "subject", "subjects"};
constexpr Names<4> place_names = {"places", "place", "contentLocation", "locations"};
constexpr Names<3> people_names = {"people", "persons", "person"};
constexpr Names<2> keyword_names = {"keywords", "tags"};
constexpr Names<10> envelope_names = {"articles",  "items",   "stories", "news",    "docs",
                                      "documents", "results", "data",    "entries", "@graph"};

/// A scalar as text; of an object its name, text or id.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (value.is_object()) {
    for (const char* name : {"name", "label", "title", "text", "content", "value", "@id", "id",
                             "$oid", "$date", "$t"}) {
      const auto found = value.find(name);
      if (found != value.end() && !found->is_structured()) return text_of(*found);
    }
  }
  return {};
}

bool is_without_value(const Json& value) {
  return value.is_string() ? value.get_ref<const std::string&>().empty() : value.empty();
}

/// What stands under the first of `names` that has a value.
template <std::size_t size>
const Json* find(const Json& object, const Names<size>& names) {
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found != object.end() && !is_without_value(*found)) return &*found;
  }
  return nullptr;
}

template <std::size_t size>
std::string text_at(const Json& object, const Names<size>& names) {
  const Json* value = find(object, names);
  if (value == nullptr) return {};
  if (value->is_array() && !value->empty()) return text_of(value->front());
  return text_of(*value);
}

/// A body may be an array of paragraphs.
std::string body_at(const Json& object) {
  const Json* value = find(object, body_names);
  if (value == nullptr) return {};
  if (!value->is_array()) return text_of(*value);
  std::string body;
  for (const Json& paragraph : *value) body += text_of(paragraph) + '\n';
  return body;
}

void add(std::vector<std::string>& values, const std::string& text) {
  std::string value = one_line(text);
  if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

/// Values of a list that may also be one value, or one text with `separators` between values.
template <std::size_t size>
std::vector<std::string> list_at(const Json& object, const Names<size>& names,
                                 std::string_view separators) {
  std::vector<std::string> values;
  const Json* value = find(object, names);
  if (value == nullptr) return values;
  if (value->is_array()) {
    for (const Json& each : *value) add(values, text_of(each));
    return values;
  }
  const std::string text = text_of(*value);
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = separators.empty()
                                ? text.size()
                                : std::min(text.find_first_of(separators, begin), text.size());
    add(values, text.substr(begin, end - begin));
    begin = end + 1;
  }
  return values;
}

void add_topics(std::vector<std::string>& topics, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    const std::string path = normalize_topic(value);
    if (!path.empty() && std::find(topics.begin(), topics.end(), path) == topics.end()) {
      topics.push_back(path);
    }
  }
}

Article to_article(const Json& object) {
  Article article;
  article.id = text_at(object, id_names);
  article.url = text_at(object, url_names);
  article.title = one_line(text_at(object, title_names));
  article.summary = text_at(object, summary_names);
  article.body = body_at(object);
  article.authors = list_at(object, author_names, "");
  article.source = one_line(text_at(object, source_names));
  article.language = normalize_language(text_at(object, language_names));
  article.published = parse_date(text_at(object, published_names));
  article.modified = parse_date(text_at(object, modified_names));
  add_topics(article.topics, list_at(object, topic_names, ",;"));
  add_topics(article.topics, list_at(object, more_topic_names, ",;"));
  article.places = list_at(object, place_names, ";");
  article.people = list_at(object, people_names, ";");
  article.keywords = list_at(object, keyword_names, ",;");
  if (article.body.empty()) article.body = std::exchange(article.summary, {});
  return article;
}

/// The array of objects in an object that is no article itself.
const Json* envelope(const Json& object) {
  if (find(object, title_names) != nullptr || find(object, body_names) != nullptr) return nullptr;
  for (const char* name : envelope_names) {
    const auto found = object.find(name);
    if (found != object.end() && found->is_array()) return &*found;
  }
  return nullptr;
}

bool is_article_type(const Json& object) {
  if (!object.is_object()) return false;
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_article = [](const Json& name) {
    return name.is_string() &&
           (name.get<std::string>().ends_with("Article") ||
            name.get<std::string>().ends_with("Posting") || name.get<std::string>() == "Report");
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), is_article) : is_article(*type);
}

/// Whether an object of a graph says that it is something else than an article.
bool is_beside_articles(const Json& object) {
  return object.is_object() && object.contains("@type") && !is_article_type(object);
}

/// Envelopes in envelopes are opened so deep.
constexpr int deepest_envelope = 5;

void send(const Json& value, const std::string& where, int depth, const StorySink& sink);

void send_each(const Json& list, const std::string& where, int depth, const StorySink& sink) {
  // A page's graph has its site, its publisher and more beside the article.
  const bool has_article = std::any_of(list.begin(), list.end(), is_article_type);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (has_article && is_beside_articles(list[i])) continue;
    send(list[i], fmt::format("{}[{}]", where, i), depth + 1, sink);
  }
}

void send(const Json& value, const std::string& where, int depth, const StorySink& sink) {
  if (value.is_array() && depth == 0) return send_each(value, where, depth, sink);
  if (!value.is_object()) {
    return sink(Skipped{where, fmt::format("expected an object, found {}", value.type_name())});
  }
  const Json* list = depth < deepest_envelope ? envelope(value) : nullptr;
  if (list != nullptr) return send_each(*list, where, depth, sink);
  Article article = to_article(value);
  if (!has_content(article)) {
    return sink(
        Skipped{where, "no title and no body (title, headline; body, articleBody, text, content)"});
  }
  sink(std::move(article));
}

/// The code unit of the escape \uXXXX at `at`; nothing when there is none.
std::optional<unsigned> code_unit_at(std::string_view json, std::size_t at) {
  constexpr std::size_t length = 6;
  if (json.substr(at, 2) != "\\u" || at + length > json.size()) return std::nullopt;
  unsigned unit = 0;
  const char* end = json.data() + at + length;
  const auto [stop, error] = std::from_chars(json.data() + at + 2, end, unit, 16);
  return error == std::errc() && stop == end ? std::optional(unit) : std::nullopt;
}

/// `json` with U+FFFD for each escape of half a surrogate pair. Exports that cut texts leave such
/// halves; the parser would refuse the whole of the text.
std::string with_whole_characters(std::string json) {
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::optional<unsigned> unit = code_unit_at(json, at);
    const auto is_between = [](std::optional<unsigned> value, unsigned first, unsigned last) {
      return value && *value >= first && *value <= last;
    };
    if (is_between(unit, 0xD800, 0xDBFF) &&
        is_between(code_unit_at(json, at + 6), 0xDC00, 0xDFFF)) {
      at += 12;
    } else if (is_between(unit, 0xD800, 0xDFFF)) {
      json.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += 2;
    }
  }
  return json;
}

/// "expected ... at byte 17", of nlohmann's message only what helps a person.
std::string parse_failure(const Json::parse_error& error) {
  std::string message = error.what();
  if (const std::size_t colon = message.find(": "); colon != std::string::npos) {
    message.erase(0, colon + 2);
  }
  return fmt::format("not valid JSON at byte {}: {}", error.byte, one_line(message));
}

const Json* find_article(const Json& value, int depth) {
  constexpr int deepest = 5;
  if (depth > deepest) return nullptr;
  if (value.is_object()) {
    if (is_article_type(value)) return &value;
    const auto graph = value.find("@graph");
    return graph == value.end() ? nullptr : find_article(*graph, depth + 1);
  }
  if (value.is_array()) {
    for (const Json& each : value) {
      if (const Json* found = find_article(each, depth + 1)) return found;
    }
  }
  return nullptr;
}

}  // namespace

void read_json_text(std::string_view json, const std::string& where, const StorySink& sink) {
  Json value;
  try {
    value = Json::parse(with_whole_characters(to_utf8(json)));
  } catch (const Json::parse_error& error) {
    return sink(Skipped{where, parse_failure(error)});
  } catch (const Json::out_of_range& error) {
    return sink(Skipped{where, fmt::format("not valid JSON: {}", error.what())});
  }
  send(value, where, 0, sink);
}

Article article_of_json_ld(std::string_view json) {
  const Json value = Json::parse(with_whole_characters(std::string(json)), nullptr, false);
  const Json* found = value.is_discarded() ? nullptr : find_article(value, 0);
  if (found == nullptr) return {};
  Article article = to_article(*found);
  // "@id" names the object within its page, not the article.
  if (found->find("identifier") == found->end()) article.id.clear();
  return article;
}

}  // namespace gazette
