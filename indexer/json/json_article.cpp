// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/json/exported_article.hpp"
#include "indexer/json/json_fields.hpp"
#include "indexer/json/json_text.hpp"
#include "indexer/json/linked_data.hpp"

namespace gazette {
namespace {

/// Where an envelope has its articles. Those of an API are named.
constexpr auto envelope_paths = std::to_array<std::string_view>({
    "articles", "items", "stories", "news", "docs", "documents", "results", "data", "entries",
    "@graph",
    "response.results",  // Guardian
    "response.docs",     // New York Times, Solr
    "articles.results",  // Event Registry
    "data.articles",
    "hits.hits",  // Elasticsearch
    "value",      // Bing
});

/// Where an object has the one article that it is about.
constexpr auto wrapper_paths = std::to_array<std::string_view>({
    "article", "story",
    "response.content",  // Guardian
    "_source",           // Elasticsearch
});

const JsonValue* envelope(const JsonValue& object) {
  for (const std::string_view path : envelope_paths) {
    const JsonValue* found = value_at(object, path);
    if (found != nullptr && found->is_list()) return found;
  }
  return nullptr;
}

const JsonValue* wrapped(const JsonValue& object) {
  for (const std::string_view path : wrapper_paths) {
    const JsonValue* found = value_at(object, path);
    if (found != nullptr && found->is_object()) return found;
  }
  return nullptr;
}

/// Whether an object of a graph has a type that is not a kind of article.
bool is_of_other_type(const JsonValue& object) {
  return object.find("@type") != nullptr && !is_article_type(object);
}

/// Nested envelopes are opened up to this depth.
constexpr int deepest_envelope = 5;

std::string_view kind_name(JsonValue::Kind kind) {
  constexpr std::array<std::string_view, 6> names = {"null",   "boolean", "number",
                                                     "string", "array",   "object"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string folded_member(const JsonValue& object, std::string_view name) {
  const JsonValue* member = value_at(object, name);
  return member != nullptr && member->is_text() ? fold_case(member->text) : std::string();
}

/// Whether `object` is an item of ninjs (https://iptc.org/standards/ninjs/).
bool is_ninjs(const JsonValue& object) {
  return object.find("uri") != nullptr && value_at(object, "versioncreated") != nullptr;
}

/// The number of the version of an item of ninjs; 0 when it states none.
std::uint32_t version_number_of_ninjs(const JsonValue& item) {
  const JsonValue* version = value_at(item, "version");
  const std::string digits = version == nullptr ? std::string() : title_text(*version);
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

std::optional<Timestamp> version_of_ninjs(const JsonValue& item) {
  const JsonValue* created = value_at(item, "versioncreated");
  return created == nullptr ? std::optional<Timestamp>() : date_in(*created);
}

/// Why an item of ninjs is no article whatever its status; empty when it is one.
std::string other_kind_of_ninjs(const JsonValue& item) {
  constexpr std::array<std::string_view, 6> other_types = {"picture", "audio", "video",
                                                           "graphic", "event", "planning"};
  const std::string type = folded_member(item, "type");
  if (std::find(other_types.begin(), other_types.end(), type) == other_types.end()) return {};
  return fmt::format("its type is \"{}\", not text", type);
}

/// The status by which an item of ninjs takes its article back; empty when it does not.
std::string withdrawing_status_of_ninjs(const JsonValue& item) {
  std::string status = folded_member(item, "pubstatus");
  if (status == "canceled" || status == "cancelled" || status == "withheld") return status;
  return {};
}

/// Why an item of ninjs is not an article of now; empty when it is one.
std::string embargo_of_ninjs(const JsonValue& object) {
  const JsonValue* embargo = value_at(object, "embargoed");
  const std::optional<Timestamp> until =
      embargo == nullptr ? std::optional<Timestamp>() : date_in(*embargo);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (until && until->utc > now) {
    return fmt::format("embargoed until {}", to_rfc3339(until->utc));
  }
  return {};
}

/// From the first bracket to the last: pages wrap JSON-LD in CDATA sections, comments and
/// statements, `<!-- {...} -->`, `//<![CDATA[ {...} //]]>`, `{...};`.
std::string_view json_within(std::string_view text) {
  // A CDATA section begins with a bracket itself.
  constexpr std::string_view cdata = "<![CDATA[";
  if (const std::size_t at = text.substr(0, 200).find(cdata); at != std::string_view::npos) {
    text.remove_prefix(at + cdata.size());
    text = text.substr(0, std::min(text.rfind("]]>"), text.size()));
  }
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return text;
  return text.substr(begin, end + 1 - begin);
}

}  // namespace

std::string JsonStories::send_text(std::string_view json, const std::string& place) {
  const ParsedJson value = parser_.parse(json);
  if (const std::string* failure = std::get_if<std::string>(&value)) return *failure;
  const JsonValue& root = std::get<JsonValue>(value);
  if (root.is_list()) {
    send_each(root, place, 0);
  } else {
    send(root, place, 0);
  }
  return {};
}

std::string JsonStories::send_element(std::string_view json, const std::string& place) {
  constexpr std::size_t most_waiting = 1'000;
  ParsedJson parsed = parser_.parse(json);
  if (const std::string* failure = std::get_if<std::string>(&parsed)) return *failure;
  JsonValue& value = std::get<JsonValue>(parsed);
  if (is_article_type(value)) {
    has_article_type_ = true;
    waiting_.clear();
  }
  if (!is_of_other_type(value)) {
    send(value, place, 1);
  } else if (!has_article_type_) {
    waiting_.push_back({std::move(value), place});
    if (waiting_.size() > most_waiting) end_of_array();
  }
  return {};
}

void JsonStories::end_of_array() {
  for (const Waiting& each : waiting_) send(each.value, each.place, 1);
  waiting_.clear();
  has_article_type_ = false;
}

void JsonStories::send(const JsonValue& value, const std::string& place, int depth) const {
  if (!value.is_object()) {
    return skip(place, fmt::format("expected an object, found {}", kind_name(value.kind)));
  }
  if (is_exported(value)) return send_exported(value, place);
  const FieldValues values(value, map_);
  if (!has_story(values) && depth < deepest_envelope) {
    if (const JsonValue* list = envelope(value)) return send_each(*list, place, depth);
    if (const JsonValue* inner = wrapped(value)) return send(*inner, place, depth + 1);
  }
  send_article(value, values, place);
}

void JsonStories::send_each(const JsonValue& list, const std::string& place, int depth) const {
  // A page's graph has its site, its publisher and more besides the article.
  const bool has_article = std::any_of(list.values.begin(), list.values.end(), is_article_type);
  for (std::size_t i = 0; i < list.values.size(); ++i) {
    if (has_article && is_of_other_type(list.values[i])) continue;
    send(list.values[i], fmt::format("{}[{}]", place, i), depth + 1);
  }
}

void JsonStories::send_exported(const JsonValue& object, const std::string& place) const {
  std::variant<Article, std::string> read = exported_article(object);
  if (std::string* fault = std::get_if<std::string>(&read)) return skip(place, std::move(*fault));
  Article& article = std::get<Article>(read);
  if (!has_content(article)) return skip(place, "no title and no body");
  if (std::string excess = excess_of(article); !excess.empty()) {
    return skip(place, std::move(excess));
  }
  sink_(Exported{std::move(article)});
}

void JsonStories::send_article(const JsonValue& object, const FieldValues& values,
                               const std::string& place) const {
  if (is_ninjs(object)) return send_ninjs(object, values, place);
  if (std::optional<Article> article = whole_article(values, place)) {
    const bool is_whole_file = place.empty();
    if (is_whole_file) return sink_(SoleArticle{*std::move(article)});
    sink_(*std::move(article));
  }
}

/// An item of ninjs is a version, and may take its article back.
void JsonStories::send_ninjs(const JsonValue& item, const FieldValues& values,
                             const std::string& place) const {
  if (std::string kind = other_kind_of_ninjs(item); !kind.empty()) {
    return skip(place, std::move(kind));
  }
  const std::optional<Timestamp> version = version_of_ninjs(item);
  const std::uint32_t number = version_number_of_ninjs(item);
  if (const std::string status = withdrawing_status_of_ninjs(item); !status.empty()) {
    std::string id = article_of_values(values).id;
    if (!id.empty()) return sink_(Withdrawn{std::move(id), version, number});
    return skip(place, fmt::format("its status is \"{}\"", status));
  }
  if (std::string embargo = embargo_of_ninjs(item); !embargo.empty()) {
    return skip(place, std::move(embargo));
  }
  std::optional<Article> article = whole_article(values, place);
  if (!article) return;
  if (!article->modified) article->modified = version;
  article->version = number;
  if (!article->id.empty() && (article->modified || number > 0))
    return sink_(Revision{*std::move(article)});
  if (place.empty()) return sink_(SoleArticle{*std::move(article)});
  sink_(*std::move(article));
}

/// Nothing when it is skipped.
std::optional<Article> JsonStories::whole_article(const FieldValues& values,
                                                  const std::string& place) const {
  const auto skipped = [&](std::string why) {
    skip(place, std::move(why));
    return std::nullopt;
  };
  Article article = article_of_values(values);
  if (!has_content(article)) {
    return skipped("no title and no body (title, headline; body, articleBody, text, content)");
  }
  if (std::string excess = excess_of(article); !excess.empty()) {
    return skipped(std::move(excess));
  }
  if (article.body.empty()) {
    const std::string name = unread_body(values);
    if (!name.empty()) {
      return skipped(fmt::format("no text was found in its body (\"{}\")", name));
    }
  }
  return article;
}

Article article_of_json_ld(std::string_view json) {
  const ParsedJson value = JsonParser().parse(json_within(json));
  const JsonValue* root = std::get_if<JsonValue>(&value);
  return root == nullptr ? Article{} : article_of_linked_data(*root);
}

}  // namespace gazette
