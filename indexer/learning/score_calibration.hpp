// SPDX-License-Identifier: GPL-3.0-or-later
// What a score means, learned from scores of examples that it was not learned from: from where on
// it is enough, and how probable it makes membership.
#pragma once

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

/// The score from which on membership is that probable (above 0, below 1); higher than any score
/// where it does not grow with the score.
double probable_from(const Sigmoid& sigmoid, double probability);

/// The score from which on taking examples for members gives the best F1 ("SCut": Yang, "A study on
/// thresholding strategies for text categorization", SIGIR 2001). Where even that is bad, the
/// highest score that any example has ("FBR.1").
double best_threshold(const std::vector<double>& scores, const std::vector<char>& is_member);

}  // namespace gazette
