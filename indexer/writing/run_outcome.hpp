// SPDX-License-Identifier: GPL-3.0-or-later
// What a run did to the articles of an index.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// Counted by articles (ids), not by how often they arrived.
struct WriteCounts {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// An id that came from another file than the one it is stored with.
struct Moved {
  std::string id;
  std::string from;
  std::string to;
};

struct RunOutcome {
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;  ///< ids that came more than once, in order
};

}  // namespace gazette
