// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage/day_counts.hpp"

#include <map>
#include <random>
#include <string>

#include "core/schema/schema.hpp"
#include "tests/catch.hpp"

namespace gazette::day_counts_test {
namespace {

std::chrono::sys_days date(int number) { return std::chrono::sys_days{std::chrono::days{number}}; }

Article article(const std::string& source, std::optional<int> day) {
  Article made;
  made.source = source;
  made.body = "News.\n";
  made.language = "en";
  if (day) made.published = Timestamp{date(*day), std::nullopt};
  return made;
}

TEST_CASE("articles are counted by source and day, in whatever order they come and go") {
  std::mt19937_64 random(4);
  std::map<int, int> want;
  SourceCounts counts;
  for (int i = 0; i < 5000; ++i) {
    const int day = static_cast<int>(random() % 700) - 300;
    const int change = random() % 3 == 0 && want[day] > 0 ? -1 : 1;
    want[day] += change;
    counts.add_day(date(day), change);
    if (i % 500 == 0) CHECK(!counts.days().empty());
  }
  std::erase_if(want, [](const auto& each) { return each.second == 0; });
  std::map<int, int> got;
  for (const DayCount& each : counts.days()) got[each.day] = each.articles;
  CHECK(got == want);
  CHECK(got.size() == counts.days().size());
}

TEST_CASE("a source is named as most articles write it, and what its articles lack is counted") {
  DayCounts counts;
  counts.add(article("The Wire", 3));
  counts.add(article("the WIRE", std::nullopt));
  counts.add(article("", 4));
  Article bare = article("The Wire", 3);
  bare.body.clear();
  bare.language = "und";
  counts.add(bare);
  REQUIRE(counts.sources().size() == 2);
  const SourceCounts& wire = counts.sources().at(source_term("The Wire"));
  CHECK(wire.name() == "The Wire");
  CHECK(wire.articles == 3);
  CHECK(wire.undated == 1);
  CHECK(wire.without_body == 1);
  CHECK(wire.without_language == 1);
  CHECK(wire.days() == std::vector{DayCount{3, 2}});
  CHECK(counts.total().articles == 4);
  counts.add(article("the WIRE", 5), 2);
  CHECK(wire.name() == "the WIRE");
  counts.add(article("the WIRE", 5), -1);
  CHECK(wire.name() == "The Wire");  // of two that are as frequent, the first in order
  counts.add(article("the WIRE", 5), -1);
  counts.add(article("the WIRE", std::nullopt), -1);
  CHECK(wire.spellings() == std::map<std::string, std::int64_t>{{"The Wire", 2}});
  for (const Article& each : {bare, article("The Wire", 3)}) counts.add(each, -1);
  CHECK(counts.sources().at(source_term("The Wire")).is_empty());
}

TEST_CASE("stored counts are read back, and what is none is refused") {
  SourceCounts counts;
  counts.add_spelling("Harbour Gazette", 999'999);
  counts.add_spelling(std::string("HARBOUR\0GAZETTE", 15), 1);
  counts.articles = 1'000'000;
  counts.undated = 300;
  for (const int day : {-700'000, -1, 0, 1, 20'000}) counts.add_day(date(day), day % 7 + 900);
  const std::string stored = to_metadata(counts);
  const std::optional<SourceCounts> read = parse_source_counts(stored);
  REQUIRE(read);
  CHECK(read->has_counts_of(counts));
  CHECK(read->name() == "Harbour Gazette");
  for (std::size_t cut = 0; cut < stored.size(); ++cut) {
    const std::optional<SourceCounts> part = parse_source_counts(stored.substr(0, cut));
    if (part) CHECK(!part->has_counts_of(counts));
  }
  std::mt19937_64 random(9);
  for (int i = 0; i < 2000; ++i) {
    std::string spoilt = stored;
    for (int bytes = 0; bytes < 3; ++bytes) {
      spoilt[random() % spoilt.size()] = static_cast<char>(random());
    }
    if (const std::optional<SourceCounts> any = parse_source_counts(spoilt)) {
      for (const DayCount& each : any->days()) CHECK(each.articles != 0);
    }
  }
  CHECK(!parse_source_counts(""));
  CHECK(!parse_source_counts(std::string("x\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12)));
}

TEST_CASE("an archive ends with its newest articles that are not alone, before its last change") {
  struct Row {
    std::vector<int> days;
    std::optional<int> committed, end;
  };
  const std::vector<Row> rows = {
      {{}, 9, {}},
      {{5}, 4, {}},
      {{5, 900}, 1000, 900},  // too few to say which is wrong
      {{5, 900}, 10, 5},
      {{5, 900}, {}, 900},
      {{5, 6, 7, 8}, 1000, 8},
      {{5, 6, 7, 8, 900}, 1000, 8},
      {{5, 6, 7, 8, 900, 905, 2000}, {}, 8},
      {{5, 6, 7, 8, 900, 905, 931}, {}, 931},
      {{5, 6, 7, 8, 900, 905, 932}, {}, 8},
      {{5, 6, 7, 8}, 6, 6},
      {{0, 40, 80, 120}, {}, 120},
      // Two days with as much as usual are no mistake.
      {{5,   6,   7,   8,   900, 900, 900, 900, 900, 900, 900, 900,
        900, 900, 901, 901, 901, 901, 901, 901, 901, 901, 901, 901},
       {},
       901},
  };
  for (const Row& row : rows) {
    CAPTURE(row.days, row.committed);
    DayCounts counts;
    for (const int day : row.days) counts.add(article(day % 2 == 0 ? "A" : "B", day));
    std::optional<std::chrono::sys_days> committed;
    if (row.committed) committed = date(*row.committed);
    std::optional<std::chrono::sys_days> end;
    if (row.end) end = date(*row.end);
    CHECK(end_of_archive(counts, committed) == end);
  }
}

}  // namespace
}  // namespace gazette::day_counts_test
