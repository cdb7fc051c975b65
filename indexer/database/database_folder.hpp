// SPDX-License-Identifier: GPL-3.0-or-later
// The folder that holds an index: a stub file that names the current generation, one folder for
// each generation, and the lock of the one writer.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace gazette {

/// The file in a database folder that holds what was learned of topics.
inline constexpr std::string_view topic_model_name = "topics.model";

/// The generation that the stub in `folder` names; an empty path when there is no stub. Throws
/// Error when the stub cannot be read or names none.
std::filesystem::path current_generation(const std::filesystem::path& folder);

/// The same for commands that want an index to be there: throws Error, too, when there is no stub.
std::filesystem::path existing_generation(const std::filesystem::path& folder);

/// Makes `folder` unless it is there. Throws Error when it cannot be, or when it holds other things
/// than an index.
void prepare_folder(const std::filesystem::path& folder);

/// Makes `content` the content of the file at `path`, whatever stood there, by one rename. On disk
/// before it returns. Throws Error; then what stood there stands.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Lets the stub name `generation`, a folder in `folder`, by one rename; whoever opens the index
/// sees the old or the new one. On disk before it returns. Throws Error.
void publish_generation(const std::filesystem::path& folder, const std::string& generation);

/// Has the files in `folder`, and the folder, written to disk. Throws Error.
void sync_files(const std::filesystem::path& folder);

/// Where a bulk build of the index in `folder` works.
std::filesystem::path building_folder(const std::filesystem::path& folder);

/// The name for the generation behind `generation`; for the first one when that is empty.
std::string generation_after(const std::filesystem::path& generation);

/// Removes what no reader can come upon any more: what dead runs left, and all generations but the
/// current one and, for readers that are just opening it, the one before. Only for the holder of
/// the lock.
void remove_leftovers(const std::filesystem::path& folder);

/// Bytes of the files below `folder`.
std::uintmax_t size_of(const std::filesystem::path& folder);

/// Held while writing; released when destroyed or when the process ends, however it does.
class WriterLock {
 public:
  /// Waits so long for another writer to end. Throws Error that says who holds the lock since when,
  /// if somebody still does, or when a signal ends the waiting.
  explicit WriterLock(const std::filesystem::path& folder,
                      std::chrono::seconds wait = std::chrono::seconds{0});
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace gazette
