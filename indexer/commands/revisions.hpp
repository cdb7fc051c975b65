// SPDX-License-Identifier: GPL-3.0-or-later
// Decides which version of an article is the latest when its source sends several in any order.
#pragma once

#include <optional>
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
  /// False for a version that is not the latest, because the index or this run has a later one, or
  /// one that took it back; and for the summary of an article of which there is more text. Call for
  /// each article in turn. May commit.
  bool is_wanted(IndexWriter& writer, const ReadArticle& read, const std::string& id_prefix);

  /// The id, with its prefix, by which is_wanted() compares an article with others.
  static std::string compared_id(const ReadArticle& read, const std::string& id_prefix);

  /// Whether a withdrawal takes back what the index and this run have of the article `id`.
  bool is_taken_back(const IndexWriter& writer, const std::string& id,
                     const ArticleVersion& withdrawal) const;

 private:
  std::optional<ArticleVersion> known(const IndexWriter& writer, const std::string& id) const;
  bool is_latest(IndexWriter& writer, const std::string& id, const ArticleVersion& version);
  void remember(IndexWriter& writer, const std::string& id, const ArticleVersion& version);

  std::unordered_map<std::string, ArticleVersion> latest_;  ///< in this run
};

}  // namespace gazette
