// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON value as our readers look at it: numbers stay as they were written, since an id of 23
// digits is no number to calculate with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct JsonValue {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  std::string text;               ///< of a text; of a number or boolean as it was written
  std::vector<std::string> keys;  ///< of an object; keys[i] is that of values[i]
  std::vector<JsonValue> values;  ///< of a list or an object, in order

  bool is_object() const { return kind == Kind::object; }
  bool is_list() const { return kind == Kind::list; }
  bool is_text() const { return kind == Kind::text; }

  /// What an object has under `key`, the last one where it comes twice; nullptr when nothing.
  const JsonValue* find(std::string_view key) const {
    for (std::size_t i = keys.size(); i > 0; --i) {
      if (keys[i - 1] == key) return &values[i - 1];
    }
    return nullptr;
  }
};

}  // namespace gazette
