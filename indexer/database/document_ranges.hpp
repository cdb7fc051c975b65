// SPDX-License-Identifier: GPL-3.0-or-later
// All documents of an index in several threads: each reads its own stretch, by its own handle.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

/// Document numbers from `first` to `last`; none when `last` lies before `first`.
struct DocumentRange {
  std::uint32_t first;
  std::uint32_t last;
};

/// All documents of the index at `generation`. Throws Error.
DocumentRange all_documents(const std::filesystem::path& generation);

/// `whole` in up to `count` ranges of about the same size, in order; none of them is empty.
std::vector<DocumentRange> split(DocumentRange whole, unsigned count);

/// Runs `work` on every range, each in a thread of its own. Throws what one of them threw, and
/// Xapian's errors as Error.
void for_each_range(
    const std::filesystem::path& generation, const std::vector<DocumentRange>& ranges,
    const std::function<void(std::size_t number, const Xapian::Database&, DocumentRange)>& work);

}  // namespace gazette
