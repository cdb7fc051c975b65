// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a topic model in a database folder (docs/topics.md): readable lines, then numbers,
// then a hash of everything before it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/database/index_topics.hpp"
#include "indexer/filing/topic_model.hpp"

namespace gazette {

/// The content of the file of `model`.
std::string to_bytes(const TopicModel& model);

/// The model whose to_bytes() is `bytes`. Throws Error, with `name` in its message, for anything
/// else.
TopicModel model_of_bytes(std::string_view bytes, const std::string& name);

/// Throws Error when the path of the model in the database folder is taken by something other than
/// a file.
void require_model_path(const std::filesystem::path& folder);

/// Creates or replaces the model in the database folder. Throws Error; the old one is then
/// unchanged.
void write_model(const std::filesystem::path& folder, const TopicModel& model);

/// The model in the database folder; null when there is none. Throws Error, with what to do, when
/// it cannot be read, is damaged, is of another schema or analysis, or has a topic that was moved
/// in or removed from the tree of `topics`. It still fits a tree with changed rules, labels or new
/// topics.
std::shared_ptr<const TopicModel> read_model(const std::filesystem::path& folder,
                                             const IndexTopics& topics);

}  // namespace gazette
