// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), this records what it does to the files below a folder. The
// environment says where:
//
//     RECORD_FOLDER=F  the folder, as an absolute path
//     RECORD_LOG=L     the file to append entries to (disk_log.hpp), elsewhere
//
// Calls are recorded one at a time, in the order in which they take effect. Syncing is recorded and
// not done: what would be lost without it is worked out from the log.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

#include "tests/indexer/power_failures/disk_log.hpp"
#include "tests/shim.hpp"

namespace {

using gazette::hidden;
using gazette::power_failures_test::Call;
using gazette::power_failures_test::Entry;

/// Held while a call takes effect and is recorded. Never destroyed: files may be written until the
/// program is gone.
std::mutex& recording() {
  static auto* const mutex = new std::mutex;
  return *mutex;
}

bool is_recorded(std::string_view path) {
  static const char* const folder = std::getenv("RECORD_FOLDER");
  if (folder == nullptr || !path.starts_with(folder)) return false;
  const std::string_view rest = path.substr(std::string_view(folder).size());
  return rest.empty() || rest.front() == '/';
}

/// The path of an open file; empty when it has none.
std::string path_of(int descriptor) {
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
  return {path.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
}

std::string path_in(int folder, const char* path) {
  if (folder == AT_FDCWD || path[0] == '/') return path;
  return path_of(folder) + '/' + path;
}

bool is_there(const std::string& path) {
  struct stat status = {};
  return ::lstat(path.c_str(), &status) == 0;
}

std::uint64_t number_of(int descriptor) {
  struct stat status = {};
  return ::fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

void append(std::string_view bytes) {
  static const int log = hidden<int(const char*, int, ...)>("open")(
      std::getenv("RECORD_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  while (!bytes.empty()) {
    const ssize_t size =
        hidden<ssize_t(int, const void*, size_t)>("write")(log, bytes.data(), bytes.size());
    if (size <= 0) std::abort();
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

void record(Entry entry, std::string_view path, std::string_view other_path = {},
            std::string_view written = {}) {
  const int number = errno;
  entry.path_bytes = static_cast<std::uint32_t>(path.size());
  entry.other_path_bytes = static_cast<std::uint32_t>(other_path.size());
  entry.written_bytes = written.size();
  append({reinterpret_cast<const char*>(&entry), sizeof entry});
  append(path);
  append(other_path);
  append(written);
  errno = number;
}

/// Opens by `open`, and records what that changes.
template <typename Open>
int open_and_record(const std::string& path, int flags, Open open) {
  if (!is_recorded(path)) return open();
  const std::scoped_lock lock(recording());
  const bool was_there = is_there(path);
  const int descriptor = open();
  if (descriptor < 0 || (flags & O_DIRECTORY) != 0) return descriptor;
  const std::uint64_t file = number_of(descriptor);
  record({was_there ? Call::open : Call::create, 0, 0, file, 0, 0}, path);
  if (was_there && (flags & O_TRUNC) != 0) record({Call::truncate, 0, 0, file, 0, 0}, path);
  return descriptor;
}

/// Opening has a mode only where a file may be made.
mode_t mode_in(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(arguments, mode_t);
}

int open_by(const char* name, const char* path, int flags, mode_t mode) {
  return open_and_record(
      path, flags, [&] { return hidden<int(const char*, int, ...)>(name)(path, flags, mode); });
}

int openat_by(const char* name, int folder, const char* path, int flags, mode_t mode) {
  return open_and_record(path_in(folder, path), flags, [&] {
    return hidden<int(int, const char*, int, ...)>(name)(folder, path, flags, mode);
  });
}

/// Writes by `write` at `offset`, and records what was written of `bytes`.
template <typename Write>
ssize_t write_and_record(int file, std::string_view bytes, off64_t offset, Write write) {
  const ssize_t size = write();
  if (size > 0) {
    record({Call::write, 0, 0, number_of(file), static_cast<std::uint64_t>(offset), 0}, {}, {},
           bytes.substr(0, static_cast<std::size_t>(size)));
  }
  return size;
}

template <typename Write>
ssize_t pwrite_and_record(int file, const void* bytes, size_t size, off64_t offset, Write write) {
  if (!is_recorded(path_of(file))) return write();
  const std::scoped_lock lock(recording());
  return write_and_record(file, {static_cast<const char*>(bytes), size}, offset, write);
}

/// Changes the file or the folder at `path` by `change`, and records it as `call`.
template <typename Change>
int change_and_record(Call call, const std::string& path, const std::string& other, Change change) {
  if (!is_recorded(path)) return change();
  const std::scoped_lock lock(recording());
  const int result = change();
  if (result == 0) record({call, 0, 0, 0, 0, 0}, path, other);
  return result;
}

template <typename Truncate>
int truncate_and_record(int file, off64_t size, Truncate truncate) {
  if (!is_recorded(path_of(file))) return truncate();
  const std::scoped_lock lock(recording());
  const int result = truncate();
  if (result == 0) {
    record({Call::truncate, 0, 0, number_of(file), static_cast<std::uint64_t>(size), 0}, {});
  }
  return result;
}

int record_sync(int file) {
  const std::string path = path_of(file);
  if (!is_recorded(path)) return 0;
  const std::scoped_lock lock(recording());
  record({Call::sync, 0, 0, number_of(file), 0, 0}, path);
  return 0;
}

/// What was copied into `file` at `offset`.
std::string copied_bytes(int file, off64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const int reader = hidden<int(const char*, int, ...)>("open")(link.c_str(), O_RDONLY | O_CLOEXEC);
  if (::pread64(reader, bytes.data(), size, offset) != static_cast<ssize_t>(size)) std::abort();
  ::close(reader);
  return bytes;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_by("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_by("open64", path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return openat_by("openat", folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return openat_by("openat64", folder, path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  const auto write = [&] {
    return hidden<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
  };
  if (file <= STDERR_FILENO || !is_recorded(path_of(file))) return write();
  const std::scoped_lock lock(recording());
  return write_and_record(file, {static_cast<const char*>(bytes), size},
                          ::lseek64(file, 0, SEEK_CUR), write);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  return pwrite_and_record(file, bytes, size, offset, [&] {
    return hidden<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, bytes, size, offset);
  });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  return pwrite_and_record(file, bytes, size, offset, [&] {
    return hidden<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, size,
                                                                          offset);
  });
}

ssize_t copy_file_range(int from, off64_t* from_offset, int to, off64_t* to_offset, size_t size,
                        unsigned flags) {
  const auto copy = [&] {
    using Copy = ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned);
    return hidden<Copy>("copy_file_range")(from, from_offset, to, to_offset, size, flags);
  };
  if (!is_recorded(path_of(to))) return copy();
  const std::scoped_lock lock(recording());
  const off64_t offset = to_offset == nullptr ? ::lseek64(to, 0, SEEK_CUR) : *to_offset;
  const ssize_t copied = copy();
  if (copied > 0) {
    record({Call::write, 0, 0, number_of(to), static_cast<std::uint64_t>(offset), 0}, {}, {},
           copied_bytes(to, offset, static_cast<std::size_t>(copied)));
  }
  return copied;
}

int ftruncate(int file, off_t size) noexcept {
  return truncate_and_record(file, size,
                             [&] { return hidden<int(int, off_t)>("ftruncate")(file, size); });
}

int ftruncate64(int file, off64_t size) noexcept {
  return truncate_and_record(file, size,
                             [&] { return hidden<int(int, off64_t)>("ftruncate64")(file, size); });
}

int fsync(int file) { return record_sync(file); }
int fdatasync(int file) { return record_sync(file); }

int rename(const char* from, const char* to) noexcept {
  return change_and_record(Call::rename, from, to, [&] {
    return hidden<int(const char*, const char*)>("rename")(from, to);
  });
}

int unlink(const char* path) noexcept {
  return change_and_record(Call::remove, path, {},
                           [&] { return hidden<int(const char*)>("unlink")(path); });
}

int rmdir(const char* path) noexcept {
  return change_and_record(Call::remove, path, {},
                           [&] { return hidden<int(const char*)>("rmdir")(path); });
}

int remove(const char* path) noexcept {
  return change_and_record(Call::remove, path, {},
                           [&] { return hidden<int(const char*)>("remove")(path); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  return change_and_record(Call::remove, path_in(folder, path), {}, [&] {
    return hidden<int(int, const char*, int)>("unlinkat")(folder, path, flags);
  });
}

int mkdir(const char* path, mode_t mode) noexcept {
  return change_and_record(Call::make_folder, path, {},
                           [&] { return hidden<int(const char*, mode_t)>("mkdir")(path, mode); });
}

}  // extern "C"
