// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is written sequentially, with the reason of the system when that fails.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace gazette {

class OutputFile {
 public:
  /// Creates the file, or truncates it. This, write() and close() throw
  /// std::filesystem::filesystem_error.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);

  /// Passes everything to the system, but does not sync to disk. Without it the destructor drops
  /// what is buffered.
  void close();

 private:
  [[noreturn]] void fail(const char* what) const;
  void flush();

  std::filesystem::path path_;
  int file_;
  std::string buffer_;
};

}  // namespace gazette
