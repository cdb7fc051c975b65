// SPDX-License-Identifier: GPL-3.0-or-later
// An index of a test's own articles, made by the real writer.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

/// Midnight UTC of that day.
inline Timestamp day(int year, unsigned month, unsigned day_of_month) {
  return {std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                std::chrono::day{day_of_month}},
          std::nullopt};
}

inline Article make_article(std::string id, std::string title, std::string body,
                            std::string language = "en") {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = std::move(language);
  return article;
}

/// Puts `articles` into the index in `folder` and commits once.
inline void put_articles(const std::string& folder, const std::vector<Article>& articles) {
  IndexWriter writer(folder);
  for (const Article& article : articles) writer.put(article);
  writer.commit();
}

/// A new index in a folder that goes when this does.
class SampleIndex {
 public:
  explicit SampleIndex(const std::vector<Article>& articles) { put_articles(path(), articles); }

  std::string path() const { return (folder_ / "index").string(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace gazette
