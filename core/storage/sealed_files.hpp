// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the files of a generation are those that its seal fits. Everything here throws
// Xapian::DatabaseCorruptError for damage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/storage/seal.hpp"

namespace gazette {

/// In a generation with blocks that were written after its seal: a run is writing, or died.
inline constexpr std::string_view unsealed_name = "gazette.unsealed";

/// Which commit a generation holds, as its seal tells.
enum class Commit {
  sealed,      ///< the sealed one
  unsealed,    ///< a later one, of a run that is about to seal it, or died before
  foreign,     ///< a later one, or another database, of another program
  of_no_seal,  ///< not known: the seal is missing or damaged
};

/// Throws when the file iamglass of the generation is damaged: when it is neither the one that the
/// seal fits, nor that of a later commit or of another database, whose tables it must fit. Call
/// before Xapian opens it: it may crash. Takes the same time for any size.
Commit verify_version(const std::filesystem::path& generation);

/// The same, and throws when a table that has sealed blocks is missing or too short: Xapian would
/// take it for an empty one.
Commit verify_files(const std::filesystem::path& generation);

/// A sentence without a full stop for a generation whose commit is foreign: what it means, and what
/// to do. `index` names the index.
std::string foreign_commit_text(std::string_view index);

/// What the tables of a generation have that does not fit its seal, or the commit in iamglass.
struct UnfitBlocks {
  std::vector<std::string> damaged;  ///< blocks, whether a table uses them or not: a line each
  /// Of blocks that are newer than the commit, although that is sealed; else 0. The files that name
  /// the commit are then older than the tables.
  std::uint64_t newest_revision = 0;
};

/// Names at most `most` blocks. Reads all tables. REQUIRES: nobody writes.
UnfitBlocks unfit_blocks(const std::filesystem::path& generation, std::size_t most);

/// Whether a block that does not fit `seal`, which was read before, may have been written after it.
/// Throws as verify_version().
bool may_be_newer(const std::filesystem::path& generation, const Seal& seal,
                  std::uint64_t block_revision);

/// Throws when a table that has sealed blocks is missing or too short.
void require_sealed_tables(const std::filesystem::path& generation, const Seal& seal);

/// The errors of a file iamglass, and of a block of the table at `path`.
[[noreturn]] void throw_damaged_version(const std::filesystem::path& generation);
[[noreturn]] void throw_damaged_block(const std::string& path, std::uint64_t block);

/// Calls `see` with each whole block of the table at `path`, in order, and its number.
void for_each_block(const std::filesystem::path& path, std::uint64_t block_bytes,
                    const std::function<void(std::string_view block, std::uint64_t number)>& see);

}  // namespace gazette
