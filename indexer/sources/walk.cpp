// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "core/error.hpp"
#include "core/storage/stub.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr const char* vanished = "it vanished before it could be read";

class Walker {
 public:
  explicit Walker(const WalkSinks& sinks) : sinks_(sinks) {}

  void folder(const fs::path& path) {
    std::error_code code;
    if (fs::exists(path / stub_name, code)) {
      return sinks_.on_pass(path.string(), "an index, not news");
    }
    const fs::path canonical = fs::canonical(path, code);
    if (!code && !entered_.insert(canonical.string()).second) {
      return sinks_.on_pass(path.string(), "a link to a folder that was read before");
    }
    std::vector<std::string> names;  // not paths: a folder may have millions
    fs::directory_iterator entry(path, code);
    if (code) return sinks_.on_error(path.string(), code.message());
    for (const fs::directory_iterator end; entry != end; entry.increment(code)) {
      if (code) return sinks_.on_error(path.string(), code.message());
      names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) visit(path / name, name);
  }

 private:
  void visit(const fs::path& path, const std::string& name) {
    if (name.starts_with('.')) return sinks_.on_pass(path.string(), "hidden");
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (code && status.type() != fs::file_type::not_found) {
      return sinks_.on_error(path.string(), code.message());
    }
    if (fs::is_directory(status)) return folder(path);
    if (status.type() == fs::file_type::not_found) {
      const bool is_link = fs::is_symlink(fs::symlink_status(path, code));
      return sinks_.on_error(path.string(), is_link ? "a link to nothing" : vanished);
    }
    if (!fs::is_regular_file(status)) return sinks_.on_pass(path.string(), "not a regular file");
    if (name.starts_with("README") || name.starts_with("LICENSE")) {
      return sinks_.on_pass(path.string(), "about the folder, not news");
    }
    sinks_.on_file({path.string(), Named::by_folder});
  }

  const WalkSinks& sinks_;
  std::set<std::string> entered_;
};

}  // namespace

void require_source(const std::string& source) {
  std::error_code code;
  if (fs::status(source, code).type() == fs::file_type::not_found) {
    throw Error("there is no file or folder \"" + source + '"', "check the path");
  }
}

void walk(const std::string& source, const WalkSinks& sinks) {
  std::error_code code;
  const fs::file_type type = fs::status(source, code).type();
  if (type == fs::file_type::not_found) {
    sinks.on_error(source, vanished);
  } else if (type == fs::file_type::directory) {
    Walker(sinks).folder(source);
  } else {
    sinks.on_file({source, Named::by_user});
  }
}

}  // namespace gazette
