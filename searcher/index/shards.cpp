// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/shards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "core/text/text.hpp"
#include "searcher/index/index_faults.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// A stub file that lists itself would go on without end.
constexpr int max_stub_depth = 8;
/// Stub files are some lines; what is longer is something else.
constexpr std::size_t max_stub_bytes = 1 << 20;

/// In a folder without search permission nothing seems to exist: throws Error there.
bool exists(const fs::path& file, const std::string& path) {
  std::error_code code;
  const bool found = fs::exists(file, code);
  if (code == std::errc::permission_denied) throw forbidden(path);
  return found;
}

std::string beginning(const fs::path& file) {
  std::ifstream input(file);
  std::string text;
  // Every search reads its stub file: room for the longest would take longer than the file.
  for (std::array<char, 4096> piece{}; input && text.size() < max_stub_bytes;) {
    input.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(input.gcount()));
  }
  return text;
}

std::string canonical(const std::string& path) {
  std::error_code code;
  const fs::path whole = fs::canonical(path, code);
  return code ? path : whole.string();
}

/// A whole Xapian database may be in one file.
bool is_database_file(const std::string& text) { return text.starts_with("\x0f\x0dXapian Glass"); }

bool is_link(const fs::path& path) {
  std::error_code code;
  return fs::is_symlink(fs::symlink_status(path, code));
}

class Finder {
 public:
  void add(const std::string& path, int depth) {
    if (!exists(path, path)) throw no_index(path, "at");
    std::error_code code;
    if (fs::is_directory(path, code)) return add_folder(path);
    if (!fs::is_regular_file(path, code)) {
      throw Error(fmt::format("{} is neither a folder nor a regular file", path),
                  "give --db an index, or a Xapian stub file that lists some");
    }
    const std::string text = beginning(path);
    if (is_database_file(text)) return add({path, "", "", 0}, canonical(path));
    if (depth == 0) {
      throw Error(fmt::format("the stub file {} lists itself, or stub files nested too deep", path),
                  "list databases in it, not stub files");
    }
    add_listed(path, text, depth - 1);
  }

  std::vector<Shard> finish() { return std::move(shards_); }

 private:
  /// `identity` is the same for two names of one database.
  void add(Shard shard, std::string identity) {
    if (std::find(identities_.begin(), identities_.end(), identity) != identities_.end()) return;
    identities_.push_back(std::move(identity));
    shards_.push_back(std::move(shard));
  }

  void add_folder(const std::string& path) {
    Stub stub = read_stub(path);
    switch (stub.state) {
      case Stub::State::missing:
        if (!exists(fs::path(path) / "iamglass", path)) throw no_index(path, "in the folder");
        return add({path, "", "", 0}, canonical(path));
      case Stub::State::forbidden:
        throw forbidden(path);
      case Stub::State::damaged:
        throw damaged_stub(path, stub.fault);
      case Stub::State::whole:
        if (is_link(fs::path(path) / stub.generation)) {
          throw damaged_stub(path, "names a link, not a folder of the index");
        }
        return add({path, std::move(stub.generation), "", 0}, canonical(path));
    }
  }

  /// What the lines of a stub file name: `auto PATH`, `glass PATH`, `remote HOST:PORT`; relative
  /// paths count from the file's folder.
  void add_listed(const std::string& file, const std::string& text, int depth) {
    std::istringstream lines(text);
    std::size_t number = 0;
    std::size_t listed = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      ++listed;
      const std::size_t blank = std::min(line.find(' '), line.size());
      const std::string kind = line.substr(0, blank);
      const std::string rest = blank < line.size() ? line.substr(blank + 1) : "";
      if (kind == "remote") {
        add_remote(file, number, rest);
      } else if ((kind == "auto" || kind == "glass") && !rest.empty()) {
        add((fs::path(file).parent_path() / rest).string(), depth);
      } else {
        throw fault(file, number);
      }
    }
    if (listed == 0) throw fault(file, 1);
  }

  void add_remote(const std::string& file, std::size_t number, const std::string& address) {
    const std::size_t colon = address.rfind(':');
    unsigned port = 0;
    if (colon != std::string::npos) {
      const char* const end = address.data() + address.size();
      const auto [stop, code] = std::from_chars(address.data() + colon + 1, end, port);
      if (stop != end || code != std::errc()) port = 0;
    }
    if (colon == std::string::npos || colon == 0 || port == 0 || port > 65535) {
      throw fault(file, number);
    }
    add({file, "", address.substr(0, colon), port}, address);
  }

  static Error fault(const std::string& file, std::size_t number) {
    return Error(fmt::format("{} is neither an index nor a Xapian stub file: line {} does not "
                             "name a database",
                             file, number),
                 "write one database per line: auto FOLDER, or remote HOST:PORT");
  }

  std::vector<Shard> shards_;
  std::vector<std::string> identities_;  ///< of `shards_`
};

}  // namespace

std::string name_of(const Shard& shard) {
  return shard.host.empty() ? shard.path : fmt::format("{}:{}", shard.host, shard.port);
}

ShardPlaces places_of(std::span<const Shard> shards) {
  const bool is_remote = std::any_of(shards.begin(), shards.end(),
                                     [](const Shard& shard) { return !shard.host.empty(); });
  if (is_remote) return ShardPlaces::some_on_servers;
  return shards.size() == 1 ? ShardPlaces::one_here : ShardPlaces::all_here;
}

std::vector<Shard> find_shards(std::span<const std::string> paths) {
  Finder finder;
  for (const std::string& path : paths) finder.add(path, max_stub_depth);
  return finder.finish();
}

}  // namespace gazette
