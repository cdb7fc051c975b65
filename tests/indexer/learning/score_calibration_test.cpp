// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/score_calibration.hpp"

#include <cmath>

#include "tests/approx.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::score_calibration_test {
namespace {

double at(const Sigmoid& sigmoid, double score) {
  return 1 / (1 + std::exp(sigmoid.slope * score + sigmoid.offset));
}

TEST_CASE("the threshold lies where F1 is best, between the scores of two examples") {
  struct Case {
    std::vector<double> scores;
    std::vector<char> is_member;
    double want;
    bool is_too_poor = false;
  };
  const std::vector<Case> cases = {
      {{3, 2, 1, 0}, {1, 1, 0, 0}, 1.5},
      {{0, 1, 2, 3}, {0, 0, 1, 1}, 1.5},
      {{3, 2, 1, 0}, {1, 0, 1, 0}, 0.5},
      {{3, 2, 1, 0}, {1, 1, 1, 1}, 0},
      {{1, 1, 1, 0}, {1, 1, 0, 0}, 0.5},
      // Best would be to take them all, at F1 .2: the topic cannot be told.
      {{9, 8, 7, 6, 5, 4, 3, 2, 1}, {0, 0, 0, 0, 0, 0, 0, 0, 1}, 9, true}};
  for (const auto& [scores, is_member, want, is_too_poor] : cases) {
    CAPTURE(scores);
    const Threshold found = best_threshold(scores, is_member);
    CHECK(found.score == want);
    CHECK(found.is_too_poor == is_too_poor);
  }
}

TEST_CASE("the sigmoid finds the probabilities that scores were drawn by") {
  RandomText random(3);
  const Sigmoid truth{-2, 1};
  std::vector<double> scores;
  std::vector<char> is_member;
  for (int i = 0; i < 20'000; ++i) {
    scores.push_back(static_cast<double>(random.below(6001)) / 1000 - 3);
    const bool is_in =
        static_cast<double>(random.below(1'000'000)) / 1e6 < at(truth, scores.back());
    is_member.push_back(is_in ? 1 : 0);
  }
  const Sigmoid found = fit_sigmoid(scores, is_member);
  for (const double score : {-3.0, -1.0, 0.0, 0.5, 2.0, 3.0}) {
    CAPTURE(score);
    CHECK(std::abs(at(found, score) - at(truth, score)) < 0.02);
  }
}

TEST_CASE("a probability is reached from one score on, or never") {
  const Sigmoid sigmoid{-2, 1};
  CHECK(at(sigmoid, score_at(sigmoid, 0.3).value()) == Approx(0.3));
  CHECK(score_at(sigmoid, 0.9).value() > score_at(sigmoid, 0.3).value());
  for (const double slope : {0.0, 2.0, -1e-300}) {
    CAPTURE(slope);
    CHECK_FALSE(score_at({slope, 1}, 0.3));
  }
}

TEST_CASE("scores that tell members apart without fault give no certainty for all that") {
  const Sigmoid found = fit_sigmoid({-2, -1, 1, 2}, {0, 0, 1, 1});
  CHECK(at(found, 1) > 0.6);
  CHECK(at(found, 1) < 0.9);
  CHECK(at(found, -1) < 0.4);
  CHECK(std::isfinite(found.slope));
  const Sigmoid same = fit_sigmoid({1, 1, 1}, {1, 0, 0});
  CHECK(std::isfinite(same.offset));
}

}  // namespace
}  // namespace gazette::score_calibration_test
