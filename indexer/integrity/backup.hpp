// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index backup and restore: a copy of an index that is an index itself.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace gazette {

struct Copied {
  std::size_t articles = 0;
  std::uintmax_t bytes = 0;
};

/// Copies one committed state of the index in `from`, with its topic model, into the folder `to`,
/// which must be new or empty. Others may write to `from` meanwhile: when they commit, the copy
/// starts again; after several attempts it waits up to `wait` for them to end. Files are copied, or
/// share their blocks where the file system can do that; never linked, because Xapian changes
/// tables in place. The copy is verified before it is published. Synced to disk when it returns.
/// Throws Error; `to` then holds no index.
Copied copy_index(const std::string& from, const std::string& to, std::chrono::seconds wait);

/// Copies `backup` into the folder `to` in the same way. When there is no index at `backup`, the
/// error says that there is no backup.
Copied restore_index(const std::string& backup, const std::string& to, std::chrono::seconds wait);

}  // namespace gazette
