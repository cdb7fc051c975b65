// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of articles that have none of their own and are all their file can hold. Other people's
// scripts rely on them: do not change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `path` is canonical and of any bytes. `file:/news/ferry.txt`; of a path that is not UTF-8, the
/// URI of RFC 8089, `file:///news/caf%E8.txt`. Each path has an id of its own.
std::string file_id(std::string_view path);

/// The same for what lies in containers of that file; `steps` are the names within them, outermost
/// first, of any bytes: `file:/news/2026.zip!may/ferry.txt`. Where a name is not UTF-8 or has a `!`
/// of its own, a URI again: `file:///news/2026.zip!may/caf%E8.txt`. Without steps, the id of the
/// file.
std::string inner_file_id(std::string_view path, const std::vector<std::string>& steps);

/// What the first version gave instead: paths that are not UTF-8 share ids.
std::string former_file_id(std::string_view path);

/// What stands in `id` before the id of the file at `path`, by the rules of now or then
/// (`--id-prefix`; mostly empty). Nothing when `id` is not from that file.
std::optional<std::string> prefix_of_file_id(std::string_view id, std::string_view path);

}  // namespace gazette
