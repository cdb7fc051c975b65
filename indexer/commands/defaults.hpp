// SPDX-License-Identifier: GPL-3.0-or-later
// From what a reader found to an article that can be indexed: an id, a language, a title.
#pragma once

#include <string>

#include "core/schema/article.hpp"

namespace gazette {

/// What a run says about all its articles.
struct ArticleDefaults {
  std::string id_prefix;  ///< put before every id, to keep collections apart
  std::string language;   ///< of articles that name none; empty: detect
  std::string topic;      ///< filed under it as well, when not empty
};

/// Whether the file that an article came from holds others beside it.
enum class Company { alone, among_others };

/// `article` with what it lacks. Its id is, in this order, that of its source; `file:` and the path
/// of a file that holds it alone; its url; `hash:` and a hash of title, date and body.
Article complete(Article article, const std::string& origin, Company company,
                 const ArticleDefaults& defaults);

}  // namespace gazette
