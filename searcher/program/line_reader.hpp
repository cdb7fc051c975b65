// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file or standard input line by line, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// Not thread-safe.
class LineReader {
 public:
  struct Line {
    std::size_t number = 0;    ///< from 1
    std::string text;          ///< without its end (LF or CR LF; NUL)
    bool is_too_long = false;  ///< then `text` is only its first `max_line_bytes`
  };

  static constexpr std::size_t max_line_bytes = std::size_t{1} << 20U;

  /// What lines may be encoded in, or that they end in NUL and may have anything else.
  enum class Accepted { utf8_and_utf16, utf8, ended_by_nul };

  /// `path` is a file or `-` for standard input. Throws Error when it cannot be opened.
  explicit LineReader(std::string path, Accepted accepted = Accepted::utf8_and_utf16);

  /// The next line as UTF-8; nothing at the end. Waits for no more than that line. Without a byte
  /// order mark. Throws Error when the file cannot be read.
  std::optional<Line> next();

  /// Whether the lines read so far were in UTF-16.
  bool is_utf16() const { return encoding_ != Encoding::unknown && encoding_ != Encoding::bytes; }

 private:
  /// How the file is encoded: by a byte order mark of UTF-16, or by two letters of ASCII with a NUL
  /// beside each.
  enum class Encoding { unknown, bytes, utf16_low_first, utf16_high_first };

  void find_encoding();
  int next_byte();
  /// The next code unit of UTF-16; EOF at the end. Half a unit is U+FFFD.
  int next_unit();
  /// The next character as UTF-8, without a byte order mark; empty at the end.
  std::string next_character();
  std::optional<Line> next_of_utf16();

  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::size_t number_ = 0;
  int end_;  ///< of a line of bytes
  Encoding encoding_;
  std::string ahead_;  ///< bytes that were read to find the encoding
  std::optional<int> unit_ahead_;
};

}  // namespace gazette
