// SPDX-License-Identifier: GPL-3.0-or-later
// `harb*`, `harbor~` and words that stand apart in order, from the typed query to the page. The
// oracle compares the sets of hits exhaustively.
#include <xapian.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "searcher/words/word_expander.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::pattern_query_test {
namespace {

using Strings = std::vector<std::string>;

class Sample {
 public:
  explicit Sample(const std::vector<Article>& articles)
      : index_(articles), searcher_(index_.path()) {}

  Page search(std::string_view query, Syntax syntax = Syntax::full) {
    Request request;
    request.query = query;
    request.syntax = syntax;
    request.limit = 1000;
    return searcher_.search(request);
  }

  Strings ids(std::string_view query) {
    Strings found;
    for (const Hit& hit : search(query).hits) found.push_back(hit.article.id);
    return found;
  }

  Strings sorted_ids(std::string_view query) {
    Strings found = ids(query);
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  SampleIndex index_;
  Searcher searcher_;
};

std::vector<Article> news() {
  std::vector<Article> articles = {
      make_article("1", "Harbour strike", "The harbour is closed by a strike."),
      make_article("2", "Harbingers", "Harbingers of spring in the old town."),
      make_article("3", "La educaci\u00F3n", "La educaci\u00F3n de los ni\u00F1os.", "es"),
      make_article("4", "Old harbors", "Two harbors and a well-known bridge."),
      make_article("5", "Rain", "Rain on the old stone bridge, and rain on the town."),
  };
  articles[0].authors = {"Mara Lindqvist"};
  articles[1].authors = {"Jon Lindholm"};
  articles[1].source = "Harbour Times";
  return articles;
}

TEST_CASE("a word with * finds all words that begin with it") {
  Sample sample(news());
  CHECK(sample.sorted_ids("harb*") == Strings{"1", "2", "4"});
  CHECK(sample.sorted_ids("HARBO*") == Strings{"1", "4"});
  CHECK(sample.sorted_ids("educacio*") == Strings{"3"});
  CHECK(sample.sorted_ids("EDUCACI\u00D3*") == Strings{"3"});
  CHECK(sample.sorted_ids("harbo* -strike") == Strings{"4"});
  CHECK(sample.sorted_ids("bridge AND sto*") == Strings{"5"});
  CHECK(sample.sorted_ids("-harb*") == Strings{"3", "5"});
  CHECK(sample.sorted_ids("xyz*").empty());
  CHECK(sample.search("harb*").warnings.empty());
  CHECK(sample.search("xyz*").warnings.empty());
  CHECK(sample.search("harb*").parsed == "(ranked harb*)");
}

TEST_CASE("a word with ~ finds words one typing error away, with ~2 two") {
  Sample sample(news());
  CHECK(sample.sorted_ids("harbuor~") == Strings{"1"});
  CHECK(sample.sorted_ids("harbuor~2") == Strings{"1", "4"});
  CHECK(sample.sorted_ids("educacoinx~").empty());
  CHECK(sample.sorted_ids("educacino~") == Strings{"3"});
  CHECK(sample.sorted_ids("harbor~0") == Strings{"4"});
  CHECK(sample.search("harbuor~2").warnings.empty());
  CHECK(sample.ids("harbors~2") == Strings{"4", "1"});
}

TEST_CASE("* and ? within a word stand for letters, slashes enclose a regular expression") {
  Sample sample(news());
  CHECK(sample.sorted_ids("h*rs") == Strings{"2", "4"});
  CHECK(sample.sorted_ids("*bour") == Strings{"1"});
  CHECK(sample.sorted_ids("harb?rs") == Strings{"4"});
  CHECK(sample.sorted_ids("/harbo(u|x)?rs?/") == Strings{"1", "4"});
  CHECK(sample.sorted_ids("/harbo(u|x)?rs?/ -strike") == Strings{"4"});
  CHECK(sample.sorted_ids("-/.*harb.*/") == Strings{"3", "5"});
  CHECK(sample.sorted_ids("\"old h*rs\"") == Strings{"4"});
  CHECK(sample.sorted_ids("title:h*rs") == Strings{"2", "4"});
  CHECK(sample.sorted_ids("title:/harb(our|ingers)/") == Strings{"1", "2"});
  CHECK(sample.sorted_ids("author:*qvist") == Strings{"1"});
  CHECK(sample.sorted_ids("educaci?n") == Strings{"3"});
  CHECK(sample.sorted_ids("zzz*zzz").empty());
  CHECK(sample.search("h*rs /b(ri)dge/").warnings.empty());
  CHECK(sample.search("h*rs /b(ri)dge/").parsed == "(ranked h*rs /b(ri)dge/)");
}

TEST_CASE("a question mark and slashes are no patterns where people write them") {
  Sample sample(news());
  CHECK(sample.sorted_ids("bridge?") == sample.sorted_ids("bridge"));
  CHECK(sample.sorted_ids("harbour/strike") == Strings{"1"});
  CHECK(sample.search("who is rain? his/her /etc").warnings.empty());
  CHECK(sample.ids("who is rain?") == sample.ids("who is rain"));
}

TEST_CASE("of two words with ~ the nearer ranks higher") {
  Sample sample({make_article("far", "", "Harbour and town."),
                 make_article("near", "", "Harbor and town."),
                 make_article("none", "", "Town and country.")});
  CHECK(sample.ids("harbor~") == Strings{"near", "far"});
  CHECK(sample.ids("harbour~") == Strings{"far", "near"});
}

TEST_CASE("patterns stand in phrases and beside NEAR") {
  Sample sample(news());
  CHECK(sample.sorted_ids("\"old harb*\"") == Strings{"4"});
  CHECK(sample.sorted_ids("\"harb* of spr*\"") == Strings{"2"});
  CHECK(sample.sorted_ids("\"old briddge~\"").empty());
  CHECK(sample.sorted_ids("\"stone briddge~\"") == Strings{"5"});
  CHECK(sample.sorted_ids("well-know*") == Strings{"4"});
  CHECK(sample.sorted_ids("harb* NEAR/4 strike") == Strings{"1"});
  CHECK(sample.sorted_ids("harbuor~ NEAR/4 clos*") == Strings{"1"});
}

TEST_CASE("a phrase with ~n lets others stand among its words, in their order") {
  Sample sample(news());
  CHECK(sample.sorted_ids("\"old bridge\"").empty());
  CHECK(sample.sorted_ids("\"old bridge\"~1") == Strings{"5"});
  CHECK(sample.sorted_ids("\"bridge old\"~9").empty());
  CHECK(sample.sorted_ids("\"rain bridge town\"~7").empty());
  CHECK(sample.sorted_ids("\"rain bridge town\"~8") == Strings{"5"});
  CHECK(sample.search("\"old bridge\"~1").parsed == "(ranked \"old bridge\"~1)");
  CHECK(sample.search("\"old bridge\"~1").warnings.empty());
  const Page page = sample.search("\"old bridge\"~");
  REQUIRE(page.warnings.size() == 1);
  CHECK(page.warnings.front().find("\"~\" at byte 12 ") == 0);
}

TEST_CASE("titles and names take patterns") {
  Sample sample(news());
  CHECK(sample.sorted_ids("title:harb*") == Strings{"1", "2", "4"});
  CHECK(sample.sorted_ids("title:harbuor~") == Strings{"1"});
  CHECK(sample.sorted_ids("author:lind*") == Strings{"1", "2"});
  CHECK(sample.sorted_ids("author:lindq*") == Strings{"1"});
  CHECK(sample.sorted_ids("by:lindkvist~") == Strings{"1"});
  CHECK(sample.sorted_ids("author:\"mara lind*\"") == Strings{"1"});
  CHECK(sample.sorted_ids("source:harb*") == Strings{"2"});
  CHECK(sample.sorted_ids("source:(harb* OR wire)") == Strings{"2"});
  CHECK(sample.search("author:lindq*").warnings.empty());
  CHECK(sample.search("title:harb*").hits.front().score > 0);
}

TEST_CASE("words that a pattern stands for are highlighted") {
  Sample sample(news());
  const Page page = sample.search("harb* -strike -harbingers");
  REQUIRE(page.hits.size() == 1);
  CHECK(page.hits.front().title.highlights == std::vector<CodePointRange>{{4, 11}});
}

TEST_CASE("what cannot be a pattern is a word, with a warning") {
  Sample sample(news());
  struct Case {
    std::string_view query, warning;
  };
  for (const auto& [query, warning] :
       {Case{"ha*",
             "\"ha*\" at byte 0 is too short: * needs at least 3 letters before it; it is searched "
             "as a word"},
        Case{"bridge ha*", "\"ha*\" at byte 7 "},
        Case{"cat~", "\"cat~\" at byte 0 is too short: ~ needs at least 4 letters"},
        Case{"h~rbour", "\"h~rbour\" at byte 0 has ~ before its end"},
        Case{"*r", "\"*r\" at byte 0 is too short: * and ? need at least 2 letters beside them"},
        Case{"wi-f*i",
             "\"wi-f*i\" at byte 0 is more than one word, where * and ? need a single word"},
        Case{"/harb(our/", "\"/harb(our/\" at byte 0 has a ( that is not closed"},
        Case{"2026*", "\"2026*\" at byte 0 is a number, which takes no *"},
        Case{"harbour~3",
             "\"harbour~3\" at byte 0 allows more than 2 typing errors; it is searched with 2"},
        Case{"C++*", "\"C++*\" at byte 0 is too short: * needs at least 3 letters"},
        Case{"title:ha*", "\"ha*\" at byte 6 "},
        Case{"\u6771\u4EAC*", "\"\u6771\u4EAC*\" at byte 0 "}}) {
    CAPTURE(query);
    const Page page = sample.search(query);
    REQUIRE(page.warnings.size() == 1);
    CHECK(page.warnings.front().find(warning) == 0);
  }
  CHECK(sample.sorted_ids("strike*") == Strings{"1"});
}

TEST_CASE("plain queries know no patterns") {
  Sample sample(news());
  CHECK(sample.search("harb*", Syntax::words).total == 0);
  CHECK(sample.search("harbour*", Syntax::words).total == 1);
  CHECK(sample.search("harb* harbour~ \"a\"~3", Syntax::words).warnings.empty());
}

TEST_CASE("a pattern that stands for too many words is cut to the most frequent") {
  std::string many;
  for (int i = 0; i < 150; ++i) {
    many += "prefab" + std::string(1, static_cast<char>('a' + i / 26)) +
            std::string(1, static_cast<char>('a' + i % 26)) + " ";
  }
  Sample sample({make_article("all", "", many, "und"),
                 make_article("two", "", "prefabzz here", "und"),
                 make_article("three", "", "prefabzz there", "und")});
  const Page page = sample.search("prefab*");
  CHECK(page.total == 3);
  CHECK(page.warnings ==
        Strings{"\"prefab*\" at byte 0 stands for 151 words of the index; only the 100 most "
                "frequent are searched"});
}

}  // namespace
}  // namespace gazette::pattern_query_test
