// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/durable_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <vector>

#include "indexer/database/open_files.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

void write_all(int descriptor, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw failed_call("write", path);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// Closes the descriptor on destruction.
struct Closing {
  int descriptor;
  ~Closing() { ::close(descriptor); }
};

/// Removes the file, if it exists, on destruction.
struct Removing {
  const fs::path& path;
  ~Removing() { ::unlink(path.c_str()); }
};

void sync_file(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) throw failed_call("open", path);
  const Closing closing{descriptor};
  if (::fsync(descriptor) != 0) throw failed_call("sync", path);
}

}  // namespace

Error failed_call(std::string_view what, const fs::path& path) {
  const std::error_code code(errno, std::generic_category());
  return Error(fmt::format("cannot {} {}: {}", what, path.string(), code.message()),
               remedy_for(code, "check permissions and free disk space"));
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code code;
  fs::directory_iterator entry(folder, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    paths.push_back(entry->path());
  }
  if (code) {
    throw Error(fmt::format("cannot read the folder {}: {}", folder.string(), code.message()),
                remedy_for(code, "check its permissions and the disk"));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void replace_file(const fs::path& path, std::string_view content) {
  const fs::path fresh = path.string() + ".new";
  ::unlink(fresh.c_str());  // of a killed run; or a link that must not be followed
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  const int descriptor = ::open(fresh.c_str(), flags, 0666);
  if (descriptor < 0) throw failed_call("write", fresh);
  const Closing closing{descriptor};
  const Removing removing{fresh};  // after the rename there is nothing to remove
  write_all(descriptor, content, fresh);
  if (::fsync(descriptor) != 0) throw failed_call("sync", fresh);
  if (::rename(fresh.c_str(), path.c_str()) != 0) throw failed_call("rename", fresh);
  sync_folder(path.parent_path());
}

void move_into_place(const fs::path& draft, const fs::path& path) {
  sync_file(draft, O_NOFOLLOW);
  if (::rename(draft.c_str(), path.c_str()) != 0) throw failed_call("rename", draft);
  sync_folder(path.parent_path());
}

void make_folders(const fs::path& folder) {
  std::vector<fs::path> missing;
  std::error_code code;
  for (fs::path path = folder; !path.empty() && !fs::exists(path, code);
       path = path.parent_path()) {
    if (path.has_filename()) missing.push_back(path);
    if (code) break;
  }
  for (; !missing.empty(); missing.pop_back()) {
    fs::create_directory(missing.back(), code);
    if (code) break;
    sync_folder(missing.back().parent_path());
  }
  if (!code && fs::is_directory(folder, code)) return;
  if (!code) code = std::make_error_code(std::errc::not_a_directory);
  throw Error(fmt::format("cannot make the folder {}: {}", folder.string(), code.message()),
              remedy_for(code, "check the path and its permissions, or name another with --db"));
}

void sync_folder(const fs::path& folder) {
  sync_file(folder.empty() ? fs::path(".") : folder, O_DIRECTORY);
}

void sync_files(const fs::path& folder) {
  for (const fs::path& path : entries_of(folder)) sync_file(path, O_NOFOLLOW);
  sync_folder(folder);
}

}  // namespace gazette
