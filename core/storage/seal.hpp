// SPDX-License-Identifier: GPL-3.0-or-later
// The seal of a generation: a hash of each block of its tables, in a file of its own, because
// Xapian's blocks have no room for one. A block that was written in a revision after the seal's is
// not sealed yet: the process that wrote it died before it wrote the seal, or is about to. Stored
// in every index: do not change the format.
//
// The file has pages of 4096 bytes; each ends with a hash of the rest of it. The first says what is
// sealed. The others hold the hashes of blocks, 511 to a page, each table on pages of its own. All
// numbers have 8 bytes, the lowest first.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/storage/glass_version.hpp"

namespace gazette {

inline constexpr std::string_view seal_name = "gazette.seal";

/// The hash of a block for its place in a table; never 0, which stands for a block without a hash.
std::uint64_t block_hash(std::string_view block, std::uint64_t number);

/// The hashes of a table in memory.
struct TableHashes {
  std::uint64_t block_bytes = 0;  ///< 0: the table has no blocks
  std::vector<std::uint64_t> blocks;
};

/// What a seal file says, in memory.
struct SealContent {
  GlassVersion version;
  std::array<TableHashes, table_names.size()> tables;
};

/// The bytes of the seal file.
std::string seal_bytes(const SealContent& content);

/// A seal file, of which each page is read when it is first asked for: opening takes as long for a
/// small index as for a large one. Thread-safe.
class Seal {
 public:
  enum class State { whole, missing, damaged };

  /// The seal of the generation; its first page decides about `state`. Shared while the file is not
  /// replaced.
  static std::shared_ptr<const Seal> open(const std::filesystem::path& generation);

  explicit Seal(const std::filesystem::path& path);
  ~Seal();
  Seal(const Seal&) = delete;
  Seal& operator=(const Seal&) = delete;

  State state() const { return state_; }
  const GlassVersion& version() const { return version_; }

  /// In bytes; 0 when the table has no blocks.
  std::uint64_t block_bytes(std::size_t table) const { return tables_[table].block_bytes; }
  std::uint64_t block_count(std::size_t table) const { return tables_[table].blocks; }

  /// The hash of a block; 0 when it has none, or when the page that holds it is damaged.
  std::uint64_t hash(std::size_t table, std::uint64_t block) const;

  /// Whether all pages are whole. Reads the whole file.
  bool is_whole() const;

  /// All of it in memory, without damaged pages. REQUIRES: state() is whole.
  SealContent content() const;

 private:
  using Page = std::array<char, 4096>;
  struct Table {
    std::uint64_t block_bytes = 0, blocks = 0, first_page = 0;
  };

  bool read_first_page();
  bool fits(const Table& table) const;
  std::unique_ptr<const Page> read_page(std::uint64_t number) const;
  const Page* page(std::uint64_t number) const;

  State state_ = State::missing;
  int descriptor_ = -1;
  std::uint64_t page_count_ = 0;
  GlassVersion version_;
  std::array<Table, table_names.size()> tables_;
  mutable std::vector<std::atomic<const Page*>> pages_;  ///< those that were read and are whole
};

}  // namespace gazette
