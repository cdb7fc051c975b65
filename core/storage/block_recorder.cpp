// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/block_recorder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace gazette {

/// The hashes of a generation that is written.
struct BlockRecorder::State {
  std::filesystem::path generation;
  SealContent content;
  Commit found = Commit::of_no_seal;
  std::uint64_t sealed_revision = 0;  ///< of blocks up to it all hashes are known
  bool has_changes = false;           ///< since the seal
  bool is_marked = false;             ///< whether the file `unsealed_name` is there
};

namespace {

namespace fs = std::filesystem;

/// The recorders, by generation. Never destroyed: files are closed until the very end.
struct Recorders {
  std::mutex mutex;
  std::map<std::string, std::weak_ptr<BlockRecorder::State>> by_generation;
};

Recorders& recorders() {
  static auto* const all = new Recorders;
  return *all;
}

/// Says on disk, for certain, that blocks are written after the seal: after a power failure they
/// may be there in part. Without that file (the disk is full), a block that no table uses may later
/// seem to be damaged.
void mark_changed(BlockRecorder::State& state) {
  state.has_changes = true;
  if (std::exchange(state.is_marked, true)) return;
  const fs::path path = state.generation / unsealed_name;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file >= 0) ::close(file);
  const int folder = ::open(state.generation.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

/// Hashes the blocks of a table that are not known yet. One that does not fit, and is not newer
/// than the seal, keeps the hash that it should have: a run that died may have written a part of
/// it, if no table used it; if one does, reading it fails.
void read_table(BlockRecorder::State& state, std::size_t number, std::uint64_t newest) {
  const fs::path path = state.generation / table_names[number];
  TableHashes& hashes = state.content.tables[number];
  const bool was_known = hashes.block_bytes != 0;
  if (!was_known) hashes.block_bytes = 8192;  // Xapian's default, and ours
  for_each_block(path, hashes.block_bytes, [&](std::string_view block, std::uint64_t at) {
    if (at >= hashes.blocks.size()) hashes.blocks.resize(at + 1);
    const std::uint64_t revision = block_revision(block);
    const bool is_newer = revision > state.sealed_revision && revision <= newest;
    if (hashes.blocks[at] == 0 || is_newer) hashes.blocks[at] = block_hash(block, at);
  });
  if (!was_known && hashes.blocks.empty()) hashes.block_bytes = 0;
}

bool has_unknown_blocks(const SealContent& content) {
  for (const TableHashes& table : content.tables) {
    for (const std::uint64_t hash : table.blocks) {
      if (hash == 0) return true;
    }
  }
  return false;
}

/// Takes over the seal, if it fits the database, and completes it.
void take_over(BlockRecorder::State& state) {
  state.found = verify_version(state.generation);
  const std::optional<GlassFile> file = read_glass_file(state.generation);
  if (!file) return;  // a new database
  const GlassVersion& version = file->version;
  const std::shared_ptr<const Seal> seal = Seal::open(state.generation);
  const bool is_ours = seal->state() == Seal::State::whole && seal->version().uuid == version.uuid;
  if (is_ours) {
    require_sealed_tables(state.generation, *seal);
    state.content = seal->content();
    state.sealed_revision = seal->version().revision;
  }
  std::error_code code;
  state.is_marked = fs::exists(state.generation / unsealed_name, code);
  state.has_changes = state.is_marked;
  if (state.found != Commit::sealed || state.has_changes || has_unknown_blocks(state.content)) {
    state.has_changes = true;
    // A run that died may have begun another commit.
    const std::uint64_t newest = version.revision + (state.is_marked ? 1 : 0);
    for (std::size_t number = 0; number < table_names.size(); ++number) {
      read_table(state, number, newest);
    }
  }
  state.content.version = version;
  state.sealed_revision = version.revision;
}

}  // namespace

BlockRecorder::BlockRecorder(const fs::path& generation) : state_(std::make_shared<State>()) {
  state_->generation = generation;
  take_over(*state_);
  Recorders& all = recorders();
  const std::scoped_lock lock(all.mutex);
  all.by_generation[generation.lexically_normal().string()] = state_;
}

BlockRecorder::~BlockRecorder() {
  Recorders& all = recorders();
  const std::scoped_lock lock(all.mutex);
  all.by_generation.erase(state_->generation.lexically_normal().string());
}

Commit BlockRecorder::found() const { return state_->found; }

bool BlockRecorder::has_changes() const { return state_->has_changes; }

void BlockRecorder::mark_sealed() {
  state_->has_changes = false;
  state_->is_marked = false;
  std::error_code ignored;  // then the next writer reads what it need not
  fs::remove(state_->generation / unsealed_name, ignored);
}

SealContent BlockRecorder::seal() const {
  const std::optional<GlassFile> file = read_glass_file(state_->generation);
  if (!file) throw_damaged_version(state_->generation);
  state_->content.version = file->version;
  state_->sealed_revision = file->version.revision;
  return state_->content;
}

std::shared_ptr<BlockRecorder::State> recorder_of(const fs::path& generation) {
  Recorders& all = recorders();
  const std::scoped_lock lock(all.mutex);
  const auto found = all.by_generation.find(generation.lexically_normal().string());
  return found == all.by_generation.end() ? nullptr : found->second.lock();
}

ExpectedBlock expected_block(const BlockRecorder::State& state, std::size_t table,
                             std::uint64_t block) {
  const TableHashes& hashes = state.content.tables[table];
  return {hashes.block_bytes, block < hashes.blocks.size() ? hashes.blocks[block] : 0,
          state.sealed_revision};
}

std::uint64_t block_bytes_of(const BlockRecorder::State& state, std::size_t table) {
  return state.content.tables[table].block_bytes;
}

void record_block(BlockRecorder::State& state, std::size_t table, std::string_view block,
                  std::uint64_t offset) {
  mark_changed(state);
  TableHashes& hashes = state.content.tables[table];
  if (hashes.block_bytes == 0) hashes.block_bytes = block.size();
  if (block.size() != hashes.block_bytes || offset % block.size() != 0) return;
  const std::uint64_t number = offset / block.size();
  if (number >= hashes.blocks.size()) hashes.blocks.resize(number + 1);
  hashes.blocks[number] = block_hash(block, number);
}

}  // namespace gazette
