// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/database_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr const char* lock_name = "gazette.lock";
constexpr std::string_view generation_prefix = "generation-";
constexpr const char* building_name = "building";

[[noreturn]] void fail(const std::string& doing, const fs::path& path) {
  throw Error(fmt::format("{} {}: {}", doing, path.string(), std::strerror(errno)),
              "check permissions and free disk space");
}

void write_all(int descriptor, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write", path);
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

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail("cannot open", folder);
  const int result = ::fsync(descriptor);
  ::close(descriptor);
  if (result != 0) fail("cannot sync", folder);
}

bool is_ours(const std::string& name) {
  return name.starts_with(stub_name) || name == lock_name || name == building_name ||
         name.starts_with(generation_prefix) || name.starts_with(topic_model_name);
}

/// The number in the name of a generation; nothing for any other name.
std::optional<unsigned long> generation_number(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  unsigned long number = 0;
  const char* end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + generation_prefix.size(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "?";
}

/// The command line of this process, cut to fit a message.
std::string own_command() {
  constexpr std::size_t shown_bytes = 200;
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string words(std::istreambuf_iterator<char>(file), {});
  std::replace(words.begin(), words.end(), '\0', ' ');
  std::string line = one_line(repair_utf8(words));
  if (line.size() <= shown_bytes) return line;
  return line.substr(0, cut_point(line, shown_bytes)) + "...";
}

/// This process, in words by which a person can find it.
std::string holder() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string command = own_command();
  return fmt::format("process {} on {} since {}{}\n", ::getpid(), host_name(), to_rfc3339(now),
                     command.empty() ? "" : ": " + command);
}

/// Takes the lock, waiting up to `wait` for its holder. Returns false with errno EWOULDBLOCK when
/// it is still held then, or EINTR when a signal came.
bool lock_within(int descriptor, std::chrono::seconds wait) {
  const auto end = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= end) return false;
    const timespec pause{0, 50'000'000};
    if (::nanosleep(&pause, nullptr) != 0) return false;
  }
  return true;
}

}  // namespace

fs::path current_generation(const fs::path& folder) {
  const fs::path stub = folder / stub_name;
  std::error_code code;
  if (!fs::exists(stub, code)) return {};
  std::ifstream file(stub);
  std::string type;
  std::string name;
  if (!(file >> type >> name)) {
    throw Error(fmt::format("{} does not name a generation", stub.string()),
                "rebuild the index from its sources: gazette-index --rebuild SOURCE...");
  }
  return folder / name;
}

fs::path existing_generation(const fs::path& folder) {
  fs::path generation = current_generation(folder);
  if (!generation.empty()) return generation;
  throw Error(
      fmt::format("there is no index at {}", folder.string()),
      fmt::format("make one with gazette-index --db {} SOURCE..., or name another with --db",
                  folder.string()));
}

void prepare_folder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) {
    throw Error(fmt::format("cannot make the folder {}: {}", folder.string(), code.message()),
                "check the path and its permissions, or name another with --db");
  }
  if (fs::exists(folder / stub_name, code)) return;
  fs::directory_iterator entry(folder, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    if (!is_ours(entry->path().filename().string())) {
      throw Error(fmt::format("{} is not empty and is not a Gazette index", folder.string()),
                  "name an empty or new folder with --db");
    }
  }
  if (code) {
    throw Error(fmt::format("cannot read the folder {}: {}", folder.string(), code.message()),
                "check its permissions");
  }
}

void replace_file(const fs::path& path, std::string_view content) {
  const fs::path fresh = path.string() + ".new";
  const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("cannot write", fresh);
  const Closing closing{descriptor};
  const Removing removing{fresh};  // after the rename there is nothing to remove
  write_all(descriptor, content, fresh);
  if (::fsync(descriptor) != 0) fail("cannot sync", fresh);
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail("cannot rename", fresh);
  sync_folder(path.parent_path());
}

void publish_generation(const fs::path& folder, const std::string& generation) {
  replace_file(folder / stub_name, fmt::format("auto {}\n", generation));
}

void sync_files(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("cannot open", entry.path());
    const int result = ::fsync(descriptor);
    ::close(descriptor);
    if (result != 0) fail("cannot sync", entry.path());
  }
  sync_folder(folder);
}

fs::path building_folder(const fs::path& folder) { return folder / building_name; }

std::string generation_after(const fs::path& generation) {
  return fmt::format("{}{}", generation_prefix, generation_number(generation).value_or(0) + 1);
}

void remove_leftovers(const fs::path& folder) {
  const unsigned long current = generation_number(current_generation(folder)).value_or(0);
  std::map<unsigned long, fs::path> generations;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (const auto number = generation_number(entry.path())) {
      generations.emplace(*number, entry.path());
    }
  }
  const auto kept = generations.find(current);
  if (kept != generations.end() && kept != generations.begin()) generations.erase(std::prev(kept));
  generations.erase(current);
  std::vector<fs::path> leftovers = {building_folder(folder)};
  for (const auto& [number, path] : generations) leftovers.push_back(path);
  for (const fs::path& path : leftovers) {
    std::error_code ignored;  // what cannot be removed does no harm
    fs::remove_all(path, ignored);
  }
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

WriterLock::WriterLock(const fs::path& folder, std::chrono::seconds wait) {
  const fs::path path = folder / lock_name;
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail("cannot open the lock", path);
  if (!lock_within(descriptor_, wait)) {
    const int number = errno;
    std::array<char, 1024> text{};
    const ssize_t count = ::pread(descriptor_, text.data(), text.size() - 1, 0);
    ::close(descriptor_);
    if (number != EWOULDBLOCK && number != EINTR) {
      errno = number;
      fail("cannot lock", path);
    }
    const std::string who =
        one_line({text.data(), count > 0 ? static_cast<std::size_t>(count) : 0});
    throw Error(fmt::format("the index {} is being written by {}", folder.string(),
                            who.empty() ? "another process" : who),
                "run the command again when it has ended, or wait for it with --wait SECONDS");
  }
  if (::ftruncate(descriptor_, 0) == 0) {
    const std::string who = holder();
    // Only information for people; the lock works without it.
    if (::pwrite(descriptor_, who.data(), who.size(), 0) < 0) return;
  }
}

WriterLock::~WriterLock() { ::close(descriptor_); }

}  // namespace gazette
