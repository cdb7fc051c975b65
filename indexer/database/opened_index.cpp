// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/opened_index.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/table_blocks.hpp"
#include "indexer/database/database_folder.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// The tables that Xapian does without.
constexpr std::array<const char*, 5> optional_tables = {
    "docdata.glass", "position.glass", "spelling.glass", "synonym.glass", "termlist.glass"};

/// A file that this process has open.
struct OpenFile {
  int descriptor;
  dev_t device;
  ino_t number;

  friend bool operator<(const OpenFile& a, const OpenFile& b) {
    return std::tie(a.descriptor, a.device, a.number) < std::tie(b.descriptor, b.device, b.number);
  }
};

/// Nothing when the system does not tell. Throws Xapian::DatabaseOpeningError when no more files
/// can be opened.
std::set<OpenFile> open_files() {
  std::set<OpenFile> files;
  std::error_code code;
  fs::directory_iterator entry("/proc/self/fd", code);
  if (code == std::errc::too_many_files_open || code == std::errc::too_many_files_open_in_system) {
    throw Xapian::DatabaseOpeningError("Couldn't look which files are open", code.value());
  }
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    struct stat status {};
    const int descriptor = std::atoi(entry->path().filename().c_str());
    if (::fstat(descriptor, &status) == 0) {
      files.insert({descriptor, status.st_dev, status.st_ino});
    }
  }
  return files;
}

/// The first table in `folder` that is there but not among the files opened since `before`; empty
/// when there is none.
fs::path unopened_table(const fs::path& folder, const std::set<OpenFile>& before) {
  std::set<OpenFile> opened = open_files();
  if (opened.empty()) return {};
  std::erase_if(opened, [&](const OpenFile& file) { return before.contains(file); });
  for (const char* const table : optional_tables) {
    struct stat status {};
    fs::path path = folder / table;
    if (::stat(path.c_str(), &status) != 0) continue;
    const auto is_it = [&](const OpenFile& file) {
      return file.device == status.st_dev && file.number == status.st_ino;
    };
    if (std::none_of(opened.begin(), opened.end(), is_it)) return path;
  }
  return {};
}

/// The errno of opening the file, which has just failed.
int reason_not_to_open(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  ::close(descriptor);
  return EAGAIN;
}

}  // namespace

Xapian::Database open_generation(const fs::path& folder) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  // A descriptor that another thread closes meanwhile may come back, and then seem to be old.
  for (int attempts = 3;; --attempts) {
    const std::set<OpenFile> before = open_files();
    Xapian::Database db(folder.string(), Xapian::DB_BACKEND_GLASS);
    const fs::path unopened = unopened_table(folder, before);
    if (unopened.empty()) return db;
    if (attempts > 1) continue;
    throw Xapian::DatabaseOpeningError(fmt::format("Couldn't open {} to read", unopened.string()),
                                       reason_not_to_open(unopened));
  }
}

Obstacle obstacle_in(const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  if (reason == nullptr || reason == std::string_view(std::strerror(ENOENT))) {
    return Obstacle::damage;
  }
  return reason == std::string_view(std::strerror(EIO)) ? Obstacle::broken_disk : Obstacle::system;
}

Error unreadable_index(const std::filesystem::path& folder, const Xapian::Error& error) {
  const std::string name = folder.string();
  if (std::string_view(error.get_type()) == "DatabaseModifiedError") {
    return Error(fmt::format("the index {} was changed while it was read", name),
                 "run the command again");
  }
  return Error(
      fmt::format("the index {} cannot be read: {}", name, error.get_description()),
      fmt::format("gazette-index check --db {} says what is damaged and how to repair it", name));
}

void read_index(const std::filesystem::path& folder,
                const std::function<void(const Xapian::Database&)>& work) {
  const std::filesystem::path generation = existing_generation(folder);
  try {
    const Xapian::Database db = open_generation(generation);
    verify_files(generation);
    check_stamp(folder.string(), db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    work(db);
  } catch (const Xapian::Error& error) {
    throw unreadable_index(folder, error);
  }
}

}  // namespace gazette
