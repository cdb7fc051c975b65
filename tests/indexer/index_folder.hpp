// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the writing side look at in an index, through Xapian alone.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "core/record.hpp"
#include "core/schema.hpp"

namespace gazette {

/// Every article of the index in `folder` by its id, read as any program of Xapian's would.
inline std::map<std::string, Article> articles_in(const std::filesystem::path& folder) {
  const Xapian::Database db(folder.string());
  std::map<std::string, Article> articles;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    Article article = from_record(db.get_document(*posting).get_data());
    std::string id = article.id;
    articles.emplace(std::move(id), std::move(article));
  }
  return articles;
}

inline Xapian::doccount count_in(const std::filesystem::path& folder) {
  return Xapian::Database(folder.string()).get_doccount();
}

/// Grows with each commit that changes something.
inline Xapian::rev revision_of(const std::filesystem::path& folder) {
  return Xapian::Database(folder.string()).get_revision();
}

}  // namespace gazette
