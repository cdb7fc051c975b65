// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of bytes: a file, or a part of one. Not thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

namespace gazette {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Reads at most `size` bytes to `to` and returns how many. 0 at the end, and after a failure.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  /// Why reading failed; empty when it did not.
  virtual std::string failure() const = 0;
};

/// Bytes in memory.
class StringBytes : public ByteSource {
 public:
  explicit StringBytes(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - begin_);
    std::memcpy(to, bytes_.data() + begin_, count);
    begin_ += count;
    return count;
  }
  std::string failure() const override { return {}; }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

}  // namespace gazette
