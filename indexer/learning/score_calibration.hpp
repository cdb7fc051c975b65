// SPDX-License-Identifier: GPL-3.0-or-later
// What a score means, learned from the scores of examples that the weights were not learned from:
// which score is enough, and how probable membership is at a score. Pure functions, thread-safe.
// REQUIRES, of all that take both: `scores` and `is_member` have the same length, above 0.
#pragma once

#include <optional>
#include <vector>

namespace gazette {

/// probability = 1 / (1 + exp(slope * score + offset))
struct Sigmoid {
  double slope = 0;
  double offset = 0;
};

/// Platt's sigmoid, by the algorithm of Lin, Lin and Weng, "A note on Platt's probabilistic outputs
/// for support vector machines" (Machine Learning 68, 2007).
Sigmoid fit_sigmoid(const std::vector<double>& scores, const std::vector<char>& is_member);

/// The lowest score at which membership is as probable as `probability` (above 0, below 1). Nothing
/// when no article can have that score, or when probability does not grow with the score.
std::optional<double> score_at(const Sigmoid& sigmoid, double probability);

struct Threshold {
  double score;              ///< the lowest score of a member
  bool is_too_poor = false;  ///< even this one recognises too few members or too many others
};

/// The threshold with the best F1 ("SCut": Yang, "A study on thresholding strategies for text
/// categorization", SIGIR 2001). Where even that F1 is below .3, the highest score of any example
/// ("FBR.1").
Threshold best_threshold(const std::vector<double>& scores, const std::vector<char>& is_member);

}  // namespace gazette
