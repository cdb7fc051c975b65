// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a source, in the same order on every run.
#pragma once

#include <functional>
#include <string>

namespace gazette {

/// Whether the user named the file, or it was found in a folder.
enum class Named { by_user, by_folder };

struct FoundFile {
  std::string path;
  Named named = Named::by_user;
};

/// Where walk() sends each file, each ignored path with the reason, and each path that cannot be
/// read.
struct WalkSinks {
  std::function<void(const FoundFile&)> on_file;
  std::function<void(const std::string& path, const std::string& why)> on_pass;
  std::function<void(const std::string& path, const std::string& why)> on_error;
};

/// Throws Error when there is no file or folder `source`.
void require_source(const std::string& source);

/// Sends a file itself; of a folder, all files below it, sorted by name within each folder. Ignores
/// hidden files, README*, LICENSE*, what is not a regular file, and folders that hold an index.
/// Follows links, but enters each folder once. A path that does not exist, or disappears meanwhile,
/// goes to `on_error`. Throws what the sinks throw.
void walk(const std::string& source, const WalkSinks& sinks);

}  // namespace gazette
