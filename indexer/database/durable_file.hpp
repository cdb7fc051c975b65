// SPDX-License-Identifier: GPL-3.0-or-later
// Writing to disk what must outlive a power failure. Every function throws Error.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gazette {

/// The error of a system call that has just failed, from errno: "cannot write PATH: REASON".
Error failed_call(std::string_view what, const std::filesystem::path& path);

/// The paths in `folder`, sorted. Throws Error when it cannot be read to its end.
std::vector<std::filesystem::path> entries_of(const std::filesystem::path& folder);

/// Creates or replaces the file at `path` by one rename, and syncs it; whoever reads it, also after
/// a power failure, sees the old content or the new one. A symbolic link there is replaced, not
/// followed. After an error the old file is unchanged.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Makes the file `draft` the one at `path`, in the same folder, as replace_file() does.
void move_into_place(const std::filesystem::path& draft, const std::filesystem::path& path);

/// Creates `folder` and those above it that are missing, each synced into the one above it.
void make_folders(const std::filesystem::path& folder);

/// Syncs the names in `folder`, so that a file renamed there keeps its new name.
void sync_folder(const std::filesystem::path& folder);

/// Syncs the files in `folder`, and the folder itself, to disk.
void sync_files(const std::filesystem::path& folder);

}  // namespace gazette
