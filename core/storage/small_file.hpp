// SPDX-License-Identifier: GPL-3.0-or-later
// The small files beside the tables of an index, read whole. Anything may be in their place: a
// pipe that never ends, a device, a file of gigabytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace gazette {

struct SmallFile {
  enum class State {
    whole,
    missing,
    forbidden,  ///< this user may not read it
    unfit,      ///< see `fault`
  };

  State state = State::missing;
  std::string text;   ///< of a whole one
  std::string fault;  ///< of an unfit one: "is not a regular file"
};

/// The file at `path`, which may be a symbolic link to one; unfit when it is longer than
/// `max_bytes`, is not a regular file, or cannot be read to its end. Never waits for another
/// process.
SmallFile read_small_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace gazette
