// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), this lets one of its system calls that change files fail,
// or all from one on, as on a disk that is full or broken. The environment says which:
//
//     FAIL_AT=N     the Nth call, counted from 1 over all threads; 0 or nothing: none
//     FAIL_FROM=N   that and all later ones, instead
//     FAIL_WITH=E   errno of the calls that fail, as a number
//     FAIL_COUNT=F  the file to write the number of calls into when the program exits
//
// Counted are opening a file to write, writing, truncating, syncing, renaming and making a folder;
// not counted is what goes to descriptors 0 to 2. Other calls fail by variables of their own:
//
//     FAIL_FOLDER=F  reading the names in this folder fails with EIO
//     FAIL_NAME=N    at the Nth name, counted from 1 without . and ..; 0: already opening it fails
//     FAIL_THREAD=N  the Nth thread, counted from 1, and all later ones cannot be started (EAGAIN)
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

/// The function of that name that this file hides.
template <typename Function>
Function* hidden(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

long number_in(const char* variable) {
  const char* text = std::getenv(variable);
  return text == nullptr ? 0 : std::atol(text);
}

std::atomic<long> calls{0};

/// Counts a call; true when it is to fail, with errno set.
bool fails() {
  static const long at = number_in("FAIL_AT");
  static const long from = number_in("FAIL_FROM");
  static const long with = number_in("FAIL_WITH");
  const long number = ++calls;
  if (number != at && (from == 0 || number < from)) return false;
  errno = static_cast<int>(with);
  return true;
}

bool fails_on(int descriptor) { return descriptor > STDERR_FILENO && fails(); }

bool is_for_writing(int flags) { return (flags & (O_CREAT | O_WRONLY | O_RDWR)) != 0; }

/// Opening has a mode only where a file may be made.
mode_t mode_in(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(arguments, mode_t);
}

int open_by(const char* name, const char* path, int flags, mode_t mode) {
  if (is_for_writing(flags) && fails()) return -1;
  return hidden<int(const char*, int, ...)>(name)(path, flags, mode);
}

int openat_by(const char* name, int folder, const char* path, int flags, mode_t mode) {
  if (is_for_writing(flags) && fails()) return -1;
  return hidden<int(int, const char*, int, ...)>(name)(folder, path, flags, mode);
}

std::FILE* fopen_by(const char* name, const char* path, const char* mode) {
  if (std::strpbrk(mode, "wa+") != nullptr && fails()) return nullptr;
  return hidden<std::FILE*(const char*, const char*)>(name)(path, mode);
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

/// What the libraries did when the program went out by exit() or main's end.
struct Count {
  ~Count() {
    const char* path = std::getenv("FAIL_COUNT");
    if (path == nullptr) return;
    const int file = hidden<int(const char*, int, ...)>("open")(path, O_WRONLY | O_CREAT, 0666);
    if (file >= 0) ::dprintf(file, "%ld\n", calls.load());
  }
} const at_exit;

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
  if (fails_on(file)) return -1;
  return hidden<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

ssize_t writev(int file, const iovec* pieces, int count) {
  if (fails_on(file)) return -1;
  return hidden<ssize_t(int, const iovec*, int)>("writev")(file, pieces, count);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  if (fails_on(file)) return -1;
  return hidden<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  if (fails_on(file)) return -1;
  return hidden<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, size, offset);
}

int ftruncate(int file, off_t size) noexcept {
  if (fails_on(file)) return -1;
  return hidden<int(int, off_t)>("ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
  if (fails_on(file)) return -1;
  return hidden<int(int, off64_t)>("ftruncate64")(file, size);
}

int fsync(int file) {
  if (fails_on(file)) return -1;
  return hidden<int(int)>("fsync")(file);
}

int fdatasync(int file) {
  if (fails_on(file)) return -1;
  return hidden<int(int)>("fdatasync")(file);
}

int rename(const char* from, const char* to) noexcept {
  if (fails()) return -1;
  return hidden<int(const char*, const char*)>("rename")(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (fails()) return -1;
  return hidden<int(const char*, mode_t)>("mkdir")(path, mode);
}

DIR* opendir(const char* path) {
  return fails_to_open(path) ? nullptr : hidden<DIR*(const char*)>("opendir")(path);
}

dirent* readdir(DIR* stream) {
  return unless_failing(stream, hidden<dirent*(DIR*)>("readdir")(stream));
}

dirent64* readdir64(DIR* stream) {
  return unless_failing(stream, hidden<dirent64*(DIR*)>("readdir64")(stream));
}

int closedir(DIR* stream) {
  if (is_failing_folder(stream)) names_read = 0;
  return hidden<int(DIR*)>("closedir")(stream);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* argument) noexcept {
  static const long failing = number_in("FAIL_THREAD");
  static std::atomic<long> threads{0};
  if (++threads >= failing && failing > 0) return EAGAIN;
  using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  return hidden<Create>("pthread_create")(thread, attributes, run, argument);
}

}  // extern "C"
