// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/reading_line.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/analysis/language_code.hpp"
#include "core/schema/article_json.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

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
  const auto text = [](const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  const std::array first = {JsonMember{"schema", text("gazette.reading/1")},
                            JsonMember{"file", text(repair_utf8(place.input))},
                            JsonMember{"number", text(place.number)}};
  const std::array last = {JsonMember{"from", text(provenance(read.article, read.from))}};
  return article_line(first, read.article, last);
}

}  // namespace gazette
