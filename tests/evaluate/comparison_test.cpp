// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/comparison.hpp"

#include "tests/approx.hpp"
#include "tests/catch.hpp"
#include "tests/evaluate/significance.hpp"

namespace gazette::comparison_test {
namespace {

using Values = std::vector<double>;

std::vector<Measures> queries(const Values& average_precisions) {
  std::vector<Measures> result;
  for (const double value : average_precisions) result.push_back({value, 0, 0, 0});
  return result;
}

TEST_CASE("few differences are tested in every way that their signs can fall") {
  CHECK(randomisation_p(Values{}) == 1);
  CHECK(randomisation_p(Values{0, 0}) == 1);
  CHECK(randomisation_p(Values{.5}) == 1);         // either sign is as far from 0
  CHECK(randomisation_p(Values{.5, .5}) == .5);    // 2 of 4
  CHECK(randomisation_p(Values{1, 2, 3}) == .25);  // 2 of 8 sum up to 6 or -6
  CHECK(randomisation_p(Values{1, 2, -3}) == 1);   // the sum is 0
  CHECK(randomisation_p(Values{3, 2, -1}) == .5);  // sums of at least 4: 6, 4 and their negatives
  CHECK(randomisation_p(Values{-3, -2, 0, 1}) == .5);  // values of 0 change nothing
  CHECK(randomisation_p(Values(10, .1)) == 2.0 / 1024);
}

TEST_CASE("many differences are tested by chance, the same in every run") {
  Values values(100, .01);
  CHECK(randomisation_p(values) < .0001);
  CHECK(randomisation_p(values) > 0);
  for (std::size_t i = 0; i < values.size(); i += 2) values[i] = -.01;
  CHECK(randomisation_p(values) == 1);
  // 59 of 100 up: the binomial distribution gives .0886 for 59 or more, or 41 or fewer, of 100.
  for (std::size_t i = 0; i < 18; i += 2) values[i] = .01;
  CHECK(randomisation_p(values) == Approx(.0886).margin(.004));
  CHECK(randomisation_p(values) == randomisation_p(values));
}

TEST_CASE("a search is set beside another with a sign for what is hardly chance") {
  CHECK(beside(queries(Values(10, .6)), queries(Values(10, .5))) == "+20.0% ++");
  CHECK(beside(queries(Values(10, .5)), queries(Values(10, .6))) == "-16.7% --");
  CHECK(beside(queries(Values(6, .6)), queries(Values(6, .5))) == "+20.0% +");
  CHECK(beside(queries({.6, .5}), queries({.5, .5})) == "+10.0%");
  CHECK(beside(queries({.5}), queries({0})) == "+0.0%");
}

TEST_CASE("a comparison has a line for each search, and a column for each base") {
  const std::vector<Result> results = {{"ours", queries(Values(6, .6)), true},
                                       {"ours --so", queries(Values(6, .9))},
                                       {"theirs", queries(Values(6, .5)), true}};
  CHECK(comparison_head(results) ==
        "collection             queries  search                    MAP  nDCG@10     P@10      MRR"
        "  MAP beside ours   MAP beside theirs\n");
  CHECK(comparison("wire", results) ==
        "wire                         6  ours                   0.6000   0.0000   0.0000   0.0000"
        "                    +20.0% +\n"
        "                                ours --so              0.9000   0.0000   0.0000   0.0000"
        "  +50.0% +          +80.0% +\n"
        "                                theirs                 0.5000   0.0000   0.0000   0.0000"
        "  -16.7% -\n");
}

TEST_CASE("of several collections the means are compared, and the gains have a mean of their own") {
  const std::vector<std::vector<Result>> of_collections = {
      {{"ours", queries({.6})}, {"dated", queries({.9})}, {"theirs", queries({.5}), true}},
      {{"ours", queries({.1})}, {"theirs", queries({.1, .1}), true}}};
  CHECK(
      comparison_of_means(of_collections) ==
      "mean of 2                       ours                   0.3500   0.0000   0.0000   0.0000"
      "  +16.7% (+10.0%)\n"
      "                                theirs                 0.3000   0.0000   0.0000   0.0000\n");
  CHECK(comparison_of_means({}).empty());
}

}  // namespace
}  // namespace gazette::comparison_test
