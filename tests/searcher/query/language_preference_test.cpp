// SPDX-License-Identifier: GPL-3.0-or-later
// What the languages of an index do to the order of hits.
#include "searcher/query/language_preference.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "core/query/word_expansion.hpp"
#include "searcher/index/index_languages.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::language_preference_test {
namespace {

using Strings = std::vector<std::string>;

/// Six articles in each of three languages, of which the first tells of the Aurora. Those in
/// English are the shortest.
std::vector<Article> articles() {
  std::vector<Article> all = {
      make_article("en0", "", "The Aurora was at Kestoria when the storm came.", "en"),
      make_article("de0", "", "Die Aurora war bei Kestoria, als der schwere Sturm an Land kam.",
                   "de"),
      make_article("es0", "", "El Aurora estaba en Kestoria cuando llegó la fuerte tormenta.",
                   "es"),
  };
  for (int i = 1; i < 6; ++i) {
    all.push_back(make_article(fmt::format("en{}", i), "",
                               "The harbour was closed and the ships were at sea.", "en"));
    all.push_back(make_article(fmt::format("de{}", i), "",
                               "Der Hafen war zu, und die Schiffe blieben bei Nacht im Meer.",
                               "de"));
    all.push_back(make_article(fmt::format("es{}", i), "",
                               "El puerto estaba cerrado y los barcos no salieron a la mar.",
                               "es"));
  }
  return all;
}

/// The view of an index that holds `articles`.
class OpenedIndex {
 public:
  explicit OpenedIndex(const std::vector<Article>& articles)
      : index_(articles), db_(Xapian::Database(index_.path())), languages_(languages_of(db_)) {}

  IndexView view() {
    return {db_,
            languages_,
            analyzer_,
            {},
            ShardPlaces::all_here,
            nullptr,
            count_by_mark(db_, languages_)};
  }

  std::vector<ExpandedWord> words(std::string_view text) {
    return expand_words(text, languages_, analyzer_);
  }

 private:
  SampleIndex index_;
  Xapian::Database db_;
  Strings languages_;
  Analyzer analyzer_;
};

TEST_CASE("articles are counted by the mark of their language, or with those without a stemmer") {
  std::vector<Article> all = articles();
  all.push_back(make_article("zh", "", "港口关闭了。", "zh"));
  all.push_back(make_article("none", "", "Qwx zzkp.", "und"));
  OpenedIndex index(all);
  const ArticlesByMark counts = index.view().articles_by_mark;
  const auto of = [&](char mark) { return counts.at(static_cast<unsigned char>(mark)); };
  CHECK(of(mark_of_language("en")) == 6);
  CHECK(of(mark_of_language("de")) == 6);
  CHECK(of(mark_of_language("zh")) == 2);
  CHECK(mark_of_language("zh") == unstemmed_mark);
  CHECK(of(mark_of_language("fr")) == 0);
}

TEST_CASE("the language that a query is typed in shows in its words") {
  OpenedIndex index(articles());
  struct Case {
    std::string_view query;
    Strings want;
  };
  const std::array cases = {
      Case{"when was the Aurora at Kestoria", {"en"}},
      Case{"wann war die Aurora bei Kestoria", {"de"}},
      Case{"cuando estaba el Aurora en Kestoria", {"es"}},
      Case{"Aurora Kestoria", {}},          // names
      Case{"harbour ships sea", {}},        // no stop word
      Case{"in", {}},                       // of two languages, and in few articles of either
      Case{"пароход был в порту", {}},      // none of the index
      Case{"the Aurora die Kestoria", {}},  // one word of each
      Case{"", {}},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(languages_typed_in(index.words(query), index.view()) == want);
  }
}

TEST_CASE("no language is preferred that nearly all articles have") {
  std::vector<Article> all = articles();
  for (int i = 0; i < 200; ++i) {
    all.push_back(make_article(fmt::format("more{}", i), "", "The harbour was open again.", "en"));
  }
  OpenedIndex index(all);
  CHECK(languages_typed_in(index.words("when was the Aurora at Kestoria"), index.view()).empty());
  CHECK(languages_typed_in(index.words("wann war die Aurora bei Kestoria"), index.view()) ==
        Strings{"de"});
}

TEST_CASE("of articles with the same names the one in the language of the query comes first") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  struct Case {
    std::string query, want;
  };
  const std::array cases = {Case{"when was the Aurora at Kestoria", "en0"},
                            Case{"wann war die Aurora bei Kestoria", "de0"},
                            Case{"cuando estaba el Aurora en Kestoria", "es0"}};
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    Request request;
    request.query = query;
    request.explain = Explain::yes;
    const Page page = searcher.search(request);
    REQUIRE(page.hits.size() >= 3);
    CHECK(page.hits.at(0).article.id == want);
    const std::string language = want.substr(0, 2);
    CHECK(page.explanation->notes.at(0).ends_with("for an article in " + language));
    CHECK(page.hits.at(0).score_parts.size() == page.hits.at(1).score_parts.size() + 1);
  }
}

TEST_CASE("a language that is preferred is no form of a word that was looked up") {
  const SampleIndex index(articles());
  Request request;
  request.query = "+zeppelinpost wann war die Aurora bei Kestoria";
  request.explain = Explain::yes;
  const Page page = Searcher(index.path()).search(request);
  REQUIRE(page.total == 0);
  REQUIRE_FALSE(page.explanation->tried.empty());
  for (const TriedForm& each : page.explanation->tried) {
    CHECK(each.word.find("language") == std::string::npos);
    CHECK(each.form.find("language") == std::string::npos);
  }
}

TEST_CASE("a word weighs by how rare it is among the articles of its language") {
  std::vector<Article> all;
  for (int i = 0; i < 600; ++i) {
    const bool has_word = i % 4 == 0;
    all.push_back(make_article(fmt::format("en{}", i), "",
                               has_word ? "A quarter of the news has a harbour." : "Other news.",
                               "en"));
  }
  for (int i = 0; i < 200; ++i) {
    const bool has_word = i % 4 == 0;
    all.push_back(make_article(fmt::format("de{}", i), "",
                               has_word ? "Ein Viertel erzählt vom Hafen." : "Andere Nachrichten.",
                               "de"));
  }
  OpenedIndex index(all);
  const IndexView view = index.view();
  const auto weight = [&](std::string_view word) {
    return weight_of(view, index.words(word).at(0).terms);
  };
  CHECK(weight("Hafen") == Approx(weight("harbour")).epsilon(0.02));
  IndexView uncounted = view;
  uncounted.articles_by_mark = {};
  CHECK(weight_of(uncounted, index.words("Hafen").at(0).terms) > 1.5 * weight("Hafen"));
  CHECK(weight_of(uncounted, index.words("harbour").at(0).terms) > weight("harbour"));
}

}  // namespace
}  // namespace gazette::language_preference_test
