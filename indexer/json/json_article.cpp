// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/json/json_fields.hpp"
#include "indexer/json/json_value.hpp"
#include "indexer/json/linked_data.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 10> envelope_names = {
    "articles",  "items",   "stories", "news",    "docs",
    "documents", "results", "data",    "entries", "@graph"};

/// A short message: "not valid JSON at byte 17: ...", with the useful part of nlohmann's text.
std::string parse_failure(const Json::exception& error, std::size_t byte) {
  std::string message = error.what();
  if (const std::size_t colon = message.find(": "); colon != std::string::npos) {
    message.erase(0, colon + 2);
  }
  return fmt::format("not valid JSON at byte {}: {}", byte, one_line(message));
}

/// Builds a value from the events of nlohmann's parser, with numbers as they were written. Leaves
/// out values nested deeper than any article's text, because values are visited and freed by
/// recursion.
class ValueBuilder : public nlohmann::json_sax<Json> {
 public:
  JsonValue take_value() { return std::move(root_); }
  const std::string& failure() const { return failure_; }

  bool null() override { return add(JsonValue::Kind::null, {}); }
  bool boolean(bool value) override {
    return add(JsonValue::Kind::boolean, value ? "true" : "false");
  }
  bool number_integer(number_integer_t value) override {
    return add(JsonValue::Kind::number, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add(JsonValue::Kind::number, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& written) override {
    return add(JsonValue::Kind::number, written);
  }
  bool string(string_t& value) override { return add(JsonValue::Kind::text, std::move(value)); }
  bool binary(binary_t&) override { return true; }
  bool key(string_t& value) override {
    if (too_deep_ == 0) open_.back()->keys.push_back(std::move(value));
    return true;
  }
  bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonValue::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
    failure_ = parse_failure(error, byte);
    return false;
  }

 private:
  static constexpr std::size_t deepest = 200;

  bool add(JsonValue::Kind kind, std::string text) {
    if (too_deep_ > 0) return true;
    place() = JsonValue{.kind = kind, .text = std::move(text), .keys = {}, .values = {}};
    return true;
  }

  JsonValue& place() { return open_.empty() ? root_ : open_.back()->values.emplace_back(); }

  bool open(JsonValue::Kind kind) {
    if (too_deep_ > 0 || open_.size() == deepest) {
      if (too_deep_ == 0) place();
      ++too_deep_;
      return true;
    }
    JsonValue& value = place();
    value.kind = kind;
    open_.push_back(&value);
    return true;
  }

  bool close() {
    if (too_deep_ > 0) {
      --too_deep_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  JsonValue root_;
  std::vector<JsonValue*> open_;  ///< a list grows only when none of its values is open
  std::size_t too_deep_ = 0;
  std::string failure_;
};

/// The value of `json`, or why it is not valid JSON.
std::variant<JsonValue, std::string> parse(std::string json) {
  ValueBuilder builder;
  if (!Json::sax_parse(with_whole_characters(std::move(json)), &builder)) return builder.failure();
  return builder.take_value();
}

/// The list of objects in an envelope; nullptr when `object` is not an envelope.
const JsonValue* envelope(const JsonValue& object) {
  if (has_story_names(object)) return nullptr;
  for (const std::string_view name : envelope_names) {
    const JsonValue* found = object.find(name);
    if (found != nullptr && found->is_list()) return found;
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

/// Sends the stories of one JSON text.
class StorySender {
 public:
  StorySender(const std::string& path, const StorySink& sink) : path_(path), sink_(sink) {}

  /// Sends the stories of `value`, which is at `place`.
  void send(const JsonValue& value, const std::string& place, int depth = 0) const {
    if (value.is_list() && depth == 0) return send_each(value, place, depth);
    if (!value.is_object()) {
      return skip(place, fmt::format("expected an object, found {}", kind_name(value.kind)));
    }
    const JsonValue* list = depth < deepest_envelope ? envelope(value) : nullptr;
    if (list != nullptr) return send_each(*list, place, depth);
    std::optional<Article> article = article_at(value, place);
    if (!article) return;
    const bool is_whole_file = place.empty();
    if (is_whole_file) return sink_(SoleArticle{std::move(*article)});
    sink_(std::move(*article));
  }

  void skip(const std::string& place, std::string why) const {
    sink_(Skipped{path_, place, std::move(why)});
  }

 private:
  void send_each(const JsonValue& list, const std::string& place, int depth) const {
    // A page's graph has its site, its publisher and more besides the article.
    const bool has_article = std::any_of(list.values.begin(), list.values.end(), is_article_type);
    for (std::size_t i = 0; i < list.values.size(); ++i) {
      if (has_article && is_of_other_type(list.values[i])) continue;
      send(list.values[i], fmt::format("{}[{}]", place, i), depth + 1);
    }
  }

  /// The article of `object`; nothing when it has none, which was then sent as skipped.
  std::optional<Article> article_at(const JsonValue& object, const std::string& place) const {
    Article article = article_of_object(object);
    if (!has_content(article)) {
      skip(place, "no title and no body (title, headline; body, articleBody, text, content)");
      return std::nullopt;
    }
    if (std::string excess = excess_of(article); !excess.empty()) {
      skip(place, std::move(excess));
      return std::nullopt;
    }
    if (article.body.empty()) {
      const std::string name = unread_body(object);
      if (!name.empty()) {
        skip(place, fmt::format("no text was found in its body (\"{}\")", name));
        return std::nullopt;
      }
    }
    return article;
  }

  const std::string& path_;
  const StorySink& sink_;
};

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

/// `json` without commas before a closing bracket, which JSON forbids and people write.
std::string without_stray_commas(std::string_view json) {
  std::string result;
  result.reserve(json.size());
  bool is_in_text = false;
  std::size_t comma = std::string::npos;  // where only blanks came behind it
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (is_in_text && c == '\\' && i + 1 < json.size()) {
      result += c;
      result += json[++i];
      continue;
    }
    if (c == '"') is_in_text = !is_in_text;
    if (!is_in_text && (c == '}' || c == ']') && comma != std::string::npos) {
      result[comma] = ' ';
    }
    const bool is_blank_sign = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (is_in_text || !is_blank_sign) comma = std::string::npos;
    if (!is_in_text && c == ',') comma = result.size();
    result += c;
  }
  return result;
}

}  // namespace

void read_json_text(std::string_view json, const JsonSource& source, const StorySink& sink) {
  const StorySender sender(source.path, sink);
  const std::variant<JsonValue, std::string> value = parse(to_utf8(json));
  if (const std::string* failure = std::get_if<std::string>(&value)) {
    return sender.skip(source.place, *failure);
  }
  sender.send(std::get<JsonValue>(value), source.place);
}

Article article_of_json_ld(std::string_view json) {
  std::string text = without_stray_commas(json_within(json));
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  const std::variant<JsonValue, std::string> value = parse(std::move(text));
  const JsonValue* root = std::get_if<JsonValue>(&value);
  return root == nullptr ? Article{} : article_of_linked_data(*root);
}

namespace {

/// The code unit of the escape \uXXXX at `at`; nothing when there is none.
std::optional<unsigned> code_unit_at(std::string_view json, std::size_t at) {
  constexpr std::size_t length = 6;
  if (json.substr(at, 2) != "\\u" || at + length > json.size()) return std::nullopt;
  unsigned unit = 0;
  const char* end = json.data() + at + length;
  const auto [stop, error] = std::from_chars(json.data() + at + 2, end, unit, 16);
  return error == std::errc() && stop == end ? std::optional(unit) : std::nullopt;
}

}  // namespace

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

}  // namespace gazette
