// SPDX-License-Identifier: GPL-3.0-or-later
// The document that Xapian stores of an article: terms, positions, values and record, as
// docs/index-format.md describes.
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

/// Replaces the topics of a stored document by `topics`: record, terms and value.
void refile(Xapian::Document& document, std::span<const FiledTopic> topics);

/// Shows whether a stored article is unchanged: 64 bits of a hash of what the source gave (the
/// `source_part` of its record) and of its origin. Stored in every index.
using Digest = std::uint64_t;
Digest digest_of(std::string_view source_part, std::string_view origin);
Digest digest_of(const Article& article);

/// The value of a digest in its slot: 8 bytes, the highest first.
std::string digest_value(Digest digest);

/// Makes documents, and counts for each listed word the articles that have it. Not thread-safe: use
/// one per thread.
class DocumentMaker {
 public:
  /// `cache_bytes` is the size of the cache of the Analyzer.
  explicit DocumentMaker(const RankingWeights& weights = {},
                         std::size_t cache_bytes = default_cache_bytes);
  ~DocumentMaker();
  DocumentMaker(DocumentMaker&&) noexcept;
  DocumentMaker& operator=(DocumentMaker&&) noexcept;

  /// From now on assigns topics by `filing`.
  void file_by(const TopicFiling& filing);

  /// The document of `article`; counts its words. REQUIRES: id and language are set, and origin if
  /// it came from a file.
  Xapian::Document make(const Article& article);

  /// Adds the same document to a database that is written directly.
  void add(const Article& article, glass::DatabaseWriter& to);

  /// Subtracts the words of an article that is removed from the index.
  void uncount(const Article& article);

  /// The counts since the last call.
  WordCounts take_counts();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
