// SPDX-License-Identifier: GPL-3.0-or-later
// Which databases `--db` names: a folder of gazette-index, a database of Xapian, or a Xapian stub
// file that lists some of either kind, on this machine or behind a server. They are searched as
// one.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace gazette {

/// One database of those that are searched as one.
struct Shard {
  std::string path;        ///< folder or file; of a remote one the stub file that names it
  std::string generation;  ///< the text of the folder's own stub, else empty
  std::string host;        ///< of a remote one, else empty
  unsigned port = 0;

  friend bool operator==(const Shard&, const Shard&) = default;
};

/// `path`, or `host:port`, for messages.
std::string name_of(const Shard& shard);

/// The databases of `paths` in order, each once however often it is named. Throws Error, with the
/// cure, for a path that holds none and for a stub file that cannot be followed.
std::vector<Shard> find_shards(std::span<const std::string> paths);

}  // namespace gazette
