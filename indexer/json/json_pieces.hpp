// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a JSON file into pieces (texts that follow each other, and the values of an array), so
// that a file of any size is read in bounded memory and a broken piece does not affect the others.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace gazette {

struct JsonPiece {
  enum class Kind {
    text,         ///< a value that is not an array
    element,      ///< a value of an array
    array_end,    ///< `json` is empty
    missing_end,  ///< the input ends within an array; `json` is empty
  } kind = Kind::text;
  std::string json;          ///< UTF-8 as far as the input is; not checked
  std::size_t line = 1;      ///< in which it begins, from 1
  std::size_t index = 0;     ///< of an element, from 0
  bool is_too_long = false;  ///< longer than the limit: `json` is its beginning
};

/// Reads the stream in blocks. Not thread-safe.
class JsonPieces {
 public:
  /// Longer pieces are cut at `longest_piece` bytes.
  JsonPieces(std::istream& stream, std::size_t longest_piece)
      : stream_(stream), longest_(longest_piece) {}

  /// Nothing at the end of the input.
  std::optional<JsonPiece> next();

  /// Whether there is nothing more than blanks.
  bool is_at_end() { return !skip_blanks(); }

 private:
  bool skip_blanks();
  bool fill();
  void take(JsonPiece& piece, std::size_t count);
  void read_bracketed(JsonPiece& piece);
  void read_string(JsonPiece& piece);
  void read_plain(JsonPiece& piece);

  std::istream& stream_;
  std::size_t longest_;
  std::array<char, 64 * 1024> block_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t line_ = 1;
  std::size_t index_ = 0;
  bool is_in_array_ = false;
};

}  // namespace gazette
