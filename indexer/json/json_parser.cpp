// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_parser.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;
using Kind = JsonValue::Kind;

/// Values nested deeper than any article's text are left out: values are visited and freed by
/// recursion.
constexpr std::size_t deepest_json = 200;

JsonValue scalar(Kind kind, std::string text = {}) {
  return {.kind = kind, .text = std::move(text), .keys = {}, .values = {}};
}

// The quick parser

/// Numbers as they were written, in order: the quick parser keeps their values only.
std::vector<std::string_view> numbers_in(std::string_view json) {
  std::vector<std::string_view> numbers;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') {
      for (++i; i < json.size() && json[i] != '"'; ++i) i += json[i] == '\\' ? 1 : 0;
    } else if (json[i] == '-' || (json[i] >= '0' && json[i] <= '9')) {
      const std::size_t end = std::min(json.find_first_not_of("0123456789+-.eE", i), json.size());
      numbers.push_back(json.substr(i, end - i));
      i = end - 1;
    }
  }
  return numbers;
}

/// Copies the tree of the quick parser.
class TreeCopy {
 public:
  explicit TreeCopy(std::string_view json) : json_(json) {}

  JsonValue of(simdjson::dom::element element) {
    switch (element.type()) {
      case simdjson::dom::element_type::OBJECT:
        return of_object(element.get_object().value_unsafe());
      case simdjson::dom::element_type::ARRAY:
        return of_list(element.get_array().value_unsafe());
      case simdjson::dom::element_type::STRING:
        return scalar(Kind::text, std::string(element.get_string().value_unsafe()));
      case simdjson::dom::element_type::INT64:
        ++number_;
        return scalar(Kind::number, std::to_string(element.get_int64().value_unsafe()));
      case simdjson::dom::element_type::UINT64:
        ++number_;
        return scalar(Kind::number, std::to_string(element.get_uint64().value_unsafe()));
      case simdjson::dom::element_type::DOUBLE:
        if (numbers_.empty()) numbers_ = numbers_in(json_);
        return scalar(Kind::number, std::string(numbers_.at(number_++)));
      case simdjson::dom::element_type::BOOL:
        return scalar(Kind::boolean, element.get_bool().value_unsafe() ? "true" : "false");
      case simdjson::dom::element_type::NULL_VALUE:
        break;
    }
    return {};
  }

 private:
  JsonValue of_object(simdjson::dom::object object) {
    JsonValue value = scalar(Kind::object);
    value.keys.reserve(object.size());
    value.values.reserve(object.size());
    for (const simdjson::dom::key_value_pair member : object) {
      value.keys.emplace_back(member.key);
      value.values.push_back(of(member.value));
    }
    return value;
  }

  JsonValue of_list(simdjson::dom::array list) {
    JsonValue value = scalar(Kind::list);
    value.values.reserve(list.size());
    for (const simdjson::dom::element each : list) value.values.push_back(of(each));
    return value;
  }

  std::string_view json_;
  std::vector<std::string_view> numbers_;
  std::size_t number_ = 0;  ///< how many came before
};

// The slow parser

/// A short message: "not valid JSON at byte 17: ...", with the useful part of nlohmann's text.
std::string parse_failure(const Json::exception& error, std::size_t byte) {
  std::string message = error.what();
  if (const std::size_t colon = message.find(": "); colon != std::string::npos) {
    message.erase(0, colon + 2);
  }
  return fmt::format("not valid JSON at byte {}: {}", byte, one_line(message));
}

/// Builds a value from the events of nlohmann's parser, with numbers as they were written.
class ValueBuilder : public nlohmann::json_sax<Json> {
 public:
  JsonValue take_value() { return std::move(root_); }
  const std::string& failure() const { return failure_; }

  bool null() override { return add(Kind::null, {}); }
  bool boolean(bool value) override { return add(Kind::boolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override {
    return add(Kind::number, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add(Kind::number, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& written) override {
    return add(Kind::number, written);
  }
  bool string(string_t& value) override { return add(Kind::text, std::move(value)); }
  bool binary(binary_t&) override { return true; }
  bool key(string_t& value) override {
    if (too_deep_ == 0) open_.back()->keys.push_back(std::move(value));
    return true;
  }
  bool start_object(std::size_t) override { return open(Kind::object); }
  bool start_array(std::size_t) override { return open(Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
    failure_ = parse_failure(error, byte);
    return false;
  }

 private:
  bool add(Kind kind, std::string text) {
    if (too_deep_ > 0) return true;
    place() = scalar(kind, std::move(text));
    return true;
  }

  JsonValue& place() { return open_.empty() ? root_ : open_.back()->values.emplace_back(); }

  bool open(Kind kind) {
    if (too_deep_ > 0 || open_.size() == deepest_json) {
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

ParsedJson parse_slowly(const std::string& json) {
  ValueBuilder builder;
  constexpr bool is_strict = true;
  constexpr bool ignores_comments = true;
  if (!Json::sax_parse(json, &builder, Json::input_format_t::json, is_strict, ignores_comments)) {
    return builder.failure();
  }
  return builder.take_value();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Rewrites JSON with common deviations corrected.
class Mending {
 public:
  explicit Mending(std::string_view json) : json_(json) { result_.reserve(json.size()); }

  std::string result() {
    while (at_ < json_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    const char c = json_[at_];
    if (c == '"') return copy_string();
    if ((c == '}' || c == ']') && comma_) result_[*comma_] = ' ';
    const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_blank) comma_.reset();
    if (c == ',') comma_ = result_.size();
    if (is_letter(c) || (c == '-' && at_ + 1 < json_.size() && is_letter(json_[at_ + 1]))) {
      return copy_word();
    }
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && !is_blank;
    result_ += is_control ? ' ' : c;
    ++at_;
  }

  void copy_string() {
    comma_.reset();
    result_ += json_[at_++];
    while (at_ < json_.size()) {
      const char c = json_[at_++];
      result_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      if (c == '"') return;
      if (c == '\\' && at_ < json_.size()) result_ += json_[at_++];
    }
  }

  /// A number that JSON has no form for, as Python and JavaScript write it, is null.
  void copy_word() {
    constexpr std::array<std::string_view, 6> no_numbers = {"NaN",       "Infinity", "-Infinity",
                                                            "undefined", "-NaN",     "None"};
    std::size_t end = at_ + 1;
    while (end < json_.size() && is_letter(json_[end])) ++end;
    const std::string_view word = json_.substr(at_, end - at_);
    result_ += std::find(no_numbers.begin(), no_numbers.end(), word) != no_numbers.end()
                   ? std::string_view("null")
                   : word;
    at_ = end;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::optional<std::size_t> comma_;  ///< in `result_`, when only blanks came after it
  std::string result_;
};

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

struct JsonParser::State {
  /// The quick parser may take fourteen times the size of a text in memory.
  static constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;

  /// Nothing when the quick parser refuses it.
  std::optional<JsonValue> parse(std::string_view json) {
    if (json.size() > most_bytes || !make_room(json.size())) return std::nullopt;
    std::copy(json.begin(), json.end(), padded.begin());
    constexpr bool is_copied = false;
    simdjson::dom::element root;
    if (parser.parse(padded.data(), json.size(), is_copied).get(root) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    return TreeCopy(json).of(root);
  }

  bool make_room(std::size_t bytes) {
    constexpr std::size_t least_bytes = 4096;
    if (parser.capacity() >= bytes && !padded.empty()) return true;
    const std::size_t capacity = std::bit_ceil(std::max(bytes, least_bytes));
    padded.resize(capacity + simdjson::SIMDJSON_PADDING);
    return parser.allocate(capacity, deepest_json) == simdjson::SUCCESS;
  }

  simdjson::dom::parser parser;
  std::vector<char> padded;
};

JsonParser::JsonParser() : state_(std::make_unique<State>()) {}
JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

ParsedJson JsonParser::parse(std::string_view json) {
  if (std::optional<JsonValue> value = state_->parse(json)) return std::move(*value);
  const std::string text = with_whole_characters(to_utf8(json));
  ParsedJson value = parse_slowly(text);
  if (std::holds_alternative<JsonValue>(value)) return value;
  ParsedJson mended = parse_slowly(Mending(text).result());
  return std::holds_alternative<JsonValue>(mended) ? std::move(mended) : std::move(value);
}

std::string with_whole_characters(std::string json) {
  const auto is_between = [](std::optional<unsigned> value, unsigned first, unsigned last) {
    return value && *value >= first && *value <= last;
  };
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::optional<unsigned> unit = code_unit_at(json, at);
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
