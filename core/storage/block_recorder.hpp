// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes the blocks that this process writes to the tables of a generation, so that a writer can
// seal what it has committed. core/storage/table_blocks.hpp brings the blocks here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "core/storage/sealed_files.hpp"

namespace gazette {

/// While it lives, the blocks that this process writes to the tables of a generation are hashed,
/// and those that it reads are verified by these hashes. Construct it before Xapian opens the
/// tables; one at a time for a generation. Not thread-safe, but other threads may use other
/// generations.
class BlockRecorder {
 public:
  /// Takes over the seal of the generation, and reads each block that was written after it, or that
  /// has no hash, once: all blocks if there is no seal. Throws Xapian::DatabaseCorruptError for a
  /// file iamglass that is damaged, and for a table that is missing or cut off.
  explicit BlockRecorder(const std::filesystem::path& generation);
  ~BlockRecorder();
  BlockRecorder(const BlockRecorder&) = delete;
  BlockRecorder& operator=(const BlockRecorder&) = delete;

  /// The commit that it took over; `of_no_seal` for a new database.
  Commit found() const;

  /// Whether blocks were written since the last call of mark_sealed(). While there are, the file
  /// `unsealed_name` is in the generation, so that the next writer knows when this one has died.
  bool has_changes() const;

  /// The seal of the tables as the last commit left them. Call after a commit, and before the next
  /// change. Throws Xapian::DatabaseCorruptError when iamglass cannot be read.
  SealContent seal() const;

  /// Call when the seal is written.
  void mark_sealed();

  struct State;

 private:
  std::shared_ptr<State> state_;
};

/// What table_blocks.cpp asks of the recorder of a generation.
/// @{

/// Null when there is none.
std::shared_ptr<BlockRecorder::State> recorder_of(const std::filesystem::path& generation);

/// The hash that a block must have, and the revision up to which that is known.
struct ExpectedBlock {
  std::uint64_t block_bytes;
  std::uint64_t hash;  ///< 0: not known
  std::uint64_t sealed_revision;
};
ExpectedBlock expected_block(const BlockRecorder::State& state, std::size_t table,
                             std::uint64_t block);

/// In bytes; 0 when the table has no blocks yet.
std::uint64_t block_bytes_of(const BlockRecorder::State& state, std::size_t table);

/// `block` was written at `offset` of that table.
void record_block(BlockRecorder::State& state, std::size_t table, std::string_view block,
                  std::uint64_t offset);
/// @}

}  // namespace gazette
