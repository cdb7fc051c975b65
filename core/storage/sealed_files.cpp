// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sealed_files.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>

namespace gazette {
namespace {

namespace fs = std::filesystem;

bool is_regular_or_missing(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  return fs::is_regular_file(status) || status.type() == fs::file_type::not_found;
}

/// The root block of the table at `path`; empty when the file has no such block, or `root` can be
/// none of Xapian's.
std::string root_block(const fs::path& path, const TableRoot& root) {
  const bool is_size = root.block_bytes >= 2048 && root.block_bytes <= 65536 &&
                       (root.block_bytes & (root.block_bytes - 1)) == 0;
  if (!is_size || root.block > 0xFFFF'FFFFU) return {};
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(root.block * root.block_bytes));
  std::string block(root.block_bytes, '\0');
  file.read(block.data(), static_cast<std::streamsize>(block.size()));
  return file ? block : std::string();
}

/// A commit writes at least the root and a leaf of a table, unless it is tiny: one block may also
/// be damaged in its revision.
constexpr std::size_t least_of_a_commit = 2;

/// How the roots that a file iamglass names lie in the tables.
struct Roots {
  bool are_there = true;       ///< of the right level, and not newer than the file
  bool are_of_commit = false;  ///< a commit writes the root of each table that it changes
  bool are_sealed = true;      ///< all of them
};

Roots roots_of(const fs::path& generation, const GlassFile& file, const Seal& seal) {
  Roots roots;
  for (std::size_t number = 0; number < table_names.size(); ++number) {
    const TableRoot& root = file.tables[number];
    if (!root.has_file) continue;
    const std::string block = root_block(generation / table_names[number], root);
    if (block.empty() || block_level(block) != root.level ||
        block_revision(block) > file.version.revision) {
      roots.are_there = false;
      continue;
    }
    roots.are_of_commit |= block_revision(block) == file.version.revision;
    roots.are_sealed &= root.block_bytes == seal.block_bytes(number) &&
                        block_hash(block, root.block) == seal.hash(number, root.block);
  }
  return roots;
}

/// What the sealed revision, and what a file that is not sealed, say of the commit; nothing for
/// damage.
std::optional<Commit> commit_of(const fs::path& generation, const GlassFile& file,
                                const Seal& seal) {
  std::error_code code;
  const bool is_unsealed = fs::exists(generation / unsealed_name, code);
  const Roots roots = roots_of(generation, file, seal);
  if (!roots.are_there) return std::nullopt;
  if (file.version.uuid != seal.version().uuid) {
    // A flipped bit of the UUID leaves the roots as they were.
    if (is_unsealed || roots.are_sealed) return std::nullopt;
    return Commit::foreign;
  }
  const bool is_newer = file.version.revision > seal.version().revision;
  if (!is_newer || !roots.are_of_commit) return std::nullopt;
  return is_unsealed ? Commit::unsealed : Commit::foreign;
}

/// A table that is missing or too short for its sealed blocks; nothing when all are there.
std::optional<fs::path> missing_table(const fs::path& generation, const Seal& seal) {
  for (std::size_t number = 0; number < table_names.size(); ++number) {
    const std::uint64_t bytes = seal.block_count(number) * seal.block_bytes(number);
    if (bytes == 0) continue;
    fs::path path = generation / table_names[number];
    std::error_code code;
    const std::uintmax_t size = fs::file_size(path, code);
    if (code || size < bytes) return path;
  }
  return std::nullopt;
}

}  // namespace

Commit verify_version(const fs::path& generation) {
  constexpr int attempts = 3;  // a writer may be between its two files, or at its next commit
  for (int attempt = 1;; ++attempt) {
    const std::shared_ptr<const Seal> seal = Seal::open(generation);
    if (!is_regular_or_missing(generation / version_name)) throw_damaged_version(generation);
    if (seal->state() != Seal::State::whole) return Commit::of_no_seal;
    const std::optional<GlassFile> file = read_glass_file(generation);
    if (file && file->version == seal->version()) return Commit::sealed;
    const auto commit = file ? commit_of(generation, *file, *seal) : std::nullopt;
    if (commit == Commit::unsealed) return Commit::unsealed;
    // The seal of what was found may be there by now.
    if (attempt < attempts) continue;
    if (!commit) throw_damaged_version(generation);
    return *commit;
  }
}

Commit verify_files(const fs::path& generation) {
  const Commit commit = verify_version(generation);
  if (commit == Commit::sealed) require_sealed_tables(generation, *Seal::open(generation));
  return commit;
}

std::string foreign_commit_text(std::string_view index) {
  return fmt::format(
      "the tables of {0} have changed since Gazette last sealed them, by another program or by a "
      "partial restore; run gazette-index check --db {0}",
      index);
}

bool may_be_newer(const fs::path& generation, const Seal& seal, std::uint64_t block_revision) {
  const Commit commit = verify_version(generation);
  const std::optional<GlassFile> file = read_glass_file(generation);
  if (!file) return false;
  if (file->version.uuid != seal.version().uuid) return commit == Commit::foreign;
  if (block_revision <= seal.version().revision) return false;
  std::error_code code;
  const bool is_unsealed = fs::exists(generation / unsealed_name, code);  // a commit may be begun
  if (!is_unsealed && file->version == seal.version()) return false;
  return block_revision <= file->version.revision + (is_unsealed ? 1 : 0);
}

void require_sealed_tables(const fs::path& generation, const Seal& seal) {
  const std::optional<fs::path> missing = missing_table(generation, seal);
  if (!missing) return;
  throw Xapian::DatabaseCorruptError(
      fmt::format("the table {} is missing or cut off", missing->string()));
}

void throw_damaged_version(const fs::path& generation) {
  throw Xapian::DatabaseCorruptError(fmt::format("{} is damaged: it does not match its seal",
                                                 (generation / version_name).string()));
}

void throw_damaged_block(const std::string& path, std::uint64_t block) {
  throw Xapian::DatabaseCorruptError(
      fmt::format("block {} of {} is damaged: it does not match its seal", block, path));
}

void for_each_block(const fs::path& path, std::uint64_t block_bytes,
                    const std::function<void(std::string_view block, std::uint64_t number)>& see) {
  std::ifstream file(path, std::ios::binary);
  std::string block(block_bytes, '\0');
  for (std::uint64_t at = 0;
       file && file.read(block.data(), static_cast<std::streamsize>(block.size())); ++at) {
    see(block, at);
  }
}

UnfitBlocks unfit_blocks(const fs::path& generation, std::size_t most) {
  UnfitBlocks found;
  const std::shared_ptr<const Seal> seal = Seal::open(generation);
  if (seal->state() != Seal::State::whole) return found;
  const std::optional<GlassFile> file = read_glass_file(generation);
  std::error_code code;
  const bool is_sealed =
      file && file->version == seal->version() && !fs::exists(generation / unsealed_name, code);
  const std::uint64_t newest =
      file ? std::max(file->version.revision, seal->version().revision) : 0;
  std::size_t newer = 0;
  for (std::size_t number = 0; number < table_names.size(); ++number) {
    const std::uint64_t block_bytes = seal->block_bytes(number);
    if (block_bytes == 0) continue;
    const fs::path path = generation / table_names[number];
    for_each_block(path, block_bytes, [&](std::string_view block, std::uint64_t at) {
      const std::uint64_t want = seal->hash(number, at);
      if (want == block_hash(block, at)) return;
      const std::uint64_t revision = block_revision(block);
      const bool is_newer = revision > seal->version().revision;
      if (is_newer && is_sealed && ++newer >= least_of_a_commit) {
        found.newest_revision = std::max(found.newest_revision, revision);
      }
      if (want == 0 || (is_newer && !is_sealed && revision <= newest)) return;
      if (found.damaged.size() == most) return;
      found.damaged.push_back(fmt::format("block {} of {} is damaged", at, path.string()));
    });
  }
  if (const auto missing = missing_table(generation, *seal);
      missing && found.damaged.size() < most) {
    found.damaged.push_back(fmt::format("{} is missing or cut off", missing->string()));
  }
  return found;
}

}  // namespace gazette
