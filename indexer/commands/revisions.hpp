// SPDX-License-Identifier: GPL-3.0-or-later
// Decides which version of an article is the latest when its source sends several in any order.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/dates/timestamp.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// Whether `text` is more than the article `id` already has: there is no such article, or its text
/// is shorter. An uncommitted article of this run counts as longer.
bool adds_text(const IndexWriter& writer, const std::string& id, std::string_view text);

/// Not thread-safe.
class Revisions {
 public:
  /// Whether the version of the article `id` that was made at `modified` is the latest: neither the
  /// index nor this run has had a later one, or one that was withdrawn later. Call for each version
  /// in turn, also for one that withdraws the article. May commit.
  bool is_latest(IndexWriter& writer, const std::string& id,
                 const std::optional<Timestamp>& modified);

 private:
  std::unordered_map<std::string, std::chrono::sys_seconds> latest_;  ///< in this run
};

}  // namespace gazette
