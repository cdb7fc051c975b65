// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/table_blocks.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <fstream>
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
  std::uint64_t sealed_revision = 0;  ///< of blocks up to it all hashes are known
  bool has_changes = false;           ///< since the seal
  bool is_marked = false;             ///< whether the file `unsealed_name` is there
};

namespace {

namespace fs = std::filesystem;

/// Descriptors from here on are not looked at.
constexpr std::size_t max_descriptors = std::size_t{1} << 16U;

/// The blocks that were read and found whole, a bit each. Thread-safe.
class WholeBlocks {
 public:
  explicit WholeBlocks(std::uint64_t blocks) : words_((blocks + bits - 1) / bits) {}

  bool has(std::uint64_t block) const {
    return block / bits < words_.size() && (words_[block / bits].load(relaxed) & bit(block)) != 0;
  }
  void add(std::uint64_t block) {
    if (block / bits < words_.size()) words_[block / bits].fetch_or(bit(block), relaxed);
  }

 private:
  static constexpr std::uint64_t bits = 64;
  static constexpr auto relaxed = std::memory_order_relaxed;
  static std::uint64_t bit(std::uint64_t block) { return std::uint64_t{1} << block % bits; }

  std::vector<std::atomic<std::uint64_t>> words_;
};

/// A table that is open in this process.
struct OpenTable {
  std::string path;
  std::size_t number;                              ///< in table_names
  std::shared_ptr<const Seal> seal;                ///< of a generation that is read
  std::shared_ptr<BlockRecorder::State> recorder;  ///< of one that is written, else null
  std::unique_ptr<WholeBlocks> whole;              ///< of one that is read
  bool is_of_other_writer;                         ///< open for writing, without a recorder
};

/// See verify_writers_as_readers().
std::atomic<bool> are_writers_readers = false;

/// By descriptor; null for other files.
std::array<std::atomic<OpenTable*>, max_descriptors> open_tables;  // zero before any constructor

/// The recorders, by generation. Never destroyed: files are closed until the very end.
struct Recorders {
  std::mutex mutex;
  std::map<std::string, std::weak_ptr<BlockRecorder::State>> by_generation;
};

Recorders& recorders() {
  static auto* const all = new Recorders;
  return *all;
}

std::shared_ptr<BlockRecorder::State> recorder_of(const fs::path& generation) {
  Recorders& all = recorders();
  const std::scoped_lock lock(all.mutex);
  const auto found = all.by_generation.find(generation.lexically_normal().string());
  return found == all.by_generation.end() ? nullptr : found->second.lock();
}

[[noreturn]] void throw_damaged(const std::string& path, std::uint64_t block) {
  throw Xapian::DatabaseCorruptError(
      fmt::format("block {} of {} is damaged: it does not fit the seal", block, path));
}

/// The hash that a block must have, and the revision up to which that is known.
struct Expected {
  std::uint64_t block_bytes;
  std::uint64_t hash;  ///< 0: not known
  std::uint64_t sealed_revision;
};

Expected expected(const OpenTable& table, std::uint64_t block) {
  if (!table.recorder) {
    return {table.seal->block_bytes(table.number), table.seal->hash(table.number, block),
            table.seal->version().revision};
  }
  const TableHashes& hashes = table.recorder->content.tables[table.number];
  return {hashes.block_bytes, block < hashes.blocks.size() ? hashes.blocks[block] : 0,
          table.recorder->sealed_revision};
}

std::uint64_t block_bytes_of(const OpenTable& table) {
  return table.recorder ? table.recorder->content.tables[table.number].block_bytes
                        : table.seal->block_bytes(table.number);
}

/// Whether there may be blocks that were written after `seal`: a run is writing or died, another
/// program has written, or the seal has been replaced since.
bool may_be_newer(const fs::path& generation, const Seal& seal) {
  std::error_code code;
  if (fs::exists(generation / unsealed_name, code)) return true;
  return read_version(generation) != std::optional(seal.version());
}

/// A reader hashes a block when it reads it for the first time since it opened the table, which it
/// does anew after each commit: most reads are of the same blocks, and hashing takes as long as
/// reading.
void verify(const OpenTable& table, std::string_view block, std::uint64_t offset) {
  const std::uint64_t block_bytes = block_bytes_of(table);
  if (block.size() != block_bytes || offset % block_bytes != 0) return;
  const std::uint64_t number = offset / block_bytes;
  if (table.whole && table.whole->has(number)) return;
  const Expected want = expected(table, number);
  if (want.hash == 0) return;
  if (block_hash(block, number) == want.hash) {
    if (table.whole) table.whole->add(number);
    return;
  }
  const bool is_newer = block_revision(block) > want.sealed_revision;
  if (is_newer && table.is_of_other_writer && !are_writers_readers) return;
  if (is_newer && table.seal && may_be_newer(fs::path(table.path).parent_path(), *table.seal))
    return;
  throw_damaged(table.path, number);
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

void record(const OpenTable& table, std::string_view block, std::uint64_t offset) {
  mark_changed(*table.recorder);
  TableHashes& hashes = table.recorder->content.tables[table.number];
  if (hashes.block_bytes == 0) hashes.block_bytes = block.size();
  if (block.size() != hashes.block_bytes || offset % block.size() != 0) return;
  const std::uint64_t number = offset / block.size();
  if (number >= hashes.blocks.size()) hashes.blocks.resize(number + 1);
  hashes.blocks[number] = block_hash(block, number);
}

/// The table at `path`, if it is one of a generation with a seal or a recorder. A recorder is for
/// its own thread, which opens tables for writing; readers in other threads use the seal.
OpenTable* table_at(const char* path, int flags) {
  const std::string_view name(path);
  if (!name.ends_with(".glass")) return nullptr;
  const fs::path file(path);
  const std::optional<std::size_t> number = table_number(file.filename().string());
  if (!number) return nullptr;
  std::shared_ptr<BlockRecorder::State> recorder;
  const bool is_written = (flags & O_ACCMODE) != O_RDONLY;
  if (is_written) recorder = recorder_of(file.parent_path());
  const bool is_of_other_writer = is_written && !recorder;
  std::shared_ptr<const Seal> seal;
  if (!recorder) {
    seal = Seal::open(file.parent_path());
    if (seal->state() != Seal::State::whole) return nullptr;
  }
  auto whole = seal ? std::make_unique<WholeBlocks>(seal->block_count(*number)) : nullptr;
  return new OpenTable{file.string(),       *number,          std::move(seal),
                       std::move(recorder), std::move(whole), is_of_other_writer};
}

/// Xapian takes a table that it cannot open for an empty one, also when the table is there but
/// there are too many open files, or no permission: then it throws, by its own error.
void require_absence(std::string_view path, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR) return;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (!table_number(name)) return;
  throw Xapian::DatabaseOpeningError(fmt::format("Couldn't open {}", path), error_number);
}

OpenTable* table_of(int descriptor) {
  const auto index = static_cast<std::size_t>(descriptor);
  return descriptor >= 0 && index < max_descriptors ? open_tables[index].load() : nullptr;
}

void set_table(int descriptor, OpenTable* table) {
  const auto index = static_cast<std::size_t>(descriptor);
  if (descriptor < 0 || index >= max_descriptors) {
    delete table;
    return;
  }
  delete open_tables[index].exchange(table);
}

/// The function of the C library that one of ours stands before.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// Calls `piece` until all bytes are through, an error comes, or the end of the file.
template <typename Piece>
ssize_t in_pieces(std::size_t count, Piece piece) {
  std::size_t done = 0;
  while (done < count) {
    const ssize_t result = piece(done);
    if (result < 0 && errno == EINTR) continue;
    if (result < 0) return done == 0 ? result : static_cast<ssize_t>(done);
    if (result == 0) break;
    done += static_cast<std::size_t>(result);
  }
  return static_cast<ssize_t>(done);
}

/// Calls `see` with each whole block of a table, in order, and its number.
template <typename See>
void for_each_block(const fs::path& path, std::uint64_t block_bytes, See see) {
  std::ifstream file(path, std::ios::binary);
  std::string block(block_bytes, '\0');
  for (std::uint64_t at = 0;
       file && file.read(block.data(), static_cast<std::streamsize>(block.size())); ++at) {
    see(block, at);
  }
}

/// Hashes the blocks of a table that are not known yet. One that does not fit, and is not newer
/// than the seal, keeps the hash that it should have: a run that died may have written a part of
/// it, if no table used it; if one does, reading it fails.
void read_table(BlockRecorder::State& state, std::size_t number) {
  const fs::path path = state.generation / table_names[number];
  TableHashes& hashes = state.content.tables[number];
  const bool was_known = hashes.block_bytes != 0;
  if (!was_known) hashes.block_bytes = 8192;  // Xapian's default, and ours
  for_each_block(path, hashes.block_bytes, [&](const std::string& block, std::uint64_t at) {
    if (at >= hashes.blocks.size()) hashes.blocks.resize(at + 1);
    const bool is_newer = block_revision(block) > state.sealed_revision;
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

Xapian::DatabaseCorruptError version_error(const fs::path& generation) {
  return Xapian::DatabaseCorruptError(
      fmt::format("{} is damaged: it does not fit the seal", (generation / "iamglass").string()));
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

void require_tables(const fs::path& generation, const Seal& seal) {
  const std::optional<fs::path> missing = missing_table(generation, seal);
  if (!missing) return;
  throw Xapian::DatabaseCorruptError(
      fmt::format("the table {} is missing or cut off", missing->string()));
}

/// Takes over the seal, if it fits the database, and completes it.
void take_over(BlockRecorder::State& state) {
  const std::optional<GlassVersion> version = read_version(state.generation);
  if (!version) return;  // a new database
  const std::shared_ptr<const Seal> seal = Seal::open(state.generation);
  const bool is_ours = seal->state() == Seal::State::whole && seal->version().uuid == version->uuid;
  if (is_ours) {
    if (seal->version().revision > version->revision) throw version_error(state.generation);
    if (seal->version().revision == version->revision && seal->version() != *version) {
      throw version_error(state.generation);
    }
    require_tables(state.generation, *seal);
    state.content = seal->content();
    state.sealed_revision = seal->version().revision;
  }
  std::error_code code;
  state.is_marked = fs::exists(state.generation / unsealed_name, code);
  state.has_changes = state.is_marked;
  if (!is_ours || seal->version() != *version || state.has_changes ||
      has_unknown_blocks(state.content)) {
    state.has_changes = true;
    for (std::size_t number = 0; number < table_names.size(); ++number) read_table(state, number);
  }
  state.content.version = *version;
  state.sealed_revision = version->revision;
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

bool BlockRecorder::has_changes() const { return state_->has_changes; }

void BlockRecorder::mark_sealed() {
  state_->has_changes = false;
  state_->is_marked = false;
  std::error_code ignored;  // then the next writer reads what it need not
  fs::remove(state_->generation / unsealed_name, ignored);
}

SealContent BlockRecorder::seal() const {
  const std::optional<GlassVersion> version = read_version(state_->generation);
  if (!version) throw version_error(state_->generation);
  state_->content.version = *version;
  state_->sealed_revision = version->revision;
  return state_->content;
}

bool is_regular_or_missing(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  return fs::is_regular_file(status) || status.type() == fs::file_type::not_found;
}

void verify_version(const fs::path& generation) {
  constexpr int attempts = 3;  // a writer may be between its two files
  for (int attempt = 1;; ++attempt) {
    const std::shared_ptr<const Seal> seal = Seal::open(generation);
    const std::optional<GlassVersion> version = read_version(generation);
    if (!version && !is_regular_or_missing(generation / "iamglass"))
      throw version_error(generation);
    if (seal->state() != Seal::State::whole) return;
    if (!version) throw version_error(generation);
    if (seal->version().uuid != version->uuid) return;  // another program made it anew
    if (version->revision > seal->version().revision || *version == seal->version()) return;
    if (attempt == attempts) throw version_error(generation);
  }
}

void verify_files(const fs::path& generation) {
  verify_version(generation);
  const std::shared_ptr<const Seal> seal = Seal::open(generation);
  if (seal->state() != Seal::State::whole) return;
  if (read_version(generation) == std::optional(seal->version())) require_tables(generation, *seal);
}

void verify_writers_as_readers() { are_writers_readers = true; }

std::vector<std::string> damaged_blocks(const fs::path& generation, std::size_t most) {
  std::vector<std::string> lines;
  const std::shared_ptr<const Seal> seal = Seal::open(generation);
  if (seal->state() != Seal::State::whole) return lines;
  const bool has_newer = may_be_newer(generation, *seal);
  for (std::size_t number = 0; number < table_names.size(); ++number) {
    const std::uint64_t block_bytes = seal->block_bytes(number);
    if (block_bytes == 0) continue;
    const fs::path path = generation / table_names[number];
    for_each_block(path, block_bytes, [&](const std::string& block, std::uint64_t at) {
      const std::uint64_t want = seal->hash(number, at);
      if (want == 0 || want == block_hash(block, at)) return;
      const bool is_newer = block_revision(block) > seal->version().revision;
      if ((is_newer && has_newer) || lines.size() == most) return;
      lines.push_back(fmt::format("block {} of {} is damaged", at, path.string()));
    });
  }
  if (const auto missing = missing_table(generation, *seal); missing && lines.size() < most) {
    lines.push_back(fmt::format("{} is missing or cut off", missing->string()));
  }
  return lines;
}

}  // namespace gazette

// Before the C library's functions of these names. A descriptor is entered after it is open and
// removed before it is closed, so no other thread can have it meanwhile.
// Their names are given to the assembler: the headers define some of them inline.
extern "C" {

int intercepted_open(const char* path, int flags, ...) __asm__("open");
int intercepted_close(int descriptor) __asm__("close");
ssize_t intercepted_pread(int descriptor, void* buffer, std::size_t count,
                          off_t offset) __asm__("pread");
ssize_t intercepted_pwrite(int descriptor, const void* buffer, std::size_t count,
                           off_t offset) __asm__("pwrite");

int intercepted_open(const char* path, int flags, ...) {
  static auto* const call = gazette::next<int(const char*, int, ...)>("open");
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  const int descriptor = call(path, flags, mode);
  const int number = errno;
  if (descriptor < 0) {
    gazette::require_absence(path, number);
    errno = number;
    return descriptor;
  }
  if (gazette::OpenTable* const table = gazette::table_at(path, flags)) {
    gazette::set_table(descriptor, table);
  }
  errno = number;
  return descriptor;
}

int intercepted_close(int descriptor) {
  static auto* const call = gazette::next<int(int)>("close");
  if (gazette::table_of(descriptor) != nullptr) gazette::set_table(descriptor, nullptr);
  return call(descriptor);
}

ssize_t intercepted_pread(int descriptor, void* buffer, std::size_t count, off_t offset) {
  static auto* const call = gazette::next<ssize_t(int, void*, std::size_t, off_t)>("pread");
  const gazette::OpenTable* const table = gazette::table_of(descriptor);
  if (table == nullptr) return call(descriptor, buffer, count, offset);
  auto* const bytes = static_cast<char*>(buffer);
  const ssize_t size = gazette::in_pieces(count, [&](std::size_t done) {
    return call(descriptor, bytes + done, count - done, offset + static_cast<off_t>(done));
  });
  if (size == static_cast<ssize_t>(count)) {
    gazette::verify(*table, {bytes, count}, static_cast<std::uint64_t>(offset));
  }
  return size;
}

ssize_t intercepted_pwrite(int descriptor, const void* buffer, std::size_t count, off_t offset) {
  static auto* const call = gazette::next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
  const gazette::OpenTable* const table = gazette::table_of(descriptor);
  if (table == nullptr || !table->recorder) return call(descriptor, buffer, count, offset);
  const auto* const bytes = static_cast<const char*>(buffer);
  const ssize_t size = gazette::in_pieces(count, [&](std::size_t done) {
    return call(descriptor, bytes + done, count - done, offset + static_cast<off_t>(done));
  });
  if (size == static_cast<ssize_t>(count)) {
    gazette::record(*table, {bytes, count}, static_cast<std::uint64_t>(offset));
  }
  return size;
}

}  // extern "C"
