// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/database_folder.hpp"

#include <fmt/format.h>

#include <system_error>

#include "core/storage/stub.hpp"
#include "indexer/database/durable_file.hpp"
#include "indexer/database/open_files.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/database/writer_lock.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// What a run that was killed before it could write its marker may have left.
bool may_be_ours(const std::string& name) {
  return name == lock_name || name.starts_with(index_marker_name);
}

Error foreign_folder(const fs::path& folder) {
  return Error(fmt::format("{} is not empty and is not a Gazette index", folder.string()),
               "name an empty or new folder with --db");
}

std::string without_stub(const fs::path& folder) {
  return fmt::format("{} has generations of an index, but no {}", folder.string(), stub_name);
}

bool has_generations(const fs::path& folder) {
  std::error_code code;
  fs::directory_iterator entry(folder, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    if (generation_number(entry->path().filename().string()) && is_generation(entry->path())) {
      return true;
    }
  }
  return false;
}

}  // namespace

Error repairable(const fs::path& folder, const std::string& what) {
  return Error(what, fmt::format("nothing was changed; gazette-index check --db {} --repair "
                                 "repairs what it can and deletes nothing",
                                 folder.string()));
}

fs::path current_generation(const fs::path& folder) {
  const Stub stub = read_stub(folder);
  switch (stub.state) {
    case Stub::State::missing:
      return {};
    case Stub::State::forbidden:
      throw Error(
          fmt::format("{} cannot be read: permission denied", (folder / stub_name).string()),
          "ask its owner for permission to read the folder and the files in it");
    case Stub::State::damaged:
      throw repairable(folder, fmt::format("{} {}", (folder / stub_name).string(), stub.fault));
    case Stub::State::whole:
      break;
  }
  return folder / stub.generation;
}

fs::path existing_generation(const fs::path& folder) {
  fs::path generation = current_generation(folder);
  if (generation.empty()) {
    if (has_generations(folder)) throw repairable(folder, without_stub(folder));
    throw Error(
        fmt::format("there is no index at {}", folder.string()),
        fmt::format("make one with gazette-index --db {} SOURCE..., or name another with --db",
                    folder.string()));
  }
  if (is_generation(generation)) return generation;
  throw repairable(folder,
                   fmt::format("{} names {}, which is not there", (folder / stub_name).string(),
                               generation.filename().string()));
}

bool is_generation(const fs::path& folder) {
  std::error_code code;
  return fs::is_directory(fs::symlink_status(folder, code)) &&
         fs::exists(folder / "iamglass", code);
}

void prepare_folder(const fs::path& folder) {
  make_folders(folder);
  std::error_code code;
  if (fs::exists(folder / stub_name, code) || fs::exists(folder / index_marker_name, code)) return;
  bool has_generation = false;
  bool is_foreign = false;
  fs::directory_iterator entry(folder, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    has_generation |= generation_number(name) && is_generation(entry->path());
    is_foreign |= !may_be_ours(name);
  }
  if (code) {
    throw Error(fmt::format("cannot read the folder {}: {}", folder.string(), code.message()),
                remedy_for(code, "check its permissions"));
  }
  if (has_generation) {
    throw repairable(folder, without_stub(folder));
  }
  if (is_foreign) throw foreign_folder(folder);
}

std::uintmax_t size_of(const fs::path& folder) {
  std::uintmax_t size = 0;
  std::error_code code;
  fs::recursive_directory_iterator entry(folder, code);
  for (const fs::recursive_directory_iterator end; !code && entry != end; entry.increment(code)) {
    std::error_code file_code;
    if (entry->is_regular_file(file_code)) size += entry->file_size(file_code);
  }
  return size;
}

}  // namespace gazette
