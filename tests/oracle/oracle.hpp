// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus, its index and the brute force search beside one another.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "core/schema/record.hpp"
#include "searcher/query/query_compiler.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/articles.hpp"
#include "tests/oracle/brute_force.hpp"
#include "tests/sample_index.hpp"

namespace gazette {

using Strings = std::vector<std::string>;

class Oracle {
 public:
  explicit Oracle(std::vector<Article> articles = oracle_articles())
      : truth(std::move(articles)), index_(truth.articles()), db_(index_.path()) {
    std::map<std::string, std::size_t> numbers;
    std::set<std::string> languages;
    for (const Article& article : truth.articles()) {
      numbers.emplace(article.id, numbers.size());
      languages.insert(article.language);
    }
    languages_.assign(languages.begin(), languages.end());
    article_of_.resize(db_.get_lastdocid() + 1);
    for (auto document = db_.postlist_begin(""); document != db_.postlist_end(""); ++document) {
      const Article article = from_record(db_.get_document(*document).get_data());
      article_of_[*document] = numbers.at(article.id);
    }
  }

  /// What the index answers, without making a page of it.
  Matches ask(const Request& request) {
    const ParsedQuery parsed = parse_query(request.query, request.syntax);
    const IndexView index{db_, languages_, analyzer_};
    const CompiledQuery compiled =
        compile_query(parsed, resolve_conditions(request, index, local_today()), index);
    Xapian::Enquire enquire(db_);
    enquire.set_query(*compiled.query);
    const Xapian::MSet found = enquire.get_mset(0, db_.get_doccount());
    Matches matches;
    for (auto match = found.begin(); match != found.end(); ++match) {
      matches.set(article_of_[*match]);
    }
    return matches;
  }

  /// One query; assertions only where the answers differ, since there are so many.
  void compare(const Request& request, const Matches& want) {
    ++count;
    const Matches got = ask(request);
    if (got == want) return;
    const std::string query = request.query;
    const std::string tree = to_string(parse_query(query, request.syntax).tree);
    const Strings missing = ids(want & ~got);
    const Strings surplus = ids(got & ~want);
    CAPTURE(query, tree, missing, surplus);
    CHECK(got == want);
  }

  void compare(const std::string& query, const Matches& want) {
    Request request;
    request.query = query;
    compare(request, want);
  }

  /// `a` and `b` ranked: words that say something select, stop words only without any such.
  Matches ranked(const std::string& a, const std::string& b) {
    const auto rank = [&](const std::string& word) { return truth.stop_word(word); };
    if (rank(a) == rank(b)) return truth.word(a) | truth.word(b);
    return rank(a) < rank(b) ? truth.word(a) : truth.word(b);
  }

  /// Sorted.
  Strings ids(const Matches& matches) const {
    Strings list;
    for (std::size_t i = 0; i < truth.articles().size(); ++i) {
      if (matches[i]) list.push_back(truth.articles()[i].id);
    }
    std::sort(list.begin(), list.end());
    return list;
  }

  std::string path() const { return index_.path(); }

  BruteForce truth;
  std::size_t count = 0;

 private:
  SampleIndex index_;
  Xapian::Database db_;
  Analyzer analyzer_;
  Strings languages_;
  std::vector<std::size_t> article_of_;
};

}  // namespace gazette
