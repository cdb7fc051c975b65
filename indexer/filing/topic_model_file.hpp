// SPDX-License-Identifier: GPL-3.0-or-later
// A model of topics as a file beside the database (docs/topics.md): lines that people can read,
// then the numbers, then a hash of it all.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/database/index_topics.hpp"
#include "indexer/filing/topic_model.hpp"

namespace gazette {

std::string to_bytes(const TopicModel& model);

/// The model of these bytes. Throws Error, with `name` in its message, for bytes that `to_bytes`
/// did not make, or not all of them.
TopicModel model_of_bytes(std::string_view bytes, const std::string& name);

/// Throws Error when something that is no model stands where that of the database folder is
/// written.
void require_place_of_model(const std::filesystem::path& folder);

/// Puts the model in the place of the one in the database folder. Throws Error; then that one
/// stands.
void write_model(const std::filesystem::path& folder, const TopicModel& model);

/// The model in the database folder; null when there is none. Throws Error with the cure when it
/// cannot be read, is damaged, was made by another schema or analysis, or learned a topic that
/// `topics` have elsewhere or no longer. Changed rules and labels, and new topics, do it no harm.
std::shared_ptr<const TopicModel> read_model(const std::filesystem::path& folder,
                                             const IndexTopics& topics);

}  // namespace gazette
