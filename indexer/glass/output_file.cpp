// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace gazette {
namespace {

constexpr std::size_t buffered_bytes = 256 * 1024;

}  // namespace

OutputFile::OutputFile(std::filesystem::path path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (file_ < 0) fail("cannot make");
}

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffered_bytes) flush();
}

void OutputFile::close() {
  flush();
  if (::close(std::exchange(file_, -1)) != 0) fail("cannot write");
}

void OutputFile::fail(const char* what) const {
  throw std::filesystem::filesystem_error(what, path_, {errno, std::generic_category()});
}

void OutputFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write");
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

}  // namespace gazette
