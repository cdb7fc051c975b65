// SPDX-License-Identifier: GPL-3.0-or-later
// What an index stores about the files that it was built from, so that the next run can skip
// unchanged ones. An entry guarantees that the index has all articles of the file, unchanged.
// Stored in every index: do not change the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/hash.hpp"

namespace gazette {

/// Shows that a file is unchanged without reading it.
struct FileStamp {
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< since 1970; 0: too recent to rely on

  bool operator==(const FileStamp&) const = default;
};

struct FileEntry {
  FileStamp stamp;
  std::size_t articles = 0;
  Hash content{};   ///< of all its bytes
  Hash settings{};  ///< of the options and the version of the program that read it
};

/// A file with articles in the index: its canonical path (any bytes), and its entry while that is
/// valid.
struct KnownFile {
  std::string path;
  std::optional<FileEntry> entry;
};

/// One line: the entry as five words, or a hyphen without one, then the path.
std::string to_metadata(const KnownFile& file);

/// Nothing when `metadata` is empty or damaged.
std::optional<KnownFile> parse_known_file(std::string_view metadata);

}  // namespace gazette
