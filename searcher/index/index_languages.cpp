// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/index_languages.hpp"

#include <xapian.h>

#include <algorithm>

#include "core/analysis/term_marks.hpp"
#include "core/schema/schema.hpp"

namespace gazette {

std::vector<std::string> languages_of(const Xapian::Database& db) {
  const std::string prefix(field("language").prefix);
  std::vector<std::string> languages;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    languages.push_back((*term).substr(prefix.size()));
  }
  return languages;
}

ArticlesByMark count_by_mark(const Xapian::Database& db,
                             const std::vector<std::string>& languages) {
  ArticlesByMark articles = {};
  double rest = db.get_doccount();
  for (const std::string& language : languages) {
    const double count = db.get_termfreq(whole_term(field("language"), language));
    articles.at(static_cast<unsigned char>(mark_of_language(language))) += count;
    rest -= count;
  }
  articles.at(static_cast<unsigned char>(unstemmed_mark)) += std::max(rest, 0.0);
  return articles;
}

char mark_of_language(const std::string& language) {
  const StemmedLanguage* const row = find_stemmed(language);
  return row == nullptr ? unstemmed_mark : row->mark;
}

}  // namespace gazette
