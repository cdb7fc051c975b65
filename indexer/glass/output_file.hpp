// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is written from its beginning to its end, with what the system says where it cannot.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace gazette {

class OutputFile {
 public:
  /// Makes the file, or empties it. This, write() and close() throw
  /// std::filesystem::filesystem_error.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);

  /// Everything is handed to the system; nothing is synced to the disk.
  void close();

 private:
  [[noreturn]] void fail(const char* what) const;
  void flush();

  std::filesystem::path path_;
  int file_;
  std::string buffer_;
};

}  // namespace gazette
