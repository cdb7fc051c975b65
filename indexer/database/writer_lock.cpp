// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/writer_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "indexer/database/durable_file.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// A link is not followed: what it leads to would be overwritten.
int open_lock(const fs::path& path) {
  const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  const int descriptor = ::open(path.c_str(), flags, 0666);
  if (descriptor < 0 && errno != ELOOP) throw failed_call("open the lock", path);
  struct stat status {};
  if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    return descriptor;
  }
  if (descriptor >= 0) ::close(descriptor);
  throw Error(fmt::format("the lock {} is not a regular file", path.string()),
              "remove it, if nothing else needs it, and run the command again");
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "?";
}

/// The command line of this process, cut to fit a message.
std::string own_command() {
  constexpr std::size_t shown_bytes = 200;
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string words(2 * shown_bytes, '\0');
  file.read(words.data(), static_cast<std::streamsize>(words.size()));
  words.resize(static_cast<std::size_t>(file.gcount()));
  std::replace(words.begin(), words.end(), '\0', ' ');
  std::string line = one_line(repair_utf8(words));
  if (line.size() <= shown_bytes) return line;
  return line.substr(0, cut_point(line, shown_bytes)) + "...";
}

/// This process, in words by which a person can find it.
std::string holder() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string command = own_command();
  return fmt::format("process {} on {} since {}{}\n", ::getpid(), host_name(), to_rfc3339(now),
                     command.empty() ? "" : ": " + command);
}

/// Takes the lock, waiting up to `wait` for its holder. Returns false with errno EWOULDBLOCK when
/// it is still held then, or EINTR when a signal came.
bool lock_within(int descriptor, std::chrono::seconds wait) {
  const auto end = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= end) return false;
    const timespec pause{0, 50'000'000};
    if (::nanosleep(&pause, nullptr) != 0) return false;
  }
  return true;
}

}  // namespace

WriterLock::WriterLock(const fs::path& folder, std::chrono::seconds wait) {
  const fs::path path = folder / lock_name;
  descriptor_ = open_lock(path);
  if (!lock_within(descriptor_, wait)) {
    const int number = errno;
    std::array<char, 1024> text{};
    const ssize_t count = ::pread(descriptor_, text.data(), text.size() - 1, 0);
    ::close(descriptor_);
    if (number != EWOULDBLOCK && number != EINTR) {
      errno = number;
      throw failed_call("lock", path);
    }
    const std::string who =
        one_line({text.data(), count > 0 ? static_cast<std::size_t>(count) : 0});
    throw Error(fmt::format("the index {} is being written by {}", folder.string(),
                            who.empty() ? "another process" : who),
                "run the command again when it has ended, or wait for it with --wait SECONDS");
  }
  if (::ftruncate(descriptor_, 0) == 0) {
    const std::string who = holder();
    // Only information for people; the lock works without it.
    if (::pwrite(descriptor_, who.data(), who.size(), 0) < 0) return;
  }
}

WriterLock::~WriterLock() { ::close(descriptor_); }

}  // namespace gazette
