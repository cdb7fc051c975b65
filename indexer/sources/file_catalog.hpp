// SPDX-License-Identifier: GPL-3.0-or-later
// What an index remembers of the files that it was made of, so that the next run need not read
// those that are as they were. An entry of a file promises that the index holds the articles of
// that file, all of them as the file has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/hash.hpp"

namespace gazette {

/// What tells without reading a file that it is the same.
struct FileStamp {
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< since 1970; 0 when it may change again unseen

  bool operator==(const FileStamp&) const = default;
};

struct FileEntry {
  FileStamp stamp;
  std::size_t articles = 0;
  Hash content{};  ///< of all its bytes
  Hash reading{};  ///< of the options and the version of the program that it was read with
};

/// What the index knows of a file that it holds articles of: its canonical path, of any bytes, and
/// an entry while that is true.
struct KnownFile {
  std::string path;
  std::optional<FileEntry> entry;
};

/// One line: the five words of the entry, or a hyphen, then the path.
std::string to_metadata(const KnownFile& file);

/// Nothing when `metadata` is empty or no known file.
std::optional<KnownFile> parse_known_file(std::string_view metadata);

}  // namespace gazette
