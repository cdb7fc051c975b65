// SPDX-License-Identifier: GPL-3.0-or-later
// Which files are as the index has them, so that they need no reading.
#pragma once

#include <optional>
#include <string>

#include "core/hash.hpp"
#include "indexer/commands/add_options.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {

class IndexWriter;

/// What, beside the file, decides on what is made of it; `topic` is that of its folder.
Hash reading_of(const AddOptions& options, const IndexTopics& topics, Named named,
                const std::string& topic);

/// What the index knows of the file, when that is as it was: by its size and time, else by its
/// content. Where articles are to be pruned, none may be gone from it.
std::optional<FileEntry> unchanged_entry(const IndexWriter& writer, const Input& input,
                                         const Hash& reading, AddOptions::Prune prune);

}  // namespace gazette
