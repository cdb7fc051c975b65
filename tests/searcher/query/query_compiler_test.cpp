// SPDX-License-Identifier: GPL-3.0-or-later
// What queries come to, seen through the hits and the explanation of a search. The oracle
// (tests/oracle) compares the sets of hits exhaustively.
#include "searcher/query/query_compiler.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::query_compiler_test {
namespace {

using Strings = std::vector<std::string>;

class Sample {
 public:
  explicit Sample(const std::vector<Article>& articles)
      : index_(articles), searcher_(index_.path()) {}

  Page search(std::string_view query, const std::vector<Filter>& filters = {}) {
    Request request;
    request.query = query;
    request.explain = Explain::yes;
    request.filters = filters;
    return searcher_.search(request);
  }

  Page search_words(std::string_view query) {
    Request request;
    request.query = query;
    request.syntax = Syntax::words;
    request.explain = Explain::yes;
    return searcher_.search(request);
  }

 private:
  SampleIndex index_;
  Searcher searcher_;
};

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

Strings sorted_ids(const Page& page) {
  Strings result = ids(page);
  std::sort(result.begin(), result.end());
  return result;
}

/// The highlighted words of the first hit's snippet.
Strings highlights(const Page& page) {
  Strings words;
  if (page.hits.empty()) return words;
  for (const Piece& piece : pieces(page.hits.front().snippet)) {
    if (piece.kind == Piece::Kind::highlighted) words.emplace_back(piece.text);
  }
  return words;
}

bool explains(const Page& page, std::string_view part) {
  return page.explanation->xapian_query.find(part) != std::string::npos;
}

TEST_CASE("a boost without a date, and words of several pieces, are told as typed") {
  const SampleIndex index({make_article("a", "Story", "a letter at sea")});
  Request request;
  request.query = "story AT&T";
  request.date_boost = 0.5;
  const Page page = Searcher(index.path()).search(request);
  CHECK(page.words_without_articles == Strings{"AT&T"});
  CHECK(page.warnings == Strings{"date-boost has no effect without recency or around; it is "
                                 "ignored. Give one of these as well"});
  request.recency = "7d";
  CHECK(Searcher(index.path()).search(request).warnings.empty());
  request.query = "atleast3 AT&T";
  CHECK(Searcher(index.path()).search(request).warnings ==
        Strings{"\"AT&T\" at byte 9 is not a single word, and atleast3 counts single words only; "
                "atleast3 is ignored"});
}

TEST_CASE("a word in the title counts more than one in the body") {
  Sample sample({make_article("body", "Town news", "The ferry sank quickly today."),
                 make_article("title", "Ferry news", "The town sank quickly today.")});
  CHECK(ids(sample.search("ferry")) == Strings{"title", "body"});
  CHECK(sample.search("ferry").hits.at(0).score > sample.search("ferry").hits.at(1).score);
}

TEST_CASE("the more words of the query an article holds the higher it ranks") {
  Sample sample({make_article("one", "", "ferry rope tide wind sand"),
                 make_article("two", "", "ferry bridge tide wind sand"),
                 make_article("three", "", "ferry bridge captain wind sand"),
                 make_article("none", "", "school roof")});
  CHECK(ids(sample.search("ferry bridge captain")) == Strings{"three", "two", "one"});
}

TEST_CASE("a word typed twice counts twice, one that is written often where it is counts more") {
  Sample sample({make_article("1", "", "oil oil oil gas"), make_article("2", "", "peat")});
  CHECK(explains(sample.search("gas"), "(1.41421"));      // ((1 + 1) / 1) ^ 0.5
  CHECK(explains(sample.search("gas gas"), "(2.82842"));  // twice
  CHECK(explains(sample.search("oil"), "(2 *"));          // ((3 + 1) / 1) ^ 0.5
  CHECK(explains(sample.search("unheard"), "1 * unheard"));
}

TEST_CASE("stop words are dropped unless nothing else is left") {
  Sample sample({make_article("1", "", "The ferry and the bridge."),
                 make_article("2", "", "The school."),
                 make_article("3", "", "No ferry at all, no ferry.")});
  CHECK_FALSE(explains(sample.search("the ferry"), "the"));
  CHECK(sorted_ids(sample.search("the ferry")) == Strings{"1", "3"});
  CHECK(sorted_ids(sample.search("the")) == Strings{"1", "2"});
  CHECK(ids(sample.search("and")) == Strings{"1"});
  CHECK(ids(sample.search("+and the ferry")) == Strings{"1"});
  CHECK(sorted_ids(sample.search("ferry AND the")) == Strings{"1", "3"});
  CHECK(ids(sample.search("the AND and")) == Strings{"1"});
  CHECK(ids(sample.search("the -ferry")) == Strings{"2"});
}

TEST_CASE("a stop word of some languages only scores beside words that select") {
  Sample sample({make_article("en", "", "The die is cast of iron."),
                 make_article("de", "", "Die Stadt und die Brücke.", "de"),
                 make_article("cast", "", "A cast of iron and more.")});
  CHECK(sorted_ids(sample.search("die")) == Strings{"de", "en"});
  CHECK(ids(sample.search("die cast")) == Strings{"en", "cast"});
}

TEST_CASE("beside other words no stop word of the article's language is highlighted") {
  Sample sample({make_article("en", "The bridge", "The bridge is the old one."),
                 make_article("de", "", "Die Stadt.", "de")});
  const Page page = sample.search("the bridge");
  CHECK(highlights(page) == Strings{"bridge"});
  CHECK(page.hits.at(0).title.highlights == std::vector<CodePointRange>{{4, 10}});
  CHECK(highlights(sample.search("the")) == Strings{"The", "the"});
  CHECK(highlights(sample.search("\"the bridge\"")) == Strings{"The bridge"});
}

TEST_CASE("words are found with and without their accents, in any case") {
  Sample sample({make_article("es", "", "La educación de los niños.", "es"),
                 make_article("fr", "", "La sécurité des élèves.", "fr"),
                 make_article("de", "", "Straße in Zürich.", "de")});
  for (const std::string_view query :
       {"educación", "educacion", "EDUCACIÓN", "educaci\u006F\u0301n"}) {
    CAPTURE(query);
    CHECK(ids(sample.search(query)) == Strings{"es"});
  }
  for (const std::string_view query :
       {"sécurité", "securite", "eleve", "\"securite des eleves\""}) {
    CAPTURE(query);
    CHECK(ids(sample.search(query)) == Strings{"fr"});
  }
  for (const std::string_view query : {"straße", "strasse", "zurich", "ZÜRICH"}) {
    CAPTURE(query);
    CHECK(ids(sample.search(query)) == Strings{"de"});
  }
}

TEST_CASE("a word finds its forms in every language of the index") {
  Sample sample({make_article("en", "", "Two elections were held."),
                 make_article("es", "", "Las elecciones municipales.", "es"),
                 make_article("de", "", "Die Wahlen im Herbst.", "de"),
                 make_article("und", "", "elections", "und")});
  CHECK(sorted_ids(sample.search("elections")) == Strings{"en", "und"});
  CHECK(ids(sample.search("elección")) == Strings{"es"});
  CHECK(ids(sample.search("wahl")) == Strings{"de"});
}

TEST_CASE("the languages named by the filter are those that words are stemmed in") {
  Sample sample({make_article("en", "", "Two elections were held."),
                 make_article("de", "", "Die Wahlen im Herbst.", "de")});
  for (const std::string code : {"de", "DE"}) {
    CAPTURE(code);
    CHECK(ids(sample.search("wahlen", {{&field("language"), code}})) == Strings{"de"});
    CHECK(ids(sample.search("election", {{&field("language"), code}})).empty());
  }
  CHECK(sorted_ids(sample.search("", {{&field("language"), "de"}, {&field("language"), "en"}})) ==
        Strings{"de", "en"});
}

TEST_CASE("a phrase holds its stop words in their places") {
  Sample sample({make_article("1", "", "The bank of the river was steep."),
                 make_article("2", "", "The bank and the river bank."),
                 make_article("3", "Bank of the", "river and more")});
  CHECK(ids(sample.search("\"bank of the river\"")) == Strings{"1"});
  CHECK(ids(sample.search("\"banks of the rivers\"")) == Strings{"1"});
  CHECK(ids(sample.search("\"bank river\"")).empty());
  CHECK(ids(sample.search("\"river bank\"")) == Strings{"2"});
  CHECK(highlights(sample.search("\"bank of the river\"")) == Strings{"bank of the river"});
}

TEST_CASE("brackets around stop words change nothing") {
  Sample sample({make_article("1", "", "A zebra was to be seen."),
                 make_article("2", "", "The mayor is to be elected."),
                 make_article("3", "", "Two zebras and a lion.")});
  for (const std::string_view query :
       {"to be zebra", "(to be) zebra", "zebra (to be)", "((to) (be)) zebra", "(to be zebra)",
        "(to be) AND zebra", "zebra AND (to be)"}) {
    CAPTURE(query);
    CHECK(sorted_ids(sample.search(std::string(query))) == Strings{"1", "3"});
  }
  CHECK(sorted_ids(sample.search("(to be)")) == Strings{"1", "2"});
  CHECK(sorted_ids(sample.search("zebra (-lion)")) == Strings{"1"});
  CHECK(sorted_ids(sample.search("(to be) (zebra -lion)")) == Strings{"1"});
}

TEST_CASE("what is typed without blanks is a phrase, or words where a dictionary divides them") {
  Sample sample({make_article("1", "", "A well-known mayor."),
                 make_article("2", "", "Known to be well, the mayor spoke."),
                 make_article("3", "", "Write to mara@example.org in C++."),
                 make_article("ja", "", "京都の東に雨が降る。", "ja")});
  CHECK(ids(sample.search("well-known")) == Strings{"1"});
  CHECK(sorted_ids(sample.search_words("well-known")) == Strings{"1", "2"});
  CHECK(ids(sample.search("mara@example.org")) == Strings{"3"});
  CHECK(ids(sample.search("C++")) == Strings{"3"});
  CHECK(ids(sample.search("雨が")) == Strings{"ja"});
}

TEST_CASE("a compound that a dictionary divides is one word where an article has it so") {
  Sample sample({make_article("flood", "", "เกิดน้ำท่วมในเมือง", "th"),
                 make_article("water", "", "น้ำในแม่น้ำใส", "th"),
                 make_article("quake", "", "地震が起きた。津波はない。", "ja")});
  CHECK(ids(sample.search("น้ำท่วม")) == Strings{"flood"});
  CHECK(sorted_ids(sample.search("-น้ำท่วม")) == Strings{"quake", "water"});
  CHECK(ids(sample.search_words("น้ำท่วม")) == Strings{"flood"});
  CHECK(ids(sample.search("地震津波")) == Strings{"quake"});  // nowhere side by side
}

TEST_CASE("a condition on the title selects, scores and is highlighted") {
  Sample sample({make_article("1", "Bridge closed", "The ferry waits at the bridge."),
                 make_article("2", "Ferry sails", "The bridge is far.")});
  for (const std::string_view query :
       {"title:bridge", "+title:bridge", "title:bridge AND ferry", "title:(bridge OR rope)"}) {
    CAPTURE(query);
    const Page page = sample.search(query);
    CHECK(ids(page) == Strings{"1"});
    const Strings shown = highlights(page);
    CHECK(std::find(shown.begin(), shown.end(), "bridge") != shown.end());
    CHECK(page.hits.at(0).score > 0);
  }
  CHECK(highlights(sample.search("ferry -title:bridge")).empty());
  CHECK(ids(sample.search("ferry -title:bridge")) == Strings{"2"});
}

TEST_CASE("a name that no article has is a warning with the nearest one") {
  std::vector<Article> articles = {make_article("1", "", "A story.")};
  articles[0].source = "Northern Wire";
  articles[0].authors = {"Ada Prado"};
  Sample sample(articles);
  const auto only_warning = [&](const std::string& query) {
    const Strings warnings = sample.search(query).warnings;
    return warnings.size() == 1 ? warnings.front() : "";
  };
  CHECK(only_warning("source:\"Nothern Wire\"") ==
        "no article has the source \"Nothern Wire\"; did you mean \"Northern Wire\"?");
  CHECK(only_warning("story -author:\"Ada Prodo\"") ==
        "no article has the author \"Ada Prodo\"; did you mean \"Ada Prado\"?");
  CHECK(only_warning("author:Zebedee") == "no article has the author \"Zebedee\"");
  for (const std::string known :
       {"source:wire", "author:PRADO", "author:pra*", "source:Nothern~"}) {
    CAPTURE(known);
    CHECK(sample.search(known).warnings.empty());
  }
}

TEST_CASE("a topic that no article has is a warning when typed and an error in an option") {
  std::vector<Article> articles = {make_article("1", "", "A story.")};
  articles[0].topics = {{"earn"}, {"economy/trade"}};
  Sample sample(articles);
  const Page page = sample.search("topic:ern");
  CHECK(page.hits.empty());
  REQUIRE(page.warnings.size() == 1);
  CHECK(page.warnings.front().find("did you mean \"earn\"?") != std::string::npos);
  CHECK(sample.search("topic:weather").warnings.empty());  // one of the tree, empty here
  struct Case {
    std::string_view topic;
    std::string_view hint;
  };
  for (const auto& [topic, hint] :
       {Case{"ern", "did you mean \"earn\"?"},
        Case{"econmy/trade", "did you mean \"economy/trade\"?"}, Case{"xylophone", "--topics"},
        Case{"", "--topics"}, Case{" / ", "--topics"}}) {
    CAPTURE(topic);
    try {
      sample.search("story", {{&field("topic"), std::string(topic)}});
      FAIL("not refused");
    } catch (const QueryError& error) {
      CHECK(error.hint().find(hint) != std::string::npos);
      CHECK(error.byte_offset() == 0);
    }
  }
  CHECK(ids(sample.search("", {{&field("topic"), " Economy / TRADE "}})) == Strings{"1"});
}

TEST_CASE("a date that is none is searched as words, with a warning") {
  Sample sample({make_article("1", "", "The 2026 season.")});
  const Page page = sample.search("date:season");
  CHECK(ids(page) == Strings{"1"});
  REQUIRE(page.warnings.size() == 1);
  CHECK(page.warnings.front().find("\"season\" at byte 5 is not a date") != std::string::npos);
}

TEST_CASE("articles without a date are spoken of only where a date filter leaves them out") {
  std::vector<Article> articles = {make_article("old", "", "ferry"),
                                   make_article("new", "", "ferry")};
  articles[1].published = day(2026, 2, 3);
  Sample sample(articles);
  const Page page = sample.search("ferry date:2026");
  CHECK(ids(page) == Strings{"new"});
  REQUIRE(page.warnings.size() == 1);
  CHECK(page.warnings.front().find("1 of 2") != std::string::npos);
  CHECK(ids(sample.search("ferry -date:2026")) == Strings{"old"});
  CHECK(sample.search("ferry -date:2026").warnings.empty());
}

TEST_CASE("a query without any word finds nothing and says so, no query finds all") {
  Sample sample({make_article("1", "", "ferry"), make_article("2", "", "bridge")});
  for (const std::string_view query : {"...", "()", "\"\"", "-", "!?", "\"", "🦈"}) {
    CAPTURE(query);
    const Page page = sample.search(query);
    CHECK(page.total == 0);
    CHECK_FALSE(page.warnings.empty());
  }
  for (const std::string_view query : {"", " \n "}) {
    CHECK(sample.search(query).total == 2);
    CHECK(sample.search(query).warnings.empty());
  }
  CHECK(ids(sample.search("ferry ... ()")) == Strings{"1"});
}

}  // namespace
}  // namespace gazette::query_compiler_test
