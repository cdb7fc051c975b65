// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies the blocks that Xapian reads, and hashes those that it writes. Xapian has no hook for
// that, but it opens its tables with open() and reads and writes blocks with pread() and pwrite():
// a program that links this file defines these functions, passes each call on to the C library, and
// looks at those on the tables of a generation that has a seal or a BlockRecorder. A block that
// does not fit throws Xapian::DatabaseCorruptError out of pread(), as Xapian does itself for a
// block that it cannot read. Blocks that another program reads (xapian-tcpsrv, quest) are not
// verified.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/storage/seal.hpp"

namespace gazette {

/// In a generation with blocks that were written after its seal: a run is writing, or died.
inline constexpr std::string_view unsealed_name = "gazette.unsealed";

/// While it lives, the blocks that this process writes to the tables of a generation are hashed,
/// and those that it reads are verified by these hashes. Construct it before Xapian opens the
/// tables; one at a time for a generation. Not thread-safe, but other threads may use other
/// generations.
class BlockRecorder {
 public:
  /// Takes over the seal of the generation, and reads each block that was written after it, or that
  /// has no hash, once: all blocks if there is no seal. Throws Xapian::DatabaseCorruptError for a
  /// file iamglass that does not fit, and for a table that is missing or cut off.
  explicit BlockRecorder(const std::filesystem::path& generation);
  ~BlockRecorder();
  BlockRecorder(const BlockRecorder&) = delete;
  BlockRecorder& operator=(const BlockRecorder&) = delete;

  /// Whether blocks were written since the last call of mark_sealed(). While there are, the file
  /// `unsealed_name` lies in the generation, so that the next writer knows when this one has died.
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

/// Throws Xapian::DatabaseCorruptError when the file iamglass of the generation is not the one that
/// its seal fits. Call before Xapian opens it: it may crash.
void verify_version(const std::filesystem::path& generation);

/// From now on tables that are opened for writing without a recorder are verified like those that
/// are read. For Xapian's check, which opens them so, but changes nothing.
void verify_writers_as_readers();

/// Throws Xapian::DatabaseCorruptError when the file iamglass of the generation is not the one that
/// its seal fits, or when a table that has sealed blocks is missing or too short: Xapian would take
/// it for an empty one. Call after Xapian has opened them. Takes the same time for any size.
void verify_files(const std::filesystem::path& generation);

/// The blocks of the generation that do not fit its seal, whether a table uses them or not: a line
/// each, at most `most`. Reads all tables. REQUIRES: nobody writes.
std::vector<std::string> damaged_blocks(const std::filesystem::path& generation, std::size_t most);

}  // namespace gazette
