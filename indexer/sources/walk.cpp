// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/walk.hpp"

#include <dirent.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/storage/stub.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr const char* vanished = "it disappeared before it could be read";

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// The names in a folder, sorted; all of them when `error` is 0. Not paths: a folder may have
/// millions.
struct Names {
  std::vector<std::string> names;
  bool is_open = false;
  int error = 0;  ///< errno
};

/// By readdir(): std::filesystem does not tell a folder that cannot be opened from one that cannot
/// be read to its end.
Names names_in(const fs::path& path) {
  Names found;
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  found.is_open = folder != nullptr;
  while (folder != nullptr) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") found.names.emplace_back(name);
  }
  found.error = errno;
  std::sort(found.names.begin(), found.names.end());
  return found;
}

/// Whether a folder with these sorted names is a Maildir.
bool holds_mail(const fs::path& path, const std::vector<std::string>& names) {
  constexpr auto parts = std::to_array<std::string_view>({"cur", "new", "tmp"});
  std::error_code code;
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return std::binary_search(names.begin(), names.end(), part) &&
           fs::is_directory(path / part, code);
  });
}

/// Whether a hidden folder is one of a Maildir++, as `.Archive.2026` in `Maildir`.
bool is_mail_folder(const fs::path& path) {
  std::error_code code;
  return fs::symlink_status(path, code).type() == fs::file_type::directory &&
         holds_mail(path, names_in(path).names);
}

class Walker {
 public:
  Walker(Links links, const WalkSinks& sinks) : links_(links), sinks_(sinks) {}

  void folder(const fs::path& path) {
    std::error_code code;
    if (fs::exists(path / stub_name, code)) {
      return sinks_.on_pass(path.string(), "an index, not news");
    }
    const fs::path canonical = fs::canonical(path, code);
    if (!code && !entered_.insert(canonical.string()).second) {
      return sinks_.on_pass(path.string(), "a link to a folder that was read before");
    }
    const Names found = names_in(path);
    if (found.error == ENOENT && !found.is_open) return sinks_.on_error(path.string(), vanished);
    if (found.error != 0) {
      using Cause = UnreadFolder::Cause;
      const bool is_permitted = found.is_open || found.error != EACCES;
      sinks_.on_unread_folder({path.string(), std::strerror(found.error),
                               is_permitted ? Cause::failed : Cause::not_permitted});
    }
    const bool is_maildir = holds_mail(path, found.names);
    for (const std::string& name : found.names) {
      if (is_maildir && name == "tmp") {
        sinks_.on_pass((path / name).string(), "mail that was not delivered yet");
      } else if (is_maildir && name.starts_with('.') && is_mail_folder(path / name)) {
        folder(path / name);
      } else {
        visit(path / name, name);
      }
    }
  }

 private:
  void visit(const fs::path& path, const std::string& name) {
    if (name.starts_with('.')) return sinks_.on_pass(path.string(), reason_to_pass(name));
    std::error_code code;
    fs::file_status status = fs::symlink_status(path, code);
    const bool is_link = fs::is_symlink(status);
    if (is_link && links_ == Links::not_followed) return sinks_.on_link(path.string());
    if (is_link) status = fs::status(path, code);
    if (code && status.type() != fs::file_type::not_found) {
      return sinks_.on_error(path.string(), code.message());
    }
    if (is_link && (fs::is_directory(status) || fs::is_regular_file(status))) {
      const fs::path target = fs::canonical(path, code);
      if (!code) sinks_.on_followed(target.string());
    }
    if (fs::is_directory(status)) return folder(path);
    if (status.type() == fs::file_type::not_found) {
      return sinks_.on_error(path.string(), is_link ? "a broken link" : vanished);
    }
    if (!fs::is_regular_file(status)) return sinks_.on_pass(path.string(), "not a regular file");
    if (const std::string why = reason_to_pass(name); !why.empty()) {
      return sinks_.on_pass(path.string(), why);
    }
    sinks_.on_file({path.string(), Named::by_folder});
  }

  Links links_;
  const WalkSinks& sinks_;
  std::set<std::string> entered_;
};

}  // namespace

std::string reason_to_pass(std::string_view name) {
  if (name.starts_with('.')) return "hidden";
  if (name.starts_with("README") || name.starts_with("LICENSE")) {
    return "about the folder, not news";
  }
  return {};
}

bool may_exist(const std::string& path) {
  std::error_code code;
  return fs::status(path, code).type() != fs::file_type::not_found;
}

void require_source(const std::string& source) {
  if (!may_exist(source)) {
    throw Error("there is no file or folder \"" + source + '"', "check the path");
  }
}

void walk(const std::string& source, Links links, const WalkSinks& sinks) {
  std::error_code code;
  const fs::file_type type = fs::status(source, code).type();
  if (type == fs::file_type::not_found) {
    sinks.on_error(source, vanished);
  } else if (type == fs::file_type::directory) {
    Walker(links, sinks).folder(source);
  } else {
    sinks.on_file({source, Named::by_user});
  }
}

}  // namespace gazette
