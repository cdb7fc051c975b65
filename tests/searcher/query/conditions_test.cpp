// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/conditions.hpp"

#include <xapian.h>

#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::conditions_test {
namespace {

using Strings = std::vector<std::string>;

Article published(const std::string& date) {
  Article article = make_article(date, "Ferry", "It sails.");
  article.published = parse_date(date);
  return article;
}

/// What Xapian is asked for `date`, a condition on the date.
std::string asked(const std::string& date, const std::vector<Article>& articles) {
  const SampleIndex sample(articles);
  const Xapian::Database db(sample.path());
  const Strings languages = {"en"};
  Analyzer analyzer;
  const IndexView index{db, languages, analyzer};
  const auto value = resolve_value(field("date"), date, index, {local_today()});
  return condition_query(field("date"), value.value(), index).get_description();
}

TEST_CASE("a period is searched by the terms of its days, months and years") {
  const std::vector<Article> articles = {published("2020-01-01"), published("2029-12-31")};
  CHECK(asked("2026-02-26", articles) == "Query(D20260226)");
  CHECK(asked("2026-02", articles) == "Query(M202602)");
  CHECK(asked("2026", articles) == "Query(Y2026)");
  CHECK(asked("2026-02-28..2027-01", articles) ==
        "Query((D20260228 OR M202603 OR M202604 OR M202605 OR M202606 OR M202607 OR M202608 OR "
        "M202609 OR M202610 OR M202611 OR M202612 OR M202701))");
}

TEST_CASE("of a period only that part is searched in which there are articles") {
  const std::vector<Article> articles = {published("2025-12-31"), published("2026-01-01")};
  for (const std::string date : {"..2026", "2025..", "0001..9999", "2025-12-31..2026-01-01"}) {
    CAPTURE(date);
    CHECK(asked(date, articles) == "Query((D20251231 OR D20260101))");
  }
  CHECK(asked("2027..", articles) == "Query()");
  CHECK(asked("2026", {make_article("undated", "Ferry", "It sails.")}) == "Query()");
}

TEST_CASE("a period of centuries is searched by values") {
  const SampleIndex index({published("0001-01-01"), published("1066-10-14"),
                           published("2026-02-26"), published("9999-12-31"),
                           make_article("undated", "Ferry", "It sails.")});
  Searcher searcher(index.path());
  struct Case {
    const char* date;
    std::size_t want;
  };
  for (const auto& [date, want] :
       {Case{"..9999", 4}, Case{"0001..", 4}, Case{"1066-10-14..9999-12-30", 2},
        Case{"1066-10-15..", 2}, Case{"..2026-02-25", 2}, Case{"3000..9000", 0}}) {
    CAPTURE(date);
    Request request;
    request.filters = {{&field("date"), date}};
    CHECK(searcher.search(request).total == want);
  }
}

TEST_CASE("a filter takes the days of the source, wherever the searcher runs") {
  const SampleIndex index({published("2025-12-31T23:30:00-05:00"),  // 2026 in UTC
                           published("2026-01-01T00:30:00+01:00"),  // 2025 in UTC
                           published("2026-01-01T00:30:00Z")});
  Searcher searcher(index.path());
  const auto found = [&](const Request& request) {
    Strings ids;
    for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.article.id);
    return ids;
  };
  const Strings of_2025 = {"2025-12-31T23:30:00-05:00"};
  // By the instant, the newest first.
  const Strings of_2026 = {"2026-01-01T00:30:00Z", "2026-01-01T00:30:00+01:00"};
  for (const auto& [query, want] : {std::pair{"date:2025", of_2025},
                                    {"date:2025-12-31", of_2025},
                                    {"date:..2025", of_2025},
                                    {"date:2026", of_2026},
                                    {"date:2026-01", of_2026},
                                    {"date:2026-01-01..", of_2026}}) {
    CAPTURE(query);
    Request request;
    request.query = query;
    CHECK(found(request) == want);
  }
  Request request;
  request.until = "2025-12-31";
  CHECK(found(request) == of_2025);
  request.until.clear();
  request.since = "2026-01-01";
  CHECK(found(request) == of_2026);
}

TEST_CASE("a range with both ends is no first or last day") {
  const SampleIndex index({published("2026-01-05")});
  Searcher searcher(index.path());
  struct Case {
    std::string_view since, until, fault;
  };
  for (const auto& [since, until, fault] :
       {Case{"2026-01", "", ""}, Case{"since 2026", "", ""}, Case{">=2026", "<2027", ""},
        Case{"2026-01..", "..2026-02", ""}, Case{"2026-01-01..2026-01-05", "", "since: "},
        Case{"", "2026-01-01..2026-01-05", "until: "}, Case{"2026 to 2027", "", "since: "},
        Case{"", "[2026 TO 2027]", "until: "}, Case{"2026 - 2027", "", "since: "}}) {
    CAPTURE(since, until);
    Request request;
    request.since = since;
    request.until = until;
    std::string got;
    try {
      const std::size_t total = searcher.search(request).total;
      CHECK(total == 1);
    } catch (const QueryError& error) {
      got = error.what();
      CHECK(std::string_view(error.hint()).find("--date") != std::string_view::npos);
    }
    CHECK(got.starts_with(fault));
    CHECK(got.empty() == fault.empty());
  }
}

}  // namespace
}  // namespace gazette::conditions_test
