// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON value. Numbers stay as they were written, because an id of 23 digits does not fit a number
// type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct JsonValue {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  std::string text;               ///< of a text; of a number or a boolean, as it was written
  std::vector<std::string> keys;  ///< of an object; keys[i] is that of values[i]
  std::vector<JsonValue> values;  ///< of a list or an object, in order

  bool is_object() const { return kind == Kind::object; }
  bool is_list() const { return kind == Kind::list; }
  bool is_text() const { return kind == Kind::text; }

  /// The value of an object under `key`, the last one if the key is repeated; nullptr if there is
  /// none. O(number of keys).
  const JsonValue* find(std::string_view key) const {
    for (std::size_t i = keys.size(); i > 0; --i) {
      if (keys[i - 1] == key) return &values[i - 1];
    }
    return nullptr;
  }
};

}  // namespace gazette
