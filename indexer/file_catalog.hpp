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

/// The metadata key of the file whose canonical path has that hash.
std::string file_key(const Hash& origin);

/// The metadata of an entry: five words in one line.
std::string to_metadata(const FileEntry& entry);

/// Nothing when `metadata` is no entry.
std::optional<FileEntry> parse_file_entry(std::string_view metadata);

}  // namespace gazette
