// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/completion.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::completion_test {
namespace {

using Strings = std::vector<std::string>;

std::vector<Article> port() {
  std::vector<Article> articles = {
      make_article("1", "Ferry strike",
                   "Ferries ferment the old port. The Café of O'Brien closed."),
      make_article("2", "Ferry again", "Harbour of the Albatross, a port albatross, well-known."),
      make_article("3", "地震", "東京で地震がありました。北海道のほっかいどう新聞。", "ja"),
      make_article("4", "École", "L'école ferme. Il y a l'été.", "fr"),
      make_article("5", "น้ำท่วม", "น้ำท่วมในกรุงเทพ", "th"),
  };
  articles[0].published = day(2026, 1, 1);
  articles[1].published = day(2026, 2, 1);
  articles[0].topics = {{"economy/transport", TopicOrigin::source, 100}};
  articles[1].topics = {{"society", TopicOrigin::source, 100}};
  return articles;
}

Request typed(const std::string& query) {
  Request request;
  request.query = query;
  return request;
}

TEST_CASE("a query is completed by words of the index, with what stands before") {
  const SampleIndex index(port());
  Searcher searcher(index.path());
  struct Case {
    std::string query;
    Strings want;
  };
  for (const Case& c : std::vector<Case>{
           {"FER", {"ferry", "ferme", "ferment", "ferries"}},
           {"„fer", {"„ferry“", "„ferme“", "„ferment“", "„ferries“"}},
           {"“fer", {"“ferry”", "“ferme”", "“ferment”", "“ferries”"}},
           {"«harb", {"«harbour»"}},
           {"\"port al", {"\"port albatross\""}},
           {"\"old al", {}},
           {"title:(fer", {"title:(ferry", "title:(ferries"}},
           {"(harbour OR alb", {"(harbour OR albatross"}},
           {"harbour fer", {"harbour ferry", "harbour ferries"}},
           {"-harb", {"-harbour"}},
           {"+harb", {"+harbour"}},
           {"ferry -harb", {"ferry -harbour"}},
           {"o'b", {"o'brien"}},
           {"O’B", {"o'brien"}},
           {"l'éco", {"l'école"}},
           {"L’eco", {"L’école"}},
           {"cafe\u0301", {}},
           {"caf", {"café"}},
           {"cafe", {"café"}},
           {"well-kn", {"well-known"}},
           {"地", {"地震"}},
           {"東京で地", {"東京で地震"}},
           {"北海道で地", {}},
           {"東京 地", {"東京 地震"}},
           {"น้ำท่", {"น้ำท่วม"}},
           {"harbour café ferm", {}},
           {"zzz fer", {}},
           {"the", {}},
           {"\"of th", {"\"of the\""}},
           {"harbour ", {}},
           {"\"", {}},
           {"", {}},
       }) {
    CAPTURE(c.query);
    CHECK(searcher.completions(typed(c.query)).queries == c.want);
  }
}

/// What someone may have typed so far, on the way to all that the articles say.
Strings beginnings() {
  Strings queries;
  for (const std::string before :
       {"",           "the ",    "harbour ", "old port ",      "\"",
        "\"old ",     "„",       "title:",   "title:(",        "-",
        "+",          "ferry -", "NOT ",     "ferry NOT ",     "ferry NEAR/2 ",
        "(ferry OR ", "x* ",     "\"a b\" ", "topic:society ", "date:2026-01 ",
        "東京で"}) {
    for (const std::string word :
         {"fe", "al", "po", "caf", "o'b", "th", "well-k", "地", "น้ำ", "l'é"}) {
      queries.push_back(before + word);
    }
  }
  return queries;
}

TEST_CASE("whatever is completed finds an article, with filters as well as without") {
  const SampleIndex index(port());
  Searcher searcher(index.path());
  std::vector<Request> filtered(5);
  filtered[1].filters = {{find_field("topic"), "society"}};
  filtered[2].filters = {{find_field("language"), "fr"}};
  filtered[3].since = "2026-01-15";
  filtered[4].syntax = Syntax::words;
  for (std::size_t i = 0; i < filtered.size(); ++i) {
    CAPTURE(i);
    Request request = filtered[i];
    std::size_t count = 0;
    for (const std::string& query : beginnings()) {
      request.query = query;
      for (const std::string& completion : searcher.completions(request).queries) {
        CAPTURE(query, completion);
        Request search = filtered[i];
        search.query = completion;
        CHECK(searcher.search(search).total > 0);
        ++count;
      }
    }
    CHECK(count >= 3);
  }
}

TEST_CASE("only words of articles that the filters leave are told") {
  const SampleIndex index(port());
  Searcher searcher(index.path());
  Request request = typed("fer");
  request.filters = {{find_field("topic"), "society"}};
  CHECK(searcher.completions(request).queries == Strings{"ferry", "ferries"});
  request.filters = {{find_field("language"), "fr"}};
  CHECK(searcher.completions(request).queries == Strings{"ferme"});
  request = typed("fer");
  request.until = "2025";
  CHECK(searcher.completions(request).queries.empty());
}

TEST_CASE("rare words are found behind many that the filters leave out") {
  std::string body;
  for (int i = 10; i < 60; ++i) body += "zorb" + std::to_string(i) + " ";
  std::vector<Article> articles = {make_article("de", "Boot", "Ein zorbal.", "de")};
  for (int i = 0; i < 3; ++i) {
    articles.push_back(make_article("en" + std::to_string(i), "Boat", body));
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request = typed("zorb");
  CHECK(searcher.completions(request).queries.size() == max_completions);
  request.filters = {{find_field("language"), "de"}};
  CHECK(searcher.completions(request).queries == Strings{"zorbal"});
}

TEST_CASE("what an option asks wrongly is an error, whatever was typed") {
  const SampleIndex index(port());
  Searcher searcher(index.path());
  for (const std::string query : {"", "fer", "xyz", "\""}) {
    CAPTURE(query);
    Request request = typed(query);
    request.filters = {{find_field("topic"), "nope"}};
    CHECK_THROWS_AS(searcher.completions(request), QueryError);
    request = typed(query);
    request.since = "soon";
    CHECK_THROWS_AS(searcher.completions(request), QueryError);
    request = typed(query);
    request.recency = "soon";
    CHECK_THROWS_AS(searcher.completions(request), QueryError);
  }
}

TEST_CASE("nothing that is typed is an error") {
  const SampleIndex index(port());
  Searcher searcher(index.path());
  const auto repeated = [](const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const std::string& query :
       {repeated("harbour ", 10'000) + "fer", repeated("h ", 2000) + "fer",
        std::string(100'000, 'f'), std::string(4096, 'f'), repeated("(", 4000) + "fer",
        repeated("\"", 4001) + "fer", repeated("-", 4000) + "fer", repeated("地", 1300),
        repeated("\xff", 2000) + "fer", std::string("a\0fer", 5), repeated("fer* ", 800) + "fer",
        repeated("fe\u0301", 1000), repeated("title:(", 500) + "fer"}) {
    CAPTURE(query.substr(0, 20), query.size());
    Request request = typed(query);
    for (const std::string& completion : searcher.completions(request).queries) {
      Request search;
      search.query = completion;
      CHECK(searcher.search(search).total > 0);
    }
  }
  CHECK(searcher.completions(typed(std::string("harbour\xff") + " fer")).queries.front() ==
        "harbour\uFFFD ferry");
}

TEST_CASE("completions that time cut off say so") {
  const SampleIndex index(port());
  const Xapian::Database db(index.path());
  const std::vector<std::string> languages = {"en", "fr", "ja"};
  Analyzer analyzer;
  const std::string path = index.path();
  const OpenIndex open{path, {db, languages, analyzer}};
  const ResolvedRequest request = resolve(typed("fer"), open.view);
  const Completions whole = completions(request, open, TimeLimit());
  CHECK_FALSE(whole.queries.empty());
  CHECK_FALSE(whole.ran_out_of_time);
  const Completions late =
      completions(request, open, TimeLimit(TimeLimit::Clock::time_point::min()));
  CHECK(late.queries.empty());
  CHECK(late.ran_out_of_time);
}

TEST_CASE("over a remote database words are completed, and options are looked at") {
  const SampleIndex index(port());
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  write_file(folder / "stub", "remote " + server.address() + "\n");
  write_file(folder / "both", "remote " + server.address() + "\nauto " + index.path() + "\n");
  for (const std::string name : {"stub", "both"}) {
    CAPTURE(name);
    Searcher searcher((folder / name).string());
    Searcher here(index.path());
    for (const std::string query : {"fer", "„fer", "harbour fer", "地", ""}) {
      CAPTURE(query);
      CHECK(searcher.completions(typed(query)).queries == here.completions(typed(query)).queries);
    }
    Request request = typed("fer");
    request.since = "soon";
    CHECK_THROWS_AS(searcher.completions(request), QueryError);
  }
}

}  // namespace
}  // namespace gazette::completion_test
