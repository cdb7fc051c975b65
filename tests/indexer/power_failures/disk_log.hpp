// SPDX-License-Identifier: GPL-3.0-or-later
// The log of what a program did to the files below a folder, which recorder.cpp writes and disk.cpp
// reads: for each call an entry, its paths, and the bytes that it wrote.
#pragma once

#include <cstdint>

namespace gazette::power_failures_test {

enum class Call : std::uint32_t {
  open,    ///< of a file that was there: says which one `file` is
  create,  ///< a file
  make_folder,
  write,     ///< `bytes` at `offset`
  truncate,  ///< to `offset` bytes
  sync,      ///< a file, or the folder at the path
  rename,
  remove,  ///< a file or an empty folder
};

struct Entry {
  Call call{};
  std::uint32_t path_bytes = 0;
  std::uint32_t other_path_bytes = 0;  ///< of the target of a rename
  std::uint64_t file = 0;              ///< the inode
  std::uint64_t offset = 0;
  std::uint64_t written_bytes = 0;
};

}  // namespace gazette::power_failures_test
