// SPDX-License-Identifier: GPL-3.0-or-later
// time_kinds DB: times each kind of query on the index of scripts/large-index, in one warm process.
// Prints `kind, mean ms, mean ms of the processor, matches` for each, separated by tabs, then how
// much memory the process had at most after the searches, and after the pages.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/bench/query_timing.hpp"
#include "web/site/handler.hpp"

namespace gazette {
namespace {

/// Each is asked once to warm up, then this often.
constexpr int rounds = 3;

struct Kind {
  std::string_view name;
  std::vector<std::string> queries;
  void (*change)(Request&) = [](Request&) {};
};

void ask_for_count(Request& request) {
  request.counting = Counting::exact;
  request.limit = 0;
  request.suggestions = Suggestions::no;
}

void ask_for_facets(Request& request) { request.facets = {"topic", "source", "language", "year"}; }

/// From rare to common: in Reuters-21578 `said` is in most articles, `harvest` in one of a hundred.
const std::vector<std::string> rare = {"harvest", "refinery", "dividend", "copper"};
const std::vector<std::string> common = {"said", "dlrs", "year", "company"};

const std::vector<Kind> kinds = {
    {"a rare word", rare},
    {"a common word", common},
    {"three words", {"oil price rise", "trade deficit japan", "bank rate cut", "wheat export tax"}},
    {"three common words", {"said dlrs year", "company mln said", "new year pct"}},
    {"all of three words", {"oil AND price AND rise", "trade AND deficit AND japan"}},
    {"a phrase", {"\"crude oil\"", "\"interest rates\"", "\"trade deficit\""}},
    {"a phrase of common words", {"\"the company said\"", "\"said the\"", "\"mln dlrs\""}},
    {"NEAR", {"oil NEAR/5 price", "dollar NEAR/5 yen"}},
    {"word*", {"harv*", "refin*", "econom*"}},
    {"word~", {"harvst~", "refinry~", "divdend~"}},
    {"title:", {"title:oil", "title:profit"}},
    {"a word of a topic", {"oil topic:crude", "said topic:grain"}},
    {"a topic", {"topic:earn", "topic:grain"}},
    {"an author", {"author:\"Author 17\"", "author:\"Author 4711\""}},
    {"a day", {"date:1999-05-17", "date:2007-12-31"}},
    {"a month", {"date:1999-05", "date:2007-12"}},
    {"a range of days", {"date:1999-05-17..2007-11-03", "date:1993-02-02..1993-02-20"}},
    {"an open range", {"date:2011-03-05..", "date:..1999-12-24"}},
    {"a common word of a range", {"said date:1999-05-17..2007-11-03", "year date:2011-03-05.."}},
    {"newest", common, [](Request& request) { request.sort = SortOrder::newest; }},
    {"oldest", common, [](Request& request) { request.sort = SortOrder::oldest; }},
    {"recent before old", common, [](Request& request) { request.recency = "1y"; }},
    {"around a day", common, [](Request& request) { request.around = "1987-04-03"; }},
    {"--count of a word", common, ask_for_count},
    {"--count of three words", {"oil price rise", "said dlrs year"}, ask_for_count},
    {"facets of a rare word", rare, ask_for_facets},
    {"facets of a common word", common, ask_for_facets},
    {"facets of all", {""}, ask_for_facets},
    {"facets author,month", common,
     [](Request& request) {
       request.facets = {"author", "month"};
     }},
    {"timeline of a common word", common,
     [](Request& request) { request.timeline = TimeUnit::month; }},
    {"timeline of all", {""}, [](Request& request) { request.timeline = TimeUnit::month; }},
};

void print(std::string_view kind, double ms, double processor, std::size_t matches) {
  std::printf("%.*s\t%.2f\t%.2f\t%zu\n", static_cast<int>(kind.size()), kind.data(), ms, processor,
              matches);
  std::fflush(stdout);
}

/// Calls `answer`, which returns how much it found, for each of `asked`, several times.
void time_kind(std::string_view kind, const std::vector<std::string>& asked,
               const std::function<std::size_t(const std::string&, int round)>& answer) {
  using Clock = std::chrono::steady_clock;
  double ms = 0;
  double processor = 0;
  std::size_t found = 0;
  for (int round = -1; round < rounds; ++round) {
    found = 0;
    const double processor_begin = processor_ms();
    const auto begin = Clock::now();
    for (const std::string& each : asked) found += answer(each, round);
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    if (round < 0) continue;
    ms += took.count();
    processor += processor_ms() - processor_begin;
  }
  const double times = rounds * static_cast<double>(asked.size());
  print(kind, ms / times, processor / times, found / asked.size());
}

void time_searches(Searcher& searcher) {
  for (const Kind& kind : kinds) {
    time_kind(kind.name, kind.queries, [&](const std::string& query, int) {
      Request request;
      request.query = query;
      kind.change(request);
      return searcher.search(request).total;
    });
  }
  time_kind("a completion", {"har", "ref", "oil pri", "said com"},
            [&](const std::string& query, int) {
              Request request;
              request.query = query;
              return searcher.completions(request).queries.size();
            });
  const std::vector<std::string> ids = {"archive-17", "archive-1001", "archive-4711",
                                        "archive-9999"};
  time_kind("an article", ids, [&](const std::string& id, int) {
    return std::size_t{searcher.article(id).has_value()};
  });
  time_kind("similar articles", ids, [&](const std::string& id, int) {
    Request request;
    request.similar_to = id;
    request.limit = 5;
    request.counting = Counting::none;
    return searcher.search(request).hits.size();
  });
}

/// Another reader in each round, for whom no response is kept.
std::string language_of_round(int round) {
  constexpr std::array<std::string_view, rounds + 1> languages = {"de", "en", "es", "fr"};
  return std::string(languages.at(static_cast<std::size_t>(round) + 1));
}

void time_pages(const std::string& db) {
  Archive archive(db);
  struct PageKind {
    std::string_view name;
    std::vector<std::string> queries;
  };
  for (const PageKind& page :
       {PageKind{"page: start", {"limit=10"}},
        PageKind{"page: a rare word", {"q=harvest", "q=copper"}},
        PageKind{"page: a common word", {"q=said", "q=company"}},
        PageKind{"page: a common word, filtered",
                 {"q=said&topic=earn&date=1999", "q=year&source=Wire+7"}},
        PageKind{"page: an article", {"id=archive-17", "id=archive-1001", "id=archive-4711"}}}) {
    time_kind(page.name, page.queries, [&](const std::string& query, int round) {
      CgiRequest request;
      request.query_string = query;
      request.accept_language = language_of_round(round);
      const Response response = handle(request, archive);
      return response.body.size();
    });
  }
}

/// The most memory that this process has had, in MB: VmHWM of Linux.
double most_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: time_kinds DB\n";
    return 2;
  }
  try {
    gazette::Searcher searcher(argv[1]);
    gazette::time_searches(searcher);
    std::printf("memory of the searcher, MB\t%.0f\n", gazette::most_memory());
    gazette::time_pages(argv[1]);
    std::printf("memory with the pages, MB\t%.0f\n", gazette::most_memory());
  } catch (const std::exception& error) {
    std::cerr << "time_kinds: " << error.what() << '\n';
    return 2;
  }
}
