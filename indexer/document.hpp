// SPDX-License-Identifier: GPL-3.0-or-later
// From an article to the document that Xapian stores: terms, positions, values and record, as
// docs/index-format.md lays down.
#pragma once

#include <memory>
#include <string>

#include "core/article.hpp"
#include "core/hash.hpp"
#include "core/ranking.hpp"
#include "indexer/word_counts.hpp"

namespace Xapian {
class Document;
}

namespace gazette {

/// What tells whether an article is stored as it is: the hash of its record.
Hash digest_of(const Article& article);

/// Makes documents, and counts the articles that have each listed word. Not thread-safe: one for
/// each thread.
class DocumentMaker {
 public:
  explicit DocumentMaker(const RankingRecipe& recipe = {});
  ~DocumentMaker();
  DocumentMaker(DocumentMaker&&) noexcept;
  DocumentMaker& operator=(DocumentMaker&&) noexcept;

  /// The document of `article`, which needs its id, language and origin; its words are counted.
  Xapian::Document make(const Article& article);

  /// Counts the words of an article that leaves the index.
  void uncount(const Article& article);

  /// What was counted since the last call.
  WordCounts take_counts();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
