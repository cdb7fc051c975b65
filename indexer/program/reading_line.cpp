// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/reading_line.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json time_or_null(const std::optional<Timestamp>& time) {
  return time ? Json(to_rfc3339(time->utc)) : Json(nullptr);
}

Json paths_of(const std::vector<FiledTopic>& topics) {
  Json paths = Json::array();
  for (const FiledTopic& topic : topics) paths.push_back(topic.path);
  return paths;
}

/// Null where the article has no such field, whatever its reader says.
Json where(const std::string& from, bool is_there) {
  return is_there ? text_or_null(from) : Json(nullptr);
}

Json provenance(const Article& article, const Provenance& from) {
  return {{"id", where(from.id, true)},
          {"url", where(from.url, !article.url.empty())},
          {"title", where(from.title, !article.title.empty())},
          {"published", where(from.published, article.published.has_value())},
          {"authors", where(from.authors, !article.authors.empty())},
          {"source", where(from.source, !article.source.empty())},
          {"language", where(from.language, article.language != unknown_language)},
          {"places", where(from.places, !article.places.empty())},
          {"body", where(from.body, !article.body.empty())}};
}

}  // namespace

std::string reading_line(const CompleteArticle& read, const ArticlePlace& place) {
  const Article& article = read.article;
  const Json json = {
      {"schema", "gazette.reading/1"},
      {"file", repair_utf8(place.input)},
      {"number", place.number},
      {"id", article.id},
      {"url", text_or_null(article.url)},
      {"title", text_or_null(article.title)},
      {"summary", text_or_null(article.summary)},
      {"body", text_or_null(article.body)},
      {"authors", article.authors},
      {"source", text_or_null(article.source)},
      {"language", text_or_null(article.language == unknown_language ? "" : article.language)},
      {"published", time_or_null(article.published)},
      {"day", article.published ? Json(to_day(*article.published)) : Json(nullptr)},
      {"modified", time_or_null(article.modified)},
      {"topics", paths_of(article.topics)},
      {"places", article.places},
      {"people", article.people},
      {"keywords", article.keywords},
      {"from", provenance(article, read.from)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gazette
