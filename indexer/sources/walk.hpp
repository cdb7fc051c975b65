// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a source, in an order that is the same on every run.
#pragma once

#include <functional>
#include <string>

namespace gazette {

/// How a file was come by: named by the user, or met in a folder.
enum class Named { by_user, by_folder };

struct FoundFile {
  std::string path;
  Named named = Named::by_user;
};

/// What a walk sends: each file to `on_file`; what it passes over, with the reason, to `on_pass`;
/// what it cannot read to `on_error`.
struct WalkSinks {
  std::function<void(const FoundFile&)> on_file;
  std::function<void(const std::string& path, const std::string& why)> on_pass;
  std::function<void(const std::string& path, const std::string& why)> on_error;
};

/// Throws Error when there is no file or folder `source`.
void require_source(const std::string& source);

/// A file is itself. A folder is all files below it, by name within each folder; hidden files,
/// README* and LICENSE*, what is no regular file, and folders that hold an index are passed over.
/// Links are followed, each folder entered once. What vanishes meanwhile, or is not there, is an
/// error of that path alone.
void walk(const std::string& source, const WalkSinks& sinks);

}  // namespace gazette
