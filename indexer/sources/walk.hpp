// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a source, in the same order on every run.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gazette {

/// Whether the user named the file, or it was found in a folder.
enum class Named { by_user, by_folder };

struct FoundFile {
  std::string path;
  Named named = Named::by_user;
};

/// What is done about a symbolic link in a folder.
enum class Links { not_followed, followed };

/// A folder whose names could not be read to the end: some files below it were not found.
struct UnreadFolder {
  std::string path;
  std::string why;
  /// Whether it may not be opened, or opening or reading it failed, as on a broken disk.
  enum class Cause { not_permitted, failed } cause;
};

/// Where walk() sends what it finds.
struct WalkSinks {
  using OnPath = std::function<void(const std::string& path, const std::string& why)>;

  std::function<void(const FoundFile&)> on_file = [](const FoundFile&) {};
  /// A link that is not followed.
  std::function<void(const std::string& path)> on_link = [](const std::string&) {};
  /// The canonical path of the file or folder that a followed link leads to.
  std::function<void(const std::string& path)> on_followed = [](const std::string&) {};
  /// A file that is ignored, and why.
  OnPath on_pass = [](const std::string&, const std::string&) {};
  /// A file or folder that cannot be read, and why.
  OnPath on_error = [](const std::string&, const std::string&) {};
  std::function<void(const UnreadFolder&)> on_unread_folder = [](const UnreadFolder&) {};
};

/// Why a file with this name is never news: it is hidden, or is about its folder. Empty when it may
/// be news.
std::string reason_to_pass(std::string_view name);

/// Whether there may be a file or folder at `path`: one that cannot be examined counts as there.
bool may_exist(const std::string& path);

/// Throws Error when there is no file or folder `source`.
void require_source(const std::string& source);

/// Sends a file itself; of a folder, all files below it, sorted by name within each folder. Ignores
/// hidden files, README*, LICENSE*, what is not a regular file, and folders that hold an index.
/// A source that is a link is followed. Where links are followed, each folder is entered once. Of a
/// folder that cannot be read to its end, the files that were found are sent, too. A path that does
/// not exist, or disappears meanwhile, goes to `on_error`. Throws what the sinks throw.
void walk(const std::string& source, Links links, const WalkSinks& sinks);

}  // namespace gazette
