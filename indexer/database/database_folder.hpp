// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of an index, as anybody finds it: a stub that names the current generation, and a
// folder for each generation. Nothing here needs the lock.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace gazette {

/// The file of the topic model in a database folder.
inline constexpr std::string_view topic_model_name = "topics.model";

/// An error whose hint is the command that repairs the index in `folder`.
Error repairable(const std::filesystem::path& folder, const std::string& what);

/// The path of the generation that the stub in `folder` names; empty when there is no stub. Throws
/// Error when the stub cannot be read or is damaged. The generation itself may be missing.
std::filesystem::path current_generation(const std::filesystem::path& folder);

/// The same for commands that need an index: also throws Error when there is no stub, or no such
/// generation.
std::filesystem::path existing_generation(const std::filesystem::path& folder);

/// Whether a folder has the tables of a generation, or one of the two files that say what is in
/// them. A symbolic link to one does not count.
bool is_generation(const std::filesystem::path& folder);

/// Creates `folder` unless it exists. Throws Error when that fails, or when the folder is neither
/// empty nor an index.
void prepare_folder(const std::filesystem::path& folder);

/// Total size in bytes of the files below `folder`. Visits every file.
std::uintmax_t size_of(const std::filesystem::path& folder);

}  // namespace gazette
