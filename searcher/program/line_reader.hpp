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
    std::string text;          ///< without its end (LF or CR LF)
    bool is_too_long = false;  ///< then `text` is only its first `max_line_bytes`
  };

  static constexpr std::size_t max_line_bytes = std::size_t{1} << 20U;

  /// `path` is a file or `-` for standard input. Throws Error when it cannot be opened.
  explicit LineReader(std::string path);

  /// The next line; nothing at the end. Waits for no more than that line. Without a byte order
  /// mark. Throws Error when the file cannot be read.
  std::optional<Line> next();

 private:
  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::size_t number_ = 0;
};

}  // namespace gazette
