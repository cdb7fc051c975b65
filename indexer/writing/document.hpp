// SPDX-License-Identifier: GPL-3.0-or-later
// From an article to the document that Xapian stores: terms, positions, values and record, as
// docs/index-format.md lays down.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/analysis/analyzer.hpp"
#include "core/schema/article.hpp"
#include "core/schema/ranking.hpp"
#include "indexer/filing/topic_filing.hpp"
#include "indexer/writing/word_counts.hpp"

namespace Xapian {
class Document;
}

namespace gazette {

namespace glass {
class DatabaseWriter;
}

/// Gives a stored document `topics` in the place of those that it has.
void refile(Xapian::Document& document, std::span<const FiledTopic> topics);

/// What tells whether an article is stored as it is: 64 bits of the hash of what the source
/// gave (`source_part` of its record) and of its origin.
using Digest = std::uint64_t;
Digest digest_of(std::string_view source_part, std::string_view origin);
Digest digest_of(const Article& article);

/// The value of a digest in its slot: 8 bytes, the highest first.
std::string digest_value(Digest digest);

/// Makes documents, and counts the articles that have each listed word. Not thread-safe: one for
/// each thread.
class DocumentMaker {
 public:
  /// `cached_words` as the Analyzer has them.
  explicit DocumentMaker(const RankingWeights& recipe = {},
                         std::size_t cached_words = default_cached_words);
  ~DocumentMaker();
  DocumentMaker(DocumentMaker&&) noexcept;
  DocumentMaker& operator=(DocumentMaker&&) noexcept;

  /// From here on articles are filed so.
  void file_by(const TopicFiling& filing);

  /// The document of `article`, which needs its id, language and origin; its words are counted.
  Xapian::Document make(const Article& article);

  /// Adds the same document to a database that is written directly.
  void add(const Article& article, glass::DatabaseWriter& to);

  /// Counts the words of an article that leaves the index.
  void uncount(const Article& article);

  /// What was counted since the last call.
  WordCounts take_counts();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
