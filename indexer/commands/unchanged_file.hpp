// SPDX-License-Identifier: GPL-3.0-or-later
// Finds files that have not changed since they were indexed, so that they need not be read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/hash.hpp"
#include "indexer/commands/add_options.hpp"
#include "indexer/commands/file_reading.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {

class IndexWriter;

/// A hash of everything besides the file itself that decides what its articles become: versions and
/// options. `topic` is that of its folder. Stored in every index.
Hash settings_hash(const AddOptions& options, const IndexTopics& topics, Named named,
                   const std::string& topic);

/// The entry of the file if it is unchanged: by size and time, else by content, for which it is
/// read. When articles are to be pruned, a file from which some are gone counts as changed.
std::optional<FileEntry> unchanged_entry(const IndexWriter& writer, const OpenedFile& file,
                                         const Hash& settings, AddOptions::Prune prune);

/// Whether unchanged_entry() may have an entry for a file at `path` of that size; where it may not,
/// the file can be read ahead.
bool may_be_unchanged(const IndexWriter& writer, const std::string& path, std::uint64_t bytes);

}  // namespace gazette
