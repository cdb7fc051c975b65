// SPDX-License-Identifier: GPL-3.0-or-later
// The measures beside cases that were worked out by hand.
#include "tests/evaluate/measures.hpp"

#include <cmath>

#include "tests/approx.hpp"
#include "tests/catch.hpp"

namespace gazette::measures_test {
namespace {

using Ids = std::vector<std::string>;

TEST_CASE("a ranking is measured as it is by hand") {
  const Grades grades = {{"a", 1}, {"b", 3}, {"c", -1}, {"d", 0}, {"e", 2}};
  struct Case {
    Ids ranking;
    Measures want;
  };
  const double ideal = 3 + 2 / std::log2(3) + 1 / std::log2(4);  // 4.7618595...
  CHECK(ideal == Approx(4.7618595));
  const std::vector<Case> cases = {
      {{"b", "e", "a"}, {1, 1, .3, 1}},
      // Relevant at ranks 2 and 4 of three relevant: (1/2 + 2/4) / 3. Gains 1/log2(3), 3/log2(5).
      {{"x", "a", "c", "b"}, {1.0 / 3, (1 / std::log2(3) + 3 / std::log2(5)) / ideal, .2, 1.0 / 2}},
      // What was judged 0 or below is not relevant, as what was not judged.
      {{"d", "c", "x"}, {0, 0, 0, 0}},
      {{}, {0, 0, 0, 0}},
  };
  for (const auto& [ranking, want] : cases) {
    CAPTURE(ranking);
    const Measures got = measure(ranking, grades);
    for (const Measure& each : measures) {
      CAPTURE(each.name);
      CHECK(got.*each.value == Approx(want.*each.value));
    }
  }
}

TEST_CASE("what is found behind rank 10 counts for MAP and MRR alone") {
  Ids ranking(10, "");
  for (std::size_t i = 0; i < ranking.size(); ++i) ranking[i] = "x" + std::to_string(i);
  ranking.emplace_back("a");
  const Measures got = measure(ranking, {{"a", 1}, {"b", 1}});
  CHECK(got.average_precision == Approx(1.0 / 11 / 2));
  CHECK(got.reciprocal_rank == Approx(1.0 / 11));
  CHECK(got.precision_10 == 0);
  CHECK(got.ndcg_10 == 0);
}

TEST_CASE("of more than ten relevant documents ten make the best ranking") {
  Grades grades;
  Ids ranking;
  for (const char letter : std::string("abcdefghijkl")) {
    grades.emplace(std::string(1, letter), 1);
    if (ranking.size() < 10) ranking.emplace_back(1, letter);
  }
  const Measures got = measure(ranking, grades);
  CHECK(got.ndcg_10 == Approx(1));
  CHECK(got.precision_10 == Approx(1));
  CHECK(got.average_precision == Approx(10.0 / 12));
}

TEST_CASE("a query without a relevant document is left out, one that found nothing counts as 0") {
  const Judgements judgements = {
      {"found", {{"a", 1}}}, {"missing", {{"a", 1}}}, {"none relevant", {{"a", 0}, {"b", -1}}}};
  const Rankings rankings = {{"found", {"a"}}, {"none relevant", {"a"}}, {"not judged", {"a"}}};
  const std::vector<Measures> all = measure_all(rankings, judgements);
  CHECK(all.size() == 2);
  for (const Measure& each : measures) {
    CAPTURE(each.name);
    const double perfect = each.name == "P@10" ? .1 : 1;
    CHECK(mean(all, each) == Approx(perfect / 2));
    CHECK(mean({}, each) == 0);
  }
}

}  // namespace
}  // namespace gazette::measures_test
