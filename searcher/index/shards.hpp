// SPDX-License-Identifier: GPL-3.0-or-later
// Which databases `--db` names: a folder of gazette-index, a Xapian database, or a Xapian stub file
// that lists databases of either kind, on this machine or on a server. They are searched as one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace gazette {

/// One database of those that are searched as one.
struct Shard {
  std::string path;        ///< folder or file; of a remote one the stub file that names it
  std::string generation;  ///< of a folder of gazette-index: the name of the folder in it that its
                           ///< stub names; else empty
  std::string host;        ///< of a remote one, else empty
  unsigned port = 0;

  friend bool operator==(const Shard&, const Shard&) = default;
};

/// `path`, or `host:port`, for messages.
std::string name_of(const Shard& shard);

/// Whether `shards` are one, and it is on this machine.
ShardPlaces places_of(std::span<const Shard> shards);

/// The databases of `paths` in order, each once however often it is named. Opens none of them.
/// Throws Error, with what to do about it, for a path without a database, and for a stub file that
/// cannot be read or names anything but databases: Xapian would run the program that it names.
std::vector<Shard> find_shards(std::span<const std::string> paths);

}  // namespace gazette
