// SPDX-License-Identifier: GPL-3.0-or-later
// TOML as plain values that know their lines, so that only one file depends on the parser.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct TomlValue {
  enum class Kind { text, whole_number, number, list, table, other };

  Kind kind = Kind::other;
  std::size_t line = 0;      ///< from 1
  std::string key = {};      ///< of an entry of a table
  std::size_t key_line = 0;  ///< where `key` stands
  std::string text = {};
  double number = 0;                  ///< also of a whole one
  std::vector<TomlValue> parts = {};  ///< of a list, or of a table by their keys

  bool is_number() const { return kind == Kind::number || kind == Kind::whole_number; }

  /// The entry of a table; nullptr if it has no such key. Valid as long as this value.
  const TomlValue* find(std::string_view key) const;
};

/// An error in one line of a file; `what()` is the reason.
class LineError : public std::runtime_error {
 public:
  LineError(std::size_t line, const std::string& reason)
      : std::runtime_error(reason), line_(line) {}

  std::size_t line() const noexcept { return line_; }

 private:
  std::size_t line_;
};

/// The table that `text` holds. Throws LineError if it is not UTF-8 or not TOML.
TomlValue parse_toml(std::string_view text);

/// The text of `value`, on one line. Throws LineError, which calls the value `what`, if it is not a
/// string or is empty.
std::string text_of(const TomlValue& value, std::string_view what);

/// A key or path in quotation marks, on one line, for messages.
std::string shown_key(std::string_view text);

}  // namespace gazette
