// SPDX-License-Identifier: GPL-3.0-or-later
// The file iamglass of a Xapian database (backend glass): which commit the tables hold, and where
// the root of each of them is. docs/glass.md describes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::string_view version_name = "iamglass";

/// Xapian's tables, by the names of their files, in the order of that file.
inline constexpr std::array<std::string_view, 6> table_names = {"postlist.glass", "docdata.glass",
                                                                "termlist.glass", "position.glass",
                                                                "spelling.glass", "synonym.glass"};

/// The number of that table; nothing for any other file.
std::optional<std::size_t> table_number(std::string_view file_name);

/// What the file says of a commit.
struct GlassVersion {
  std::string uuid;  ///< 16 bytes
  std::uint64_t revision = 0;
  std::uint64_t hash = 0;  ///< of the file

  friend bool operator==(const GlassVersion&, const GlassVersion&) = default;
};

/// What the file says of a table.
struct TableRoot {
  std::uint64_t block = 0;  ///< its number
  std::uint64_t level = 0;  ///< above the leaves
  bool has_file = false;
  bool is_sequential = false;
  std::uint64_t entries = 0;
  std::uint64_t block_bytes = 0;
  std::uint64_t min_compressed_bytes = 0;
  std::string free_blocks;  ///< as it is stored
};

/// All of the file.
struct GlassFile {
  GlassVersion version;
  std::array<TableRoot, table_names.size()> tables;
  std::string statistics;  ///< as they are stored
};

/// The file with these bytes; nothing unless it is whole, in the format that Xapian 1.4 writes.
std::optional<GlassFile> parse_glass_file(std::string_view bytes);

/// The bytes of the file; `version.hash` does not matter.
std::string glass_file_bytes(const GlassFile& file);

/// That of the database in the folder `generation`; nothing when it is missing, or is not whole.
std::optional<GlassFile> read_glass_file(const std::filesystem::path& generation);

/// The revision in which a block was written, and its level above the leaves.
std::uint64_t block_revision(std::string_view block);
std::uint64_t block_level(std::string_view block);

}  // namespace gazette
