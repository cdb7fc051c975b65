// SPDX-License-Identifier: GPL-3.0-or-later
// Parses JSON texts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/json/json_value.hpp"

namespace gazette {

/// The value of a JSON text, or why it is not valid: "not valid JSON at byte 17: ...".
using ParsedJson = std::variant<JsonValue, std::string>;

/// Parses one text after another, reusing its memory: valid texts with a fast parser (simdjson),
/// the rest with a tolerant one (nlohmann). Not thread-safe.
class JsonParser {
 public:
  JsonParser();
  ~JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;

  /// `json` may be in any encoding. Accepts common deviations from JSON: a byte order mark, a comma
  /// after the last value, NaN and Infinity (as null), comments, raw control characters in strings,
  /// half a surrogate pair (as U+FFFD). Values nested more than 200 deep are dropped.
  ParsedJson parse(std::string_view json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `json` with \ufffd in place of each escape that is half a surrogate pair. Exports that cut texts
/// leave such halves.
std::string with_whole_characters(std::string json);

}  // namespace gazette
