// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/small_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace gazette {
namespace {

SmallFile unfit(std::string fault) { return {SmallFile::State::unfit, {}, std::move(fault)}; }

SmallFile failed(int number) {
  if (number == ENOENT || number == ENOTDIR) return {SmallFile::State::missing, {}, {}};
  if (number == EACCES) return {SmallFile::State::forbidden, {}, {}};
  return unfit(fmt::format("cannot be read: {}", std::strerror(number)));
}

/// Reads up to one byte more than `max_bytes`.
SmallFile read_all(int descriptor, std::size_t max_bytes) {
  std::string text(max_bytes + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = ::read(descriptor, text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed(errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  if (size > max_bytes) return unfit(fmt::format("is longer than {} bytes", max_bytes));
  text.resize(size);
  return {SmallFile::State::whole, std::move(text), {}};
}

}  // namespace

SmallFile read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
  // O_NONBLOCK: opening a pipe would wait for its writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return failed(errno);
  struct stat status {};
  const bool is_regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  SmallFile file = is_regular ? read_all(descriptor, max_bytes) : unfit("is not a regular file");
  ::close(descriptor);
  return file;
}

}  // namespace gazette
