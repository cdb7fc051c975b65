// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of articles without an id that are all their file can hold. Users' scripts rely on them:
// do not change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `path` is canonical and of any bytes. `file:/news/ferry.txt`; of a path that is not UTF-8, the
/// URI of RFC 8089, `file:///news/caf%E8.txt`. Each path has an id of its own.
std::string file_id(std::string_view path);

/// The same for an entry of a container in that file; `steps` are the names within the containers,
/// outermost first, any bytes: `file:/news/2026.zip!may/ferry.txt`. If a name is not UTF-8 or
/// contains a `!`, it is a URI again: `file:///news/2026.zip!may/caf%E8.txt`. Without steps, the id
/// of the file.
std::string inner_file_id(std::string_view path, const std::vector<std::string>& steps);

/// The id that the first version gave: paths that are not UTF-8 shared ids.
std::string former_file_id(std::string_view path);

/// The prefix (`--id-prefix`, usually empty) of `id` before the id of the file at `path`, by the
/// current or the former rules. Nothing when `id` does not come from that file.
std::optional<std::string> prefix_of_file_id(std::string_view id, std::string_view path);

}  // namespace gazette
