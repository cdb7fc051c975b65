// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <limits>
#include <memory>
#include <streambuf>

#include "core/error.hpp"

namespace gazette {
namespace {

/// The bytes of a file descriptor, hashed as they come.
class FileBytes : public ByteSource {
 public:
  explicit FileBytes(int descriptor) : descriptor_(descriptor) {}
  ~FileBytes() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    const ssize_t count = ::read(descriptor_, to, size);
    if (count >= 0) {
      const auto size_read = static_cast<std::size_t>(count);
      hasher_.update({to, size_read});
      return size_read;
    }
    error_number_ = errno;  // EINTR, too: a signal asks the run to end
    return 0;
  }

  std::string failure() const override {
    return error_number_ == 0 ? std::string() : std::string(std::strerror(error_number_));
  }

  int descriptor() const { return descriptor_; }
  Hash hash() const { return hasher_.value(); }

 private:
  int descriptor_;
  int error_number_ = 0;
  Hasher hasher_;
};

/// Reads a source through a buffer that can be filled before reading.
class PeekBuffer : public std::streambuf {
 public:
  PeekBuffer(std::unique_ptr<ByteSource> source, std::size_t size)
      : source_(std::move(source)),
        size_(size),
        buffer_(std::make_unique_for_overwrite<char[]>(size)) {}

  std::string_view peek(std::size_t size) {
    if (gptr() == nullptr) setg(buffer_.get(), buffer_.get(), buffer_.get());
    while (!is_at_end_ && static_cast<std::size_t>(egptr() - gptr()) < size) {
      const auto used = static_cast<std::size_t>(egptr() - buffer_.get());
      const std::size_t count = read_into(buffer_.get() + used, size_ - used);
      if (count == 0) break;
      setg(buffer_.get(), gptr(), egptr() + count);
    }
    return {gptr(), std::min(size, static_cast<std::size_t>(egptr() - gptr()))};
  }

  const ByteSource& source() const { return *source_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_taken() const {
    return bytes_read_ - static_cast<std::uint64_t>(egptr() - gptr());
  }

 protected:
  int_type underflow() override {
    const std::size_t count = read_into(buffer_.get(), size_);
    if (count == 0) {
      // The stream turns an exception of its buffer into bad(), which readers see.
      if (!source_->failure().empty()) throw std::ios_base::failure("read");
      return traits_type::eof();
    }
    setg(buffer_.get(), buffer_.get(), buffer_.get() + count);
    return traits_type::to_int_type(*gptr());
  }

  /// A failure after the first bytes shows with the next call: thrown here, it would cost them.
  std::streamsize xsgetn(char* to, std::streamsize size) override {
    std::streamsize count = 0;
    while (count < size) {
      try {
        if (gptr() == egptr() && underflow() == traits_type::eof()) break;
      } catch (const std::ios_base::failure&) {
        if (count == 0) throw;
        break;
      }
      const std::streamsize part = std::min<std::streamsize>(size - count, egptr() - gptr());
      std::memcpy(to + count, gptr(), static_cast<std::size_t>(part));
      gbump(static_cast<int>(part));
      count += part;
    }
    return count;
  }

 private:
  std::size_t read_into(char* to, std::size_t size) {
    if (!source_->failure().empty()) return 0;  // a pipe that was interrupted would be waited for
    const std::size_t count = source_->read(to, size);
    bytes_read_ += count;
    is_at_end_ = count == 0;
    return count;
  }

  std::unique_ptr<ByteSource> source_;
  std::uint64_t bytes_read_ = 0;
  bool is_at_end_ = false;  ///< or failed
  std::size_t size_;        ///< of the buffer
  std::unique_ptr<char[]> buffer_;
};

constexpr std::size_t file_buffer_bytes = std::size_t{256} * 1024;

/// Times before 1677 and after 2262 do not fit; the nearest that does stands for them.
std::int64_t nanoseconds_of(const timespec& time) {
  constexpr std::int64_t second = 1'000'000'000;
  constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max() / second - 1;
  return std::clamp<std::int64_t>(time.tv_sec, -last, last) * second + time.tv_nsec;
}

std::optional<FileStamp> stamp_of(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileStamp{static_cast<std::uint64_t>(status.st_size), nanoseconds_of(status.st_mtim)};
}

/// Whether a file modified at that time may change again without a change of its time.
bool is_fresh(std::int64_t modified_ns) {
  constexpr std::chrono::nanoseconds tick = std::chrono::seconds{2};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::nanoseconds{modified_ns} > now - tick;
}

}  // namespace

struct Input::State {
  /// A file.
  State(int descriptor, std::string shown_name, std::string canonical)
      : State(std::make_unique<FileBytes>(descriptor), std::move(shown_name),
              std::move(canonical)) {}
  State(std::unique_ptr<FileBytes> bytes, std::string shown_name, std::string canonical)
      : name(std::move(shown_name)),
        origin(std::move(canonical)),
        file(bytes.get()),
        stamp(stamp_of(bytes->descriptor())),
        is_settled(stamp && !is_fresh(stamp->modified_ns)),
        buffer(std::move(bytes), file_buffer_bytes),
        stream(&buffer) {}
  /// A part of a file.
  State(std::unique_ptr<ByteSource> bytes, std::string shown_name, std::string canonical)
      : name(std::move(shown_name)),
        origin(std::move(canonical)),
        buffer(std::move(bytes), head_bytes),
        stream(&buffer) {}

  std::string name;
  std::string origin;
  const FileBytes* file = nullptr;  ///< of `buffer`; nullptr for a part of a file
  std::optional<FileStamp> stamp;
  bool is_settled = false;
  PeekBuffer buffer;
  std::istream stream;
};

Input::Input(std::unique_ptr<State> state) : state_(std::move(state)) {}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

Input::Input(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    throw Error(std::string("cannot be opened: ") + std::strerror(errno),
                "check that it exists and may be read");
  }
  std::error_code code;
  const std::filesystem::path canonical = std::filesystem::canonical(path, code);
  state_ = std::make_unique<State>(descriptor, path, code ? path : canonical.string());
}

Input Input::standard_input() {
  return Input(std::make_unique<State>(STDIN_FILENO, "standard input", std::string()));
}

Input::Input(std::unique_ptr<ByteSource> bytes, std::string name, std::string origin)
    : state_(std::make_unique<State>(std::move(bytes), std::move(name), std::move(origin))) {}

std::string_view Input::head() { return state_->buffer.peek(head_bytes); }
std::istream& Input::stream() { return state_->stream; }
const std::string& Input::name() const { return state_->name; }

std::uint64_t Input::bytes_read() const { return state_->buffer.bytes_read(); }
std::uint64_t Input::bytes_taken() const { return state_->buffer.bytes_taken(); }

std::optional<FileStamp> Input::stamp() const {
  std::optional<FileStamp> stamp = state_->stamp;
  if (stamp && !state_->is_settled) stamp->modified_ns = 0;
  return stamp;
}

std::optional<Hash> Input::content() const {
  const bool is_whole = state_->stamp && failure().empty() &&
                        state_->buffer.bytes_read() == state_->stamp->bytes &&
                        stamp_of(state_->file->descriptor()) == state_->stamp;
  if (!is_whole) return std::nullopt;
  return state_->file->hash();
}
const std::string& Input::origin() const { return state_->origin; }

std::string Input::failure() const { return state_->buffer.source().failure(); }

bool next_line(std::istream& stream, Line& line, std::size_t limit) {
  line = {};
  std::streambuf& buffer = *stream.rdbuf();
  bool any = false;
  try {
    for (;;) {
      const int c = buffer.sbumpc();
      if (c == std::streambuf::traits_type::eof()) break;
      any = true;
      if (c == '\n') break;
      if (line.text.size() < limit) {
        line.text += static_cast<char>(c);
      } else {
        line.is_cut = true;
      }
    }
  } catch (const std::ios_base::failure&) {
    stream.setstate(std::ios_base::badbit);
  }
  if (line.text.ends_with('\r')) line.text.pop_back();
  return any;
}

Line read_rest(std::istream& stream, std::size_t limit) {
  Line all;
  std::array<char, 64 * 1024> block{};
  while (!all.is_cut && stream.read(block.data(), block.size()).gcount() > 0) {
    const auto count = static_cast<std::size_t>(stream.gcount());
    if (all.text.size() + count > limit) {
      all.is_cut = true;
      break;
    }
    all.text.append(block.data(), count);
  }
  return all;
}

}  // namespace gazette
