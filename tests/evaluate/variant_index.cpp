// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/variant_index.hpp"

#include <xapian.h>

#include <fstream>
#include <tuple>

#include "core/error.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/formats/formats.hpp"
#include "indexer/writing/document.hpp"

namespace gazette {

std::string changed(const std::string& text, Change change) {
  return change == nullptr ? text : change(text);
}

std::vector<Article> read_articles(const JudgedCollection& collection) {
  const std::string path = (collection.folder / "docs.jsonl").string();
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(path + " cannot be read");
  std::vector<Article> articles;
  find_format("jsonl")->read({file, path}, [&](Story story) {
    if (auto* article = std::get_if<Article>(&story)) articles.push_back(std::move(*article));
  });
  return articles;
}

bool have_one_index(const Variant& a, const Variant& b) {
  const auto of_index = [](const Variant& each) {
    const RankingWeights& its = each.recipe;
    return std::tuple(its.title_count, its.body_count, its.lead_count, its.lead_words,
                      its.max_short_body_words, its.summary_count, its.stop_word_factor,
                      each.change, each.titles);
  };
  return of_index(a) == of_index(b);
}

std::vector<std::string> index_variant(const std::vector<Article>& articles, const Variant& variant,
                                       const std::string& path) {
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  DocumentMaker maker(variant.recipe);
  std::vector<std::string> ids(1);
  for (Article article : articles) {
    article.title = changed(article.title, variant.change);
    article.body = changed(article.body, variant.change);
    article.language = "en";
    const std::string title = article.title;
    article = complete(std::move(article), {}, ArticlesInFile::several, {});
    if (variant.titles == Titles::as_given) article.title = title;
    db.add_document(maker.make(article));
    ids.push_back(article.id);
  }
  db.commit();
  return ids;
}

}  // namespace gazette
