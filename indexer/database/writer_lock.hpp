// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of an index, which admits one writer.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

namespace gazette {

/// Its file in the folder of an index. The text in it tells people who holds the lock.
inline constexpr std::string_view lock_name = "gazette.lock";

/// Held until destruction, or until the process ends in any way.
class WriterLock {
 public:
  /// Waits up to `wait` for another writer to end. Throws Error, which says who holds the lock and
  /// since when, if it is still held then or a signal ends the wait; and when the lock is not a
  /// regular file.
  explicit WriterLock(const std::filesystem::path& folder,
                      std::chrono::seconds wait = std::chrono::seconds{0});
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace gazette
