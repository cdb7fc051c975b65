// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/word_frequency.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::word_frequency_test {
namespace {

using Strings = std::vector<std::string>;

const std::string french = std::string("rat") + find_stemmed("fr")->mark;
const std::string german = std::string("rat") + find_stemmed("de")->mark;

/// Three English articles, of which two write a word without its accent as well, and one French.
class Sample {
 public:
  Sample() {
    Xapian::WritableDatabase db((folder_ / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const Strings& terms : {Strings{"rat", "ratt"}, {"rat", "ratt"}, {"rat"}, {french}}) {
      Xapian::Document document;
      for (const std::string& term : terms) document.add_term(term, 2);
      document.add_term("ratchet", 1);
      db.add_document(document);
    }
    db.commit();
  }

  Xapian::Database db() const { return Xapian::Database((folder_ / "db").string()); }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("terms of one language are in the same articles, those of several are added up") {
  const Sample sample;
  CHECK(articles_with(sample.db(), {"rat", "ratt"}) == 3);
  CHECK(articles_with(sample.db(), {"rat", french, german}) == 4);
  CHECK(articles_with(sample.db(), {german}) == 0);
  const WordFrequency word = word_frequency(sample.db(), {"rat", french});
  CHECK(word.articles == 4);
  CHECK(word.occurrences == 8);
}

TEST_CASE("of the terms of a word those stay that the index has") {
  const Sample sample;
  CHECK(present_terms(sample.db(), {"rat", french, german}) == Strings{"rat", french});
  CHECK(present_terms(sample.db(), {german}) == Strings{german});
  CHECK(present_terms(sample.db(), {"none", "nothing"}) == Strings{"none"});
  // many, which are looked for in the list of terms
  Strings all = {"rat"};
  for (const StemmedLanguage& language : stemmed_languages) {
    const std::string term = std::string("rat") + language.mark;
    if (language.mark != '\0' && term != all.back()) all.push_back(term);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  all.emplace_back("ratt");
  CHECK(present_terms(sample.db(), all) == Strings{"rat", french, "ratt"});
}

}  // namespace
}  // namespace gazette::word_frequency_test
