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
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/storage/block_recorder.hpp"
#include "core/storage/sealed_files.hpp"

namespace gazette {
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

ExpectedBlock expected_of(const OpenTable& table, std::uint64_t block) {
  if (table.recorder) return expected_block(*table.recorder, table.number, block);
  return {table.seal->block_bytes(table.number), table.seal->hash(table.number, block),
          table.seal->version().revision};
}

std::uint64_t block_bytes_of(const OpenTable& table) {
  return table.recorder ? block_bytes_of(*table.recorder, table.number)
                        : table.seal->block_bytes(table.number);
}

/// Whether a block that does not have its hash may have been written since that was known.
bool may_be_newer(const OpenTable& table, const ExpectedBlock& want, std::uint64_t revision) {
  if (table.is_of_other_writer && !are_writers_readers) return revision > want.sealed_revision;
  return table.seal && may_be_newer(fs::path(table.path).parent_path(), *table.seal, revision);
}

/// A reader hashes a block when it reads it for the first time since it opened the table, which it
/// does again after each commit: most reads are of the same blocks, and hashing takes as long as
/// reading.
void verify(const OpenTable& table, std::string_view block, std::uint64_t offset) {
  const std::uint64_t block_bytes = block_bytes_of(table);
  if (block.size() != block_bytes || offset % block_bytes != 0) return;
  const std::uint64_t number = offset / block_bytes;
  if (table.whole && table.whole->has(number)) return;
  const ExpectedBlock want = expected_of(table, number);
  if (want.hash == 0) return;
  const bool fits = block_hash(block, number) == want.hash;
  if (!fits && !may_be_newer(table, want, block_revision(block))) {
    throw_damaged_block(table.path, number);
  }
  if (table.whole) table.whole->add(number);
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

/// The function of the C library that one of ours comes before.
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

}  // namespace

void verify_writers_as_readers() { are_writers_readers = true; }

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
    gazette::record_block(*table->recorder, table->number, {bytes, count},
                          static_cast<std::uint64_t>(offset));
  }
  return size;
}

}  // extern "C"
