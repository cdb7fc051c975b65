// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/article_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/dates/date.hpp"
#include "core/schema/filings_json.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json time_or_null(const std::optional<Timestamp>& time) {
  return time ? Json(to_rfc3339(time->utc)) : Json(nullptr);
}

/// Null where there is no time, or where its source named no zone.
Json offset_or_null(const std::optional<Timestamp>& time) {
  return time && time->offset ? Json(time->offset->count()) : Json(nullptr);
}

/// The text of an object, member by member: an object of the library would copy each value.
class ObjectText {
 public:
  void add(std::string_view name, const Json& value) {
    add_json(name, value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

  void add_json(std::string_view name, std::string_view json) {
    text_.append(text_.size() > 1 ? ",\"" : "\"").append(name).append("\":").append(json);
  }

  /// Up to the topics: the rest differs.
  void add_fields(const Article& article) {
    add("id", article.id);
    add("url", text_or_null(article.url));
    add("title", text_or_null(article.title));
    add("summary", text_or_null(article.summary));
    add("body", text_or_null(article.body));
    add("authors", article.authors);
    add("source", text_or_null(article.source));
    add("language",
        text_or_null(article.language == unknown_language ? std::string() : article.language));
    add("published", time_or_null(article.published));
    add("published_offset_minutes", offset_or_null(article.published));
    add("day", article.published ? Json(to_day(*article.published)) : Json(nullptr));
    add("modified", time_or_null(article.modified));
    add("modified_offset_minutes", offset_or_null(article.modified));
    add("topics", topic_paths(article.topics));
  }

  void add_names(const Article& article) {
    add("places", article.places);
    add("people", article.people);
    add("keywords", article.keywords);
  }

  std::string finish() && {
    text_ += "}\n";
    return std::move(text_);
  }

 private:
  std::string text_ = "{";
};

}  // namespace

std::string article_line(const Article& article) {
  ObjectText object;
  object.add("schema", article_form);
  object.add_fields(article);
  object.add("filed", filings_json<Json>(article.topics));
  object.add_names(article);
  object.add("made", article.made);
  if (article.version > 0) object.add("version", article.version);
  return std::move(object).finish();
}

std::string article_line(std::span<const JsonMember> first, const Article& article,
                         std::span<const JsonMember> last) {
  ObjectText object;
  for (const JsonMember& member : first) object.add_json(member.name, member.json);
  object.add_fields(article);
  object.add_names(article);
  for (const JsonMember& member : last) object.add_json(member.name, member.json);
  return std::move(object).finish();
}

}  // namespace gazette
