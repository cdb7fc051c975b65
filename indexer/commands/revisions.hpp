// SPDX-License-Identifier: GPL-3.0-or-later
// Decides which version of an article is the latest when its source sends several in any order.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/commands/file_reading.hpp"
#include "indexer/history/withdrawals.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// Whether `text` is more than the article `id` already has: there is no such article, or its text
/// is shorter. An uncommitted article of this run counts as longer.
bool adds_text(const IndexWriter& writer, const std::string& id, std::string_view text);

/// Not thread-safe.
class Revisions {
 public:
  /// Whether `version` of the article `id` is the latest: neither the index nor this run has had a
  /// later one, or one that took the article back later. Call for each version in turn, also for
  /// one that takes the article back. May commit.
  bool is_latest(IndexWriter& writer, const std::string& id, const ArticleVersion& version);

  /// False for a version that is not the latest, and for the summary of an article of which there
  /// is more text. May commit.
  bool is_wanted(IndexWriter& writer, const ReadArticle& read, const std::string& id_prefix);

 private:
  std::unordered_map<std::string, ArticleVersion> latest_;  ///< in this run
};

}  // namespace gazette
