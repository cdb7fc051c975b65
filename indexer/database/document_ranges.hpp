// SPDX-License-Identifier: GPL-3.0-or-later
// Reading all documents of an index in several threads, each with its own range and its own
// database handle.
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

/// Runs `work` on every range, each in a thread of its own; `number` is the place of the range
/// among `ranges`. Throws what one of the threads threw, and Xapian's errors as Error.
void for_each_range(
    const std::filesystem::path& generation, const std::vector<DocumentRange>& ranges,
    const std::function<void(std::size_t number, const Xapian::Database&, DocumentRange)>& work);

}  // namespace gazette
