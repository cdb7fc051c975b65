// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

using Keys = std::span<const std::string_view>;

/// Nested values are visited up to this depth.
constexpr int deepest_value = 20;

constexpr std::array<std::string_view, 12> title_keys = {"name",    "label", "rendered", "main",
                                                         "full",    "plain", "title",    "text",
                                                         "content", "value", "$t",       "#text"};
constexpr std::array<std::string_view, 8> id_keys = {"value", "@id",  "id", "$oid",
                                                     "url",   "name", "$t", "#text"};
constexpr std::array<std::string_view, 6> date_keys = {"$date", "$numberLong", "@value",
                                                       "value", "date",        "$t"};
constexpr std::array<std::string_view, 18> body_keys = {
    "rendered", "main",       "full",     "plain",       "text",  "content",
    "contents", "value",      "body",     "articleBody", "html",  "blocks",
    "items",    "paragraphs", "children", "$t",          "#text", "fullcaption"};

/// The "type" of parts of a body that repeat other fields of the article.
constexpr std::array<std::string_view, 4> repeating_types = {"kicker", "title", "byline", "date"};

std::string_view text_member(const JsonValue& object, std::string_view key) {
  const JsonValue* found = object.find(key);
  return found != nullptr && found->is_text() ? std::string_view(found->text) : std::string_view();
}

bool declares_html(const JsonValue& object) {
  for (const std::string_view key : {"contenttype", "contentType", "mime"}) {
    if (text_member(object, key).find("html") != std::string_view::npos) return true;
  }
  return false;
}

std::string scalar_in(const JsonValue& value, Keys keys, int depth = 0) {
  if (depth > deepest_value) return {};
  if (value.is_list()) {
    const auto main = std::find_if(value.values.begin(), value.values.end(), [](const auto& part) {
      return text_member(part, "role") == "main";
    });
    if (main != value.values.end()) return scalar_in(*main, keys, depth + 1);
    for (const JsonValue& part : value.values) {
      std::string text = scalar_in(part, keys, depth + 1);
      if (!is_blank(text)) return text;
    }
    return {};
  }
  if (!value.is_object()) return value.text;
  for (const std::string_view key : keys) {
    const JsonValue* found = value.find(key);
    std::string text = found == nullptr ? std::string() : scalar_in(*found, keys, depth + 1);
    if (is_blank(text)) continue;
    return key == "rendered" || declares_html(value) ? text_of_html(text) : text;
  }
  return {};
}

bool is_repeating(const JsonValue& part) {
  return std::find(repeating_types.begin(), repeating_types.end(), text_member(part, "type")) !=
         repeating_types.end();
}

enum class Form { by_content, html };

std::string body_in(const JsonValue& value, Form form, int depth);

/// The parts of a list. Agencies send the same text in several forms, each with its role or content
/// type; a part that repeats another one is left out.
std::string body_of_list(const JsonValue& list, Form form, int depth) {
  constexpr std::size_t most_forms = 8;
  std::vector<std::string> parts;
  bool has_forms = list.values.size() > 1 && list.values.size() <= most_forms;
  for (const JsonValue& part : list.values) {
    if (!is_repeating(part)) parts.push_back(body_in(part, form, depth + 1));
    has_forms = has_forms && !text_member(part, "role").empty();
  }
  std::string body;
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_blank(parts[i])) continue;
    if (has_forms) {
      const std::string text = one_line(parts[i]);
      const auto holds = [&](const std::string& other) {
        return one_line(other).find(text) != std::string::npos;
      };
      const auto later = std::find_if(
          parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(),
          [&](const std::string& other) { return other.size() > parts[i].size() && holds(other); });
      if (std::any_of(taken.begin(), taken.end(), holds) || later != parts.end()) continue;
      taken.push_back(parts[i]);
    }
    body += parts[i];
    if (!body.ends_with('\n')) body += '\n';
  }
  return body;
}

std::string body_in(const JsonValue& value, Form form, int depth) {
  if (depth > deepest_value || value.kind == JsonValue::Kind::boolean) return {};
  if (value.is_list()) return body_of_list(value, form, depth);
  if (!value.is_object()) {
    return form == Form::html || has_html_blocks(value.text) ? text_of_html(value.text)
                                                             : value.text;
  }
  const bool is_html = form == Form::html || declares_html(value);
  for (const std::string_view key : body_keys) {
    const JsonValue* found = value.find(key);
    if (found == nullptr) continue;
    const bool names_html = key == "rendered" || key == "html";
    std::string text =
        body_in(*found, is_html || names_html ? Form::html : Form::by_content, depth + 1);
    if (!is_blank(text)) return text;
  }
  return {};
}

void add_names(const JsonValue& value, std::vector<std::string>& names, int depth) {
  if (depth > deepest_value) return;
  if (value.is_list()) {
    for (const JsonValue& each : value.values) add_names(each, names, depth + 1);
  } else if (value.is_object()) {
    for (const std::string_view key : title_keys) {
      const std::size_t before = names.size();
      if (const JsonValue* found = value.find(key)) add_names(*found, names, depth + 1);
      if (names.size() > before) return;
    }
  } else if (!is_blank(value.text)) {
    names.push_back(value.text);
  }
}

}  // namespace

bool is_blank(std::string_view text) {
  constexpr std::size_t examined_bytes = 200;  // mostly enough
  return one_line(text.substr(0, cut_point(text, examined_bytes))).empty() &&
         (text.size() <= examined_bytes || one_line(text).empty());
}

std::string title_text(const JsonValue& value) { return scalar_in(value, title_keys); }

std::string id_text(const JsonValue& value) { return scalar_in(value, id_keys); }

std::vector<std::string> names_in(const JsonValue& value) {
  std::vector<std::string> names;
  add_names(value, names, 0);
  return names;
}

std::string body_text(const JsonValue& value) { return body_in(value, Form::by_content, 0); }

std::string html_body_text(const JsonValue& value) { return body_in(value, Form::html, 0); }

std::optional<Timestamp> date_in(const JsonValue& value) {
  return parse_date(scalar_in(value, date_keys));
}

}  // namespace gazette
