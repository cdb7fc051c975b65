// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what a reader yields to an article that can be indexed: id, language, title.
#pragma once

#include <string>

#include "core/schema/article.hpp"

namespace gazette {

/// Options of a run for all its articles.
struct ArticleDefaults {
  std::string id_prefix;  ///< put before every id, to keep collections separate
  std::string language;   ///< of articles that do not state one; empty: detect
  std::string topic;      ///< an additional topic; may be empty
};

/// How many articles the file of an article has.
enum class ArticlesInFile { one, several };

/// `article` with repaired UTF-8, `origin`, and what it lacks. Its id is the first of these that
/// exists: the id of its source; `file:` and the path, if its file has one article; its url;
/// `hash:` and a hash of title, date and body. The prefix comes before each. Thread-safe.
Article complete(Article article, const std::string& origin, ArticlesInFile in_file,
                 const ArticleDefaults& defaults);

}  // namespace gazette
