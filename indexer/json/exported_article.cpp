// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/exported_article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/article_json.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

using Kind = JsonValue::Kind;

/// The key of a member that is not as an export writes it. Never leaves this file.
struct Fault {
  std::string_view key;
};

bool is_absent(const JsonValue* value) { return value == nullptr || value->kind == Kind::null; }

std::string text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  if (is_absent(value)) return {};
  if (!value->is_text()) throw Fault{key};
  return value->text;
}

std::vector<std::string> texts_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  if (is_absent(value)) return {};
  std::vector<std::string> texts;
  if (!value->is_list()) throw Fault{key};
  for (const JsonValue& each : value->values) {
    if (!each.is_text()) throw Fault{key};
    texts.push_back(each.text);
  }
  return texts;
}

/// A code, as far as its form tells.
std::string language_of(const JsonValue& object) {
  constexpr std::string_view key = "language";
  constexpr std::size_t longest = 8;
  std::string code = text_of(object, key);
  const bool is_code = std::all_of(code.begin(), code.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  if (!is_code || code.size() > longest) throw Fault{key};
  return code;
}

std::optional<Timestamp> time_of(const JsonValue& object, std::string_view key,
                                 std::string_view offset_key) {
  const std::string text = text_of(object, key);
  if (text.empty()) return std::nullopt;
  const std::optional<Timestamp> time = parse_date(text);
  if (!time) throw Fault{key};
  const JsonValue* offset = object.find(offset_key);
  if (is_absent(offset)) return Timestamp{time->utc, std::nullopt};
  constexpr int most = 24 * 60;
  int minutes = most;
  const std::string& number = offset->text;
  const auto [end, code] = std::from_chars(number.data(), number.data() + number.size(), minutes);
  const bool is_number =
      offset->kind == Kind::number && code == std::errc() && end == number.data() + number.size();
  if (!is_number || minutes <= -most || minutes >= most) throw Fault{offset_key};
  return Timestamp{time->utc, std::chrono::minutes{minutes}};
}

/// 0 where there is none.
std::uint32_t version_of(const JsonValue& object) {
  constexpr std::string_view key = "version";
  const JsonValue* value = object.find(key);
  if (is_absent(value)) return 0;
  std::uint32_t version = 0;
  const std::string& number = value->text;
  const char* const end = number.data() + number.size();
  const auto [stop, code] = std::from_chars(number.data(), end, version);
  if (value->kind != Kind::number || code != std::errc() || stop != end) throw Fault{key};
  return version;
}

/// In whole hundredths, as records have it.
double confidence_of(const JsonValue& filing, std::string_view key) {
  const JsonValue* value = filing.find("confidence");
  double confidence = -1;
  if (is_absent(value) || value->kind != Kind::number) throw Fault{key};
  const std::string& number = value->text;
  const auto [end, code] =
      std::from_chars(number.data(), number.data() + number.size(), confidence);
  const bool is_number = code == std::errc() && end == number.data() + number.size();
  if (!is_number || !(confidence >= 0 && confidence <= 1)) throw Fault{key};
  return hundredths(confidence) / 100.0;
}

std::vector<FiledTopic> topics_of(const JsonValue& object) {
  constexpr std::string_view key = "filed";
  std::vector<FiledTopic> topics;
  std::set<std::string> paths;
  for (const JsonValue& each : object.find(key)->values) {
    if (!each.is_object()) throw Fault{key};
    const std::optional<TopicOrigin> origin = topic_origin_named(text_of(each, "origin"));
    FiledTopic topic{normalize_topic(text_of(each, "topic"))};
    if (!origin || topic.path.empty() || !paths.insert(topic.path).second) throw Fault{key};
    topic.origin = *origin;
    const double confidence = confidence_of(each, key);
    if (*origin != TopicOrigin::source) topic.confidence = confidence;
    topics.push_back(std::move(topic));
  }
  std::stable_partition(topics.begin(), topics.end(), [](const FiledTopic& topic) {
    return topic.origin == TopicOrigin::source;
  });
  return topics;
}

/// Names of fields that this program makes, each once.
std::vector<std::string> made_of(const JsonValue& object) {
  constexpr std::string_view key = "made";
  std::vector<std::string> made = texts_of(object, key);
  const auto is_known = [](const std::string& name) {
    return std::find(makeable_fields.begin(), makeable_fields.end(), name) != makeable_fields.end();
  };
  if (!std::all_of(made.begin(), made.end(), is_known)) throw Fault{key};
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

Article article_of_export(const JsonValue& object) {
  Article article;
  article.id = text_of(object, "id");
  article.url = text_of(object, "url");
  article.title = text_of(object, "title");
  article.summary = text_of(object, "summary");
  article.body = text_of(object, "body");
  article.authors = texts_of(object, "authors");
  article.source = text_of(object, "source");
  article.language = language_of(object);
  article.published = time_of(object, "published", "published_offset_minutes");
  article.modified = time_of(object, "modified", "modified_offset_minutes");
  article.version = version_of(object);
  article.topics = topics_of(object);
  article.places = texts_of(object, "places");
  article.people = texts_of(object, "people");
  article.keywords = texts_of(object, "keywords");
  article.made = made_of(object);
  article.topic_state = TopicState::settled;
  return article;
}

}  // namespace

bool is_exported(const JsonValue& object) {
  const JsonValue* schema = object.find("schema");
  const JsonValue* filed = object.find("filed");
  return schema != nullptr && schema->is_text() && schema->text == article_form &&
         filed != nullptr && filed->is_list();
}

std::variant<Article, std::string> exported_article(const JsonValue& object) {
  try {
    return article_of_export(object);
  } catch (const Fault& fault) {
    return fmt::format("its \"{}\" is not as gazette-index export writes it", fault.key);
  }
}

}  // namespace gazette
