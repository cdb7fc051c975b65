// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/score_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace gazette {
namespace {

/// A best F1 below this shows only that the topic cannot be recognised.
constexpr double worst_f1 = 0.3;

/// ln(1 + exp(x)) without overflow.
double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

double logistic(double x) {
  return x > 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

/// The function to minimise: the negative log likelihood of the targets.
struct Likelihood {
  const std::vector<double>& scores;
  const std::vector<double>& targets;

  double operator()(Sigmoid at) const {
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double x = at.slope * scores[i] + at.offset;
      sum += targets[i] * x + softplus(-x);
    }
    return sum;
  }
};

}  // namespace

Sigmoid fit_sigmoid(const std::vector<double>& scores, const std::vector<char>& is_member) {
  const auto members = static_cast<double>(
      std::count_if(is_member.begin(), is_member.end(), [](char m) { return m != 0; }));
  const double others = static_cast<double>(scores.size()) - members;
  std::vector<double> targets;
  targets.reserve(scores.size());
  for (const char member : is_member) {
    targets.push_back(member != 0 ? (members + 1) / (members + 2) : 1 / (others + 2));
  }
  constexpr int most_steps = 100;
  constexpr double ridge = 1e-12;
  constexpr double enough = 1e-5;
  constexpr int most_halvings = 33;  // of a step: to 1e-10
  const Likelihood value{scores, targets};
  Sigmoid at{0, std::log((others + 1) / (members + 1))};
  double current = value(at);
  for (int step = 0; step < most_steps; ++step) {
    double h11 = ridge, h22 = ridge, h21 = 0, g1 = 0, g2 = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double p = logistic(-(at.slope * scores[i] + at.offset));
      const double d2 = p * (1 - p);
      h11 += scores[i] * scores[i] * d2;
      h22 += d2;
      h21 += scores[i] * d2;
      g1 += scores[i] * (targets[i] - p);
      g2 += targets[i] - p;
    }
    if (std::abs(g1) < enough && std::abs(g2) < enough) break;
    const double determinant = h11 * h22 - h21 * h21;
    const Sigmoid direction{-(h22 * g1 - h21 * g2) / determinant,
                            -(-h21 * g1 + h11 * g2) / determinant};
    const double gradient = g1 * direction.slope + g2 * direction.offset;
    bool has_moved = false;
    for (int halvings = 0; halvings <= most_halvings && !has_moved; ++halvings) {
      const double length = std::ldexp(1.0, -halvings);
      const Sigmoid next{at.slope + length * direction.slope,
                         at.offset + length * direction.offset};
      const double tried = value(next);
      if (tried >= current + 1e-4 * length * gradient) continue;
      at = next;
      current = tried;
      has_moved = true;
    }
    if (!has_moved) break;
  }
  return at;
}

std::optional<double> score_at(const Sigmoid& sigmoid, double probability) {
  // The weights of a support vector machine and vectors of length 1 never make a higher score.
  constexpr double highest_score = 1e6;
  if (sigmoid.slope >= 0) return std::nullopt;
  const double score = (std::log(1 / probability - 1) - sigmoid.offset) / sigmoid.slope;
  return score < highest_score ? std::optional(score) : std::nullopt;
}

Threshold best_threshold(const std::vector<double>& scores, const std::vector<char>& is_member) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  const auto members =
      std::count_if(is_member.begin(), is_member.end(), [](char m) { return m != 0; });
  double best_f1 = 0;
  double threshold = scores[order.front()];
  double found = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    found += is_member[order[i]] != 0 ? 1 : 0;
    const bool is_tie = i + 1 < order.size() && scores[order[i + 1]] == scores[order[i]];
    const double f1 = 2 * found / (static_cast<double>(i) + 1 + static_cast<double>(members));
    if (is_tie || f1 <= best_f1) continue;
    best_f1 = f1;
    // Halfway to the next score, because unseen articles have neither of the two.
    threshold =
        i + 1 < order.size() ? (scores[order[i]] + scores[order[i + 1]]) / 2 : scores[order[i]];
  }
  if (best_f1 < worst_f1) return {scores[order.front()], true};
  return {threshold, false};
}

}  // namespace gazette
