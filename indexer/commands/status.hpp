// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index status: what an index holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/dates/timestamp.hpp"

namespace gazette {

struct Status {
  std::size_t articles = 0;
  std::size_t sources = 0;                        ///< distinct
  std::size_t topics = 0;                         ///< distinct paths, ancestors included
  std::optional<std::chrono::sys_seconds> first;  ///< earliest publication
  std::optional<std::chrono::sys_seconds> last;
  std::uintmax_t bytes = 0;    ///< of all files
  std::uint64_t revision = 0;  ///< grows with every commit that changes something
  std::optional<std::chrono::sys_seconds> committed;  ///< time of the last such commit
  std::string schema;                                 ///< version of the index; `analysis` likewise
  std::string analysis;
};

/// Reads the index in `folder`. Throws Error when there is none that can be read. O(articles).
Status status_of(const std::string& folder);

/// gazette.status/1 of docs/json.md, one line.
std::string render_json(const Status& status);

/// One line per member, for people.
std::string render_text(const Status& status);

}  // namespace gazette
