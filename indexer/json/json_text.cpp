// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/dates/day_in_text.hpp"
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

/// What a text is: as it was written, HTML, or to be told by its characters.
enum class Form { as_written, by_content, html };

/// A title or a name, which may have tags within its line.
std::string line_in_form(const std::string& text, Form form) {
  if (form == Form::html) return text_of_html(text);
  if (form == Form::as_written || !has_references(text)) return text;
  return text.find("</") == std::string::npos ? without_references(text) : text_of_html(text);
}

std::string scalar_in(const JsonValue& value, Keys keys, Form form, int depth = 0) {
  if (depth > deepest_value) return {};
  if (value.is_list()) {
    const auto main = std::find_if(value.values.begin(), value.values.end(), [](const auto& part) {
      return text_member(part, "role") == "main";
    });
    if (main != value.values.end()) return scalar_in(*main, keys, form, depth + 1);
    for (const JsonValue& part : value.values) {
      std::string text = scalar_in(part, keys, form, depth + 1);
      if (!is_blank(text)) return text;
    }
    return {};
  }
  if (!value.is_object()) return line_in_form(value.text, form);
  for (const std::string_view key : keys) {
    const JsonValue* found = value.find(key);
    if (found == nullptr) continue;
    const bool is_html = key == "rendered" || declares_html(value);
    std::string text = scalar_in(*found, keys, is_html ? Form::html : form, depth + 1);
    if (!is_blank(text)) return text;
  }
  return {};
}

bool is_repeating(const JsonValue& part) {
  return std::find(repeating_types.begin(), repeating_types.end(), text_member(part, "type")) !=
         repeating_types.end();
}

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
    if (form == Form::html || has_html_blocks(value.text)) return text_of_html(value.text);
    if (!has_references(value.text)) return value.text;
    std::string text = without_references(value.text);
    // Tags that were written as references, too.
    return has_html_blocks(text) ? text_of_html(text) : text;
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

/// Texts that programs write for a value that is missing.
bool is_missing(std::string_view text) {
  constexpr std::array<std::string_view, 6> names = {"None", "nan", "NaN", "null", "NULL", "NaT"};
  return std::find(names.begin(), names.end(), text) != names.end();
}

/// As programs of .NET write a date: `/Date(1770106500000)/`, `/Date(1770106500000+0100)/`. The
/// first and the last that they know stand for none.
std::optional<Timestamp> date_of_milliseconds(std::string_view text) {
  constexpr std::string_view begin = "/Date(";
  constexpr std::string_view end = ")/";
  constexpr std::int64_t earliest = -62'135'596'800'000;
  constexpr std::int64_t latest = 253'402'300'799'000;
  if (!text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
  text = text.substr(begin.size(), text.size() - begin.size() - end.size());
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value <= earliest || value >= latest) return std::nullopt;
  const auto time = std::chrono::floor<std::chrono::seconds>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(value)));
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  if (text.empty()) return Timestamp{time, std::nullopt};
  constexpr std::size_t zone_bytes = 5;
  if (text.size() != zone_bytes || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int zone = 0;
  if (std::from_chars(text.data() + 1, text.data() + zone_bytes, zone).ptr !=
      text.data() + zone_bytes) {
    return std::nullopt;
  }
  const std::chrono::minutes offset(zone / 100 * 60 + zone % 100);
  return Timestamp{time, text[0] == '-' ? -offset : offset};
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
  } else if (const auto list = listed_texts(value.text)) {
    for (const std::string& text : *list) {
      if (!is_blank(text)) names.push_back(line_in_form(text, Form::by_content));
    }
  } else if (!is_blank(value.text) && !is_missing(value.text)) {
    names.push_back(line_in_form(value.text, Form::by_content));
  }
}

}  // namespace

bool has_references(std::string_view text) {
  constexpr std::size_t longest_reference = 12;
  bool has_reference = false;
  for (std::size_t at = text.find_first_of("&<"); at != std::string_view::npos;
       at = text.find_first_of("&<", at + 1)) {
    const std::string_view rest = text.substr(at + 1, longest_reference);
    if (rest.starts_with(' ')) return false;
    if (text[at] == '<' || has_reference) continue;
    const std::size_t end =
        rest.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    has_reference = end != 0 && end != std::string_view::npos && rest[end] == ';' &&
                    without_references(text.substr(at, end + 2)) != text.substr(at, end + 2);
  }
  return has_reference;
}

bool is_blank(std::string_view text) {
  constexpr std::size_t examined_bytes = 200;  // mostly enough
  return one_line(text.substr(0, cut_point(text, examined_bytes))).empty() &&
         (text.size() <= examined_bytes || one_line(text).empty());
}

std::string title_text(const JsonValue& value) {
  return scalar_in(value, title_keys, Form::by_content);
}

std::string html_title_text(const JsonValue& value) {
  return scalar_in(value, title_keys, Form::html);
}

std::string id_text(const JsonValue& value) { return scalar_in(value, id_keys, Form::as_written); }

std::optional<std::vector<std::string>> listed_texts(std::string_view text) {
  if (text.size() < 2 || !text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  const std::string_view inner = text.substr(1, text.size() - 2);
  std::vector<std::string> texts;
  for (std::size_t at = inner.find_first_not_of(' '); at < inner.size();) {
    const char quote = inner[at];
    if (quote != '"' && quote != '\'') return std::nullopt;
    std::string& each = texts.emplace_back();
    for (++at; at < inner.size() && inner[at] != quote; ++at) {
      if (inner[at] == '\\' && at + 1 < inner.size()) ++at;
      each += inner[at];
    }
    if (at == inner.size()) return std::nullopt;
    at = inner.find_first_not_of(' ', at + 1);
    if (at == std::string_view::npos) break;
    if (inner[at] != ',') return std::nullopt;
    at = inner.find_first_not_of(' ', at + 1);
  }
  return texts;
}

std::vector<std::string> names_in(const JsonValue& value) {
  std::vector<std::string> names;
  add_names(value, names, 0);
  return names;
}

std::string body_text(const JsonValue& value) { return body_in(value, Form::by_content, 0); }

std::string html_body_text(const JsonValue& value) { return body_in(value, Form::html, 0); }

std::optional<Timestamp> date_in(const JsonValue& value) {
  const std::string text = scalar_in(value, date_keys, Form::as_written);
  const std::optional<Timestamp> date = date_of_milliseconds(text);
  return date ? date : stated_date(text);
}

}  // namespace gazette
