// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the writing side look at in an index, through Xapian alone.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/history/file_tracker.hpp"

namespace gazette {

/// Every article of the index in `folder` by its id, read as any program of Xapian's would.
inline std::map<std::string, Article> articles_in(const std::filesystem::path& folder) {
  const Xapian::Database db(folder.string());
  std::map<std::string, Article> articles;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    Article article = from_record(db.get_document(*posting).get_data());
    article.origin = origin_of(db, *posting);
    std::string id = article.id;
    articles.emplace(std::move(id), std::move(article));
  }
  return articles;
}

/// How many articles have each listed word, counted anew.
inline std::map<std::string, Xapian::doccount> recounted_words(
    const std::map<std::string, Article>& articles) {
  Analyzer analyzer;
  std::map<std::string, Xapian::doccount> counts;
  for (const auto& [id, article] : articles) {
    std::set<std::string> words;
    for (const std::string* text : {&article.title, &article.body, &article.summary}) {
      for (const Token& token : analyzer.analyze(*text, article.language)) {
        if (is_listed(*token.word)) words.insert(token.word->folded);
      }
    }
    for (const std::string& word : words) ++counts[word];
  }
  return counts;
}

/// The index's list of words.
inline std::map<std::string, Xapian::doccount> words_in(const std::filesystem::path& folder) {
  const Xapian::Database db(folder.string());
  std::map<std::string, Xapian::doccount> counts;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    if (mark_of(*term) != own_form_mark) continue;
    counts.emplace(without_mark(*term), term.get_termfreq());
  }
  return counts;
}

inline Xapian::doccount count_in(const std::filesystem::path& folder) {
  return Xapian::Database(folder.string()).get_doccount();
}

/// The files that the index knows, by its metadata.
inline std::set<std::string> known_files_in(const std::filesystem::path& folder) {
  const Xapian::Database db(folder.string());
  std::set<std::string> paths;
  const std::string prefix(file_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    paths.insert(parse_known_file(db.get_metadata(*key)).value().path);
  }
  return paths;
}

/// Grows with each commit that changes something.
inline Xapian::rev revision_of(const std::filesystem::path& folder) {
  return Xapian::Database(folder.string()).get_revision();
}

}  // namespace gazette
