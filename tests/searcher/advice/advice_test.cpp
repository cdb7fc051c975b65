// SPDX-License-Identifier: GPL-3.0-or-later
// What would find more: corrected words, and what to do about a query that finds nothing.
#include "searcher/advice/advice.hpp"

#include <map>
#include <string>
#include <vector>

#include "searcher/advice/query_relaxation.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::advice_test {
namespace {

/// Sixty stories of the interest rate, one of a flute, by topic, source and day.
std::vector<Article> stories() {
  std::vector<Article> articles;
  for (int i = 1; i <= 60; ++i) {
    Article article =
        make_article(std::to_string(i), "Interest rate",
                     "The interest rate of the Bundesbank went up, said Mr Stoltenberg.");
    article.published = day(2026, 1 + static_cast<unsigned>(i % 3), 5);
    article.topics = {{i % 2 == 0 ? "economy/money" : "politics"}};
    article.source = i % 4 == 0 ? "Harbour Times" : "Northern Wire";
    articles.push_back(article);
  }
  articles.push_back(
      make_article("flute", "A flute", "An intrest in flutes, as it is typed. Décembre."));
  return articles;
}

class Advised {
 public:
  Advised() : index_(stories()), searcher_(index_.path()) {}

  Page page(const std::string& query) {
    Request request = options;
    request.query = query;
    return searcher_.search(request);
  }

  std::string suggestion(const std::string& query) { return page(query).suggestion; }

  /// "what: count" of each.
  std::vector<std::string> relaxed(const std::string& query) {
    std::vector<std::string> lines;
    for (const Relaxation& each : page(query).relaxations) {
      lines.push_back(each.what + ": " + std::to_string(each.count));
    }
    return lines;
  }

  Request options;

 private:
  SampleIndex index_;
  Searcher searcher_;
};

using Lines = std::vector<std::string>;

TEST_CASE("a mistyped word is corrected and all else of the query kept") {
  Advised advised;
  struct Case {
    std::string query, want;
  };
  for (const auto& [query, want] :
       {Case{"interst", "interest"}, Case{"itnerest", "interest"},
        Case{"Bundesbanck", "bundesbank"},
        Case{"Intrest", "interest"},  // one article has it so, sixty the other
        Case{"+bundesbnak -flute", "+bundesbank -flute"},
        Case{"\"the intersst rate\" OR x", "\"the interest rate\" OR x"}, Case{"raet", "rate"},
        Case{"(bundesbakn OR zzz)  AND\trate", "(bundesbank OR zzz)  AND\trate"},
        Case{"title:\"intrest rate\"", "title:\"interest rate\""},
        Case{"topic:politics interst", "topic:politics interest"}, Case{"fluet", "flute"},
        Case{"decmbre", "d\u00E9cembre"}}) {
    CAPTURE(query);
    CHECK(advised.suggestion(query) == want);
  }
}

TEST_CASE("a word that no article has is corrected whether or not the others hit") {
  Advised advised;
  CHECK(advised.suggestion("interest bundesbnak") == "interest bundesbank");
  CHECK(advised.suggestion("rate stoltenburg") == "rate stoltenberg");
  // Nothing has the corrected word with the condition.
  CHECK(advised.suggestion("+flute +bundesbnak").empty());
}

TEST_CASE("a mistyped name of a field is corrected, with its value where that is text") {
  Advised advised;
  CHECK(advised.suggestion("tilte:rate") == "title:rate");
  CHECK(advised.suggestion("tilte:interst mr") == "title:interest mr");
  CHECK(advised.suggestion("soruce:\"Harbour Times\"").empty());  // a word and a phrase
  CHECK(advised.suggestion("colour:rate").empty());
  CHECK(advised.page("tilte:rate").warnings.front().find("did you mean title:rate?") !=
        std::string::npos);
}

TEST_CASE("nothing is suggested that finds no more, or that nobody mistyped") {
  Advised advised;
  for (const std::string query :
       {"interest", "interests", "bundesbank rate", "the", "zzyzx", "", "-interst",
        "flute -interst", "flute NOT (interst OR bundesbnak)", "source:\"Hrabour Times\"",
        "topic:(politcs OR econmy)", "id:interst", "interst*", "interst~", "1n7erest", "oil",
        "interst AND zzyzx", "地震", "!!!"}) {
    CAPTURE(query);
    CHECK(advised.suggestion(query).empty());
  }
  advised.options.suggestions = Suggestions::no;
  CHECK(advised.suggestion("interst").empty());
}

TEST_CASE("a query of plain words is corrected as well") {
  Advised advised;
  advised.options.syntax = Syntax::words;
  CHECK(advised.suggestion("-interst AND (bundesbnak") == "-interest AND (bundesbank");
}

TEST_CASE("a very long query of unknown words is corrected within bounds") {
  Advised advised;
  std::string query;
  while (query.size() < max_query_bytes - 10) query += "interst ";
  const std::string suggestion = advised.suggestion(query);
  CHECK((suggestion.empty() || suggestion.size() > query.size()));
  CHECK(suggestion.size() <= max_query_bytes);
}

TEST_CASE("where nothing is found each filter is left out in turn, with the exact count") {
  Advised advised;
  advised.options.filters = {{find_field("topic"), "economy"},
                             {find_field("source"), "Harbour Times"}};
  advised.options.since = "2027";
  CHECK(advised.relaxed("interest") == Lines{"without the dates: 15"});
  advised.options.since.clear();
  CHECK(advised.relaxed("interest").empty());  // it finds 15
  advised.options.filters[0].value = "politics";
  CHECK(advised.relaxed("interest") ==
        Lines{"without source Harbour Times: 30", "without topic politics: 15"});
  advised.options.filters.push_back({find_field("topic"), "sport"});
  const Page page = advised.page("interest");
  REQUIRE(page.relaxations.size() == 2);
  CHECK(page.relaxations[1].what == "without topic politics or sport");
  CHECK(page.relaxations[1].query == "interest");
  CHECK(page.relaxations[1].left_out == Lines{"topic"});
}

TEST_CASE("where no single filter is to blame all are left out") {
  Advised advised;
  advised.options.filters = {{find_field("topic"), "sport"}};
  advised.options.until = "2020";
  const Page page = advised.page("interest date:2020");
  REQUIRE(page.relaxations.size() == 1);
  CHECK(page.relaxations[0].what == "without any filter");
  CHECK(page.relaxations[0].query == "interest");
  CHECK(page.relaxations[0].left_out == Lines{"topic", "until"});
  CHECK(page.relaxations[0].count == 60);
}

TEST_CASE("what a query asks of an article is given up bit by bit") {
  Advised advised;
  struct Case {
    std::string query;
    Lines want;
  };
  for (const auto& [query, want] :
       {Case{"interest topic:sport", {"without topic:sport: 60"}},
        Case{"interest -bundesbank", {"without -bundesbank: 60"}},
        Case{"interest AND rate AND zzyzx", {"without zzyzx: 60", "with any of the words: 60"}},
        Case{"+interest +zzyzx", {"without zzyzx: 60", "with any of the words: 60"}},
        Case{"\"rate interest\"",
             {"with the words anywhere in the article: 60", "with any of the words: 60"}},
        Case{"\"rate of zzyzx\"", {"with any of the words: 60"}},
        Case{"\"intersst rate\"", {"with interest for intersst: 60", "with any of the words: 60"}},
        Case{"flute NEAR/2 bundesbank", {"with any of the words: 61"}}, Case{"zzyzx", {}},
        Case{"topic:sport", {}}, Case{"", {}}, Case{"-the", {}}, Case{"!!!", {}}}) {
    CAPTURE(query);
    CHECK(advised.relaxed(query) == want);
  }
}

TEST_CASE("what is given up is counted as a search for it would") {
  Advised advised;
  for (const std::string query :
       {"interest topic:sport date:2026-01", "\"rate interest\" -flute", "\"rate NOT interest\"",
        "\"rate AND interest zzyzx\"", "\"(rate interest\"", "\"title:rate bundesbank\"",
        "\"-flute +rate interest\"", "\"rat* interest\"", "flut* AND \"rat* flut*\"",
        "+zzyzx +interest topic:politics", "(flute AND rate) OR \"zzyzx rate\"",
        "\"intersst rate\" source:\"Harbour Times\" -flute"}) {
    CAPTURE(query);
    const Page page = advised.page(query);
    CHECK(page.total == 0);
    CHECK_FALSE(page.relaxations.empty());
    CHECK(page.relaxations.size() <= max_relaxations);
    for (const Relaxation& each : page.relaxations) {
      CAPTURE(each.what, each.query);
      CHECK(advised.page(each.query).total == each.count);
    }
  }
}

TEST_CASE("a query of hundreds of words that finds nothing is relaxed within bounds") {
  Advised advised;
  std::string query = "+interest";
  while (query.size() < max_query_bytes - 20) query += " +zz" + std::to_string(query.size());
  CHECK(advised.relaxed(query).size() <= max_relaxations);
  query = "(((((((((((((((((\"rate interest\"";
  CHECK_FALSE(advised.relaxed(query).empty());
}

}  // namespace
}  // namespace gazette::advice_test
