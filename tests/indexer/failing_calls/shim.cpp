// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), this lets one of its system calls that change files fail,
// or all from one on, as on a disk that is full or broken. The environment says which:
//
//     FAIL_AT=N     the Nth call, counted from 1 over all threads; 0 or nothing: none
//     FAIL_FROM=N   that and all later ones, instead
//     FAIL_CALL=C   counts only the calls that the log names so
//     FAIL_WITH=E   errno of the calls that fail, as a number
//     FAIL_OF=reads counts the calls that read files instead of those that change them
//     FAIL_LOG=F    the file to append a line to for each counted call: its name and that of its
//                   file, without folders
//
// Counted are opening a file to write, writing, truncating, syncing, renaming, deleting
// and making a folder; or opening a file or folder to read, and reading a regular file or the names
// in a folder, which always fails with EIO. Not counted is what goes to descriptors 0 to 2. Other
// calls fail by variables of their own:
//
//     FAIL_FOLDER=F  reading the names in this folder fails with EIO
//     FAIL_NAME=N    at the Nth name, counted from 1 without . and ..; 0: already opening it fails
//     FAIL_THREAD=N  the Nth thread, counted from 1, and all later ones cannot be started (EAGAIN)
//     MOST_THREADS=N  no more than N threads run at once besides the first
//
// Syncing only succeeds or fails: no power fails here, and disks are slow.
#include "tests/shim.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace {

using gazette::hidden;
using gazette::number_in;

/// Whether `variable` is `value`, or not set.
bool is_or_unset(const char* variable, const char* value) {
  const char* text = std::getenv(variable);
  return text == nullptr || std::strcmp(text, value) == 0;
}

enum class Change { file, nothing };  ///< what a call is there to change

bool is_counted(Change change) {
  static const bool are_changes = is_or_unset("FAIL_OF", "changes");
  return are_changes == (change == Change::file);
}

std::atomic<long> calls{0};

void log_call(const char* name) {
  static const char* const log = std::getenv("FAIL_LOG");
  if (log == nullptr) return;
  const int file = hidden<int(const char*, int, ...)>("open")(
      log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return;
  ::dprintf(file, "%s\n", name);
  ::close(file);
}

/// `call` and the last part of `path`.
std::array<char, PATH_MAX> name_of(const char* call, const char* path) {
  std::array<char, PATH_MAX> name{};
  const char* const slash = std::strrchr(path, '/');
  std::snprintf(name.data(), name.size(), "%s %s", call, slash == nullptr ? path : slash + 1);
  return name;
}

/// Counts a call on the file at `path`; true when it is to fail, with errno set.
bool fails(Change change, const char* call, const char* path) {
  static const long at = number_in("FAIL_AT");
  static const long from = number_in("FAIL_FROM");
  static const long with = number_in("FAIL_WITH");
  static std::atomic<bool> all_fail{false};
  if (!is_counted(change)) return false;
  const std::array<char, PATH_MAX> name = name_of(call, path);
  log_call(name.data());
  const long number = is_or_unset("FAIL_CALL", name.data()) ? ++calls : 0;
  if (from > 0 && number == from) all_fail = true;
  if (!all_fail && (at == 0 || number != at)) return false;
  errno = static_cast<int>(with);
  return true;
}

/// The path of an open file; empty when it has none.
std::array<char, PATH_MAX> path_of(int descriptor) {
  std::array<char, PATH_MAX> path{};
  std::array<char, 32> link{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  if (::readlink(link.data(), path.data(), path.size() - 1) < 0) path[0] = '\0';
  return path;
}

/// Of a call that changes the open file.
bool fails_on(int descriptor, const char* call) {
  return descriptor > STDERR_FILENO && fails(Change::file, call, path_of(descriptor).data());
}

/// Of a call that reads the open file.
bool fails_to_read(int descriptor, const char* call) {
  struct stat status = {};
  if (descriptor <= STDERR_FILENO || ::fstat(descriptor, &status) != 0) return false;
  if (!S_ISREG(status.st_mode)) return false;
  if (!fails(Change::nothing, call, path_of(descriptor).data())) return false;
  errno = EIO;
  return true;
}

/// What a file that is opened with these flags is opened to change.
Change change_by(int flags) {
  return (flags & (O_CREAT | O_WRONLY | O_RDWR)) == 0 ? Change::nothing : Change::file;
}

/// Opening has a mode only where a file may be made.
mode_t mode_in(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(arguments, mode_t);
}

int open_by(const char* name, const char* path, int flags, mode_t mode) {
  if (fails(change_by(flags), "open", path)) return -1;
  return hidden<int(const char*, int, ...)>(name)(path, flags, mode);
}

int openat_by(const char* name, int folder, const char* path, int flags, mode_t mode) {
  if (fails(change_by(flags), "open", path)) return -1;
  return hidden<int(int, const char*, int, ...)>(name)(folder, path, flags, mode);
}

std::FILE* fopen_by(const char* name, const char* path, const char* mode) {
  const Change change = std::strpbrk(mode, "wa+") == nullptr ? Change::nothing : Change::file;
  if (fails(change, "open", path)) return nullptr;
  return hidden<std::FILE*(const char*, const char*)>(name)(path, mode);
}

/// Of a call that reads the next name in a folder.
bool fails_to_list(DIR* stream) {
  if (!fails(Change::nothing, "readdir", path_of(::dirfd(stream)).data())) return false;
  errno = EIO;
  return true;
}

/// Names read in FAIL_FOLDER since it was opened. For programs that read one folder at a time.
long names_read = 0;

bool is_failing_folder(const struct stat& folder) {
  static const char* const path = std::getenv("FAIL_FOLDER");
  struct stat failing = {};
  return path != nullptr && ::stat(path, &failing) == 0 && failing.st_dev == folder.st_dev &&
         failing.st_ino == folder.st_ino;
}

bool is_failing_folder(DIR* stream) {
  struct stat folder = {};
  return ::fstat(::dirfd(stream), &folder) == 0 && is_failing_folder(folder);
}

bool fails_to_open(const char* path) {
  struct stat folder = {};
  if (number_in("FAIL_NAME") != 0 || ::stat(path, &folder) != 0) return false;
  if (!is_failing_folder(folder)) return false;
  errno = EIO;
  return true;
}

/// `entry`, which was read next, or nullptr when reading it fails, with errno set.
template <typename Entry>
Entry* unless_failing(DIR* stream, Entry* entry) {
  static const long at = number_in("FAIL_NAME");
  if (entry == nullptr || !is_failing_folder(stream)) return entry;
  if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0) return entry;
  if (++names_read < at) return entry;
  errno = EIO;
  return nullptr;
}

std::atomic<long> running_threads{0};  // besides the first

/// What a thread runs.
struct Started {
  void* (*run)(void*);
  void* argument;
};

void* run_counted(void* data) {
  const std::unique_ptr<Started> started(static_cast<Started*>(data));
  void* const result = started->run(started->argument);
  --running_threads;
  return result;
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

std::FILE* fopen(const char* path, const char* mode) { return fopen_by("fopen", path, mode); }
std::FILE* fopen64(const char* path, const char* mode) { return fopen_by("fopen64", path, mode); }

ssize_t write(int file, const void* bytes, size_t size) {
  if (fails_on(file, "write")) return -1;
  return hidden<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

ssize_t writev(int file, const iovec* pieces, int count) {
  if (fails_on(file, "writev")) return -1;
  return hidden<ssize_t(int, const iovec*, int)>("writev")(file, pieces, count);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  if (fails_on(file, "pwrite")) return -1;
  return hidden<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  if (fails_on(file, "pwrite64")) return -1;
  return hidden<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, size, offset);
}

ssize_t read(int file, void* bytes, size_t size) {
  if (fails_to_read(file, "read")) return -1;
  return hidden<ssize_t(int, void*, size_t)>("read")(file, bytes, size);
}

ssize_t readv(int file, const iovec* pieces, int count) {
  if (fails_to_read(file, "readv")) return -1;
  return hidden<ssize_t(int, const iovec*, int)>("readv")(file, pieces, count);
}

ssize_t pread(int file, void* bytes, size_t size, off_t offset) {
  if (fails_to_read(file, "pread")) return -1;
  return hidden<ssize_t(int, void*, size_t, off_t)>("pread")(file, bytes, size, offset);
}

ssize_t pread64(int file, void* bytes, size_t size, off64_t offset) {
  if (fails_to_read(file, "pread64")) return -1;
  return hidden<ssize_t(int, void*, size_t, off64_t)>("pread64")(file, bytes, size, offset);
}

/// Counted as a change of the file that is written; the kernel reads the other one itself.
ssize_t copy_file_range(int from, off64_t* from_offset, int to, off64_t* to_offset, size_t size,
                        unsigned flags) {
  if (fails_on(to, "copy_file_range") || fails_to_read(from, "copy_file_range")) return -1;
  using Copy = ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned);
  return hidden<Copy>("copy_file_range")(from, from_offset, to, to_offset, size, flags);
}

int ftruncate(int file, off_t size) noexcept {
  if (fails_on(file, "ftruncate")) return -1;
  return hidden<int(int, off_t)>("ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
  if (fails_on(file, "ftruncate64")) return -1;
  return hidden<int(int, off64_t)>("ftruncate64")(file, size);
}

int fsync(int file) {
  if (fails_on(file, "fsync")) return -1;
  return 0;
}

int fdatasync(int file) {
  if (fails_on(file, "fdatasync")) return -1;
  return 0;
}

int rename(const char* from, const char* to) noexcept {
  if (fails(Change::file, "rename", to)) return -1;
  return hidden<int(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) noexcept {
  if (fails(Change::file, "unlink", path)) return -1;
  return hidden<int(const char*)>("unlink")(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  if (fails(Change::file, "unlinkat", path)) return -1;
  return hidden<int(int, const char*, int)>("unlinkat")(folder, path, flags);
}

int rmdir(const char* path) noexcept {
  if (fails(Change::file, "rmdir", path)) return -1;
  return hidden<int(const char*)>("rmdir")(path);
}

int remove(const char* path) noexcept {
  if (fails(Change::file, "remove", path)) return -1;
  return hidden<int(const char*)>("remove")(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (fails(Change::file, "mkdir", path)) return -1;
  return hidden<int(const char*, mode_t)>("mkdir")(path, mode);
}

DIR* opendir(const char* path) {
  return fails(Change::nothing, "opendir", path) || fails_to_open(path)
             ? nullptr
             : hidden<DIR*(const char*)>("opendir")(path);
}

dirent* readdir(DIR* stream) {
  if (fails_to_list(stream)) return nullptr;
  return unless_failing(stream, hidden<dirent*(DIR*)>("readdir")(stream));
}

dirent64* readdir64(DIR* stream) {
  if (fails_to_list(stream)) return nullptr;
  return unless_failing(stream, hidden<dirent64*(DIR*)>("readdir64")(stream));
}

int closedir(DIR* stream) {
  if (is_failing_folder(stream)) names_read = 0;
  return hidden<int(DIR*)>("closedir")(stream);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* argument) noexcept {
  static const long failing = number_in("FAIL_THREAD");
  static const long most = number_in("MOST_THREADS");
  static std::atomic<long> threads{0};
  if (++threads >= failing && failing > 0) return EAGAIN;
  if (++running_threads > most && most > 0) {
    --running_threads;
    return EAGAIN;
  }
  using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  auto started = std::make_unique<Started>(Started{run, argument});
  const int error =
      hidden<Create>("pthread_create")(thread, attributes, run_counted, started.get());
  if (error == 0) {
    (void)started.release();  // the thread has it
  } else {
    --running_threads;
  }
  return error;
}

}  // extern "C"
