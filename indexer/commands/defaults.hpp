// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what a reader yields to an article that can be indexed: id, language, title.
#pragma once

#include <string>

#include "core/hash.hpp"
#include "core/schema/article.hpp"
#include "indexer/reading/provenance.hpp"

namespace gazette {

/// Options of a run for all its articles.
struct ArticleDefaults {
  std::string id_prefix;  ///< put before every id, to keep collections separate
  std::string language;   ///< of articles that do not state one; empty: detect
  std::string topic;      ///< an additional topic; may be empty
};

/// How many articles the file of an article can hold, however few it holds today.
enum class ArticlesInFile { one, several };

/// An article that can be indexed, and where it has its fields from.
struct CompleteArticle {
  Article article;
  Provenance from;
};

/// Of title, date and body, which tell articles without an id apart. Part of ids: do not change.
Hash content_hash(const Article& article);

/// `article` with repaired UTF-8, `origin`, and missing fields filled in: place, date and source
/// from its dateline. Its id is the first of these that exists: the id of its source; that of its
/// file (file_id), if the file can hold one article; its address (address_id); `hash:` and its
/// content_hash(). The prefix comes before each. Thread-safe.
Article complete(Article article, const std::string& origin, ArticlesInFile in_file,
                 const ArticleDefaults& defaults);

/// A settled `article` with repaired UTF-8, `origin` and the prefix before its id. Where it has no
/// id it gets one, and nothing else is added. Thread-safe.
Article complete_exported(Article article, const std::string& origin, const std::string& id_prefix);

/// The same, and `from` extended by where the missing fields were found.
CompleteArticle complete(Article article, Provenance from, const std::string& origin,
                         ArticlesInFile in_file, const ArticleDefaults& defaults);

}  // namespace gazette
