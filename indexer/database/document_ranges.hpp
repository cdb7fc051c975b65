// SPDX-License-Identifier: GPL-3.0-or-later
// Reading all documents of an index in several threads, each range with a database handle
// of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

/// Document numbers from `first` to `last`, inclusive; empty when `last` is less than `first`.
struct DocumentRange {
  std::uint32_t first;
  std::uint32_t last;
};

/// All documents of the index at `generation`. Throws Error.
DocumentRange all_documents(const std::filesystem::path& generation);

/// Splits `whole` into at most `count` ranges of about the same size, in order, none of them empty.
std::vector<DocumentRange> split(DocumentRange whole, unsigned count);

/// Runs `work` once on every range, in as many threads as there are ranges, or fewer where the
/// system starts no more; `number` is the place of the range among `ranges`. Throws what one of the
/// threads threw, Xapian's errors as Error, and Error if no thread can be started.
void for_each_range(
    const std::filesystem::path& generation, const std::vector<DocumentRange>& ranges,
    const std::function<void(std::size_t number, const Xapian::Database&, DocumentRange)>& work);

}  // namespace gazette
