// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of an index: a stub file that names the current generation, a folder for each
// generation, and the lock that admits one writer. Functions that change the folder REQUIRE that
// the caller holds its WriterLock.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace gazette {

/// The file of the topic model in a database folder.
inline constexpr std::string_view topic_model_name = "topics.model";

/// The path of the generation that the stub in `folder` names; empty when there is no stub. Throws
/// Error when the stub cannot be read or does not name a generation.
std::filesystem::path current_generation(const std::filesystem::path& folder);

/// The same for commands that need an index: also throws Error when there is no stub.
std::filesystem::path existing_generation(const std::filesystem::path& folder);

/// Creates `folder` unless it exists. Throws Error when that fails, or when the folder is neither
/// empty nor an index. Needs no lock.
void prepare_folder(const std::filesystem::path& folder);

/// Creates or replaces the file at `path` by one rename; synced to disk when it returns. Throws
/// Error; the old file is then unchanged.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Makes the stub name `generation`, a folder in `folder`, by one rename: whoever opens the index
/// sees the old generation or the new one. Synced to disk when it returns. Throws Error.
void publish_generation(const std::filesystem::path& folder, const std::string& generation);

/// Syncs the files in `folder`, and the folder itself, to disk. Throws Error.
void sync_files(const std::filesystem::path& folder);

/// Where a bulk build of the index in `folder` works.
std::filesystem::path building_folder(const std::filesystem::path& folder);

/// The name of the generation after `generation`; of the first one when `generation` is empty.
std::string generation_after(const std::filesystem::path& generation);

/// Removes what killed runs left, and all generations except the current one and the one before it,
/// which readers may just be opening.
void remove_leftovers(const std::filesystem::path& folder);

/// Total size in bytes of the files below `folder`. Visits every file.
std::uintmax_t size_of(const std::filesystem::path& folder);

/// The lock of a database folder. Released on destruction, and when the process ends in any way.
class WriterLock {
 public:
  /// Waits up to `wait` for another writer to end. Throws Error, which says who holds the lock and
  /// since when, if the lock is still held then or a signal ends the wait.
  explicit WriterLock(const std::filesystem::path& folder,
                      std::chrono::seconds wait = std::chrono::seconds{0});
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace gazette
