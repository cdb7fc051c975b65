// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/significance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace gazette {
namespace {

constexpr std::size_t most_exact = 16;
constexpr std::uint64_t samples = 100'000;

/// Sums that differ by rounding alone are equal.
constexpr double tolerance = 1e-9;

/// Bit i of `signs` turns the sign of value i; of more than 64 values, the next word is asked for.
template <typename NextWord>
double signed_sum(std::span<const double> values, NextWord next_word) {
  double sum = 0;
  std::uint64_t signs = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % 64 == 0) signs = next_word();
    sum += (signs & 1) != 0 ? -values[i] : values[i];
    signs >>= 1;
  }
  return sum;
}

}  // namespace

double randomisation_p(std::span<const double> differences) {
  std::vector<double> values;
  std::copy_if(differences.begin(), differences.end(), std::back_inserter(values),
               [](double value) { return value != 0; });
  if (values.empty()) return 1;
  const double seen = std::abs(signed_sum(values, [] { return std::uint64_t{0}; })) - tolerance;
  std::uint64_t as_far = 0;
  if (values.size() <= most_exact) {
    const std::uint64_t ways = std::uint64_t{1} << values.size();
    for (std::uint64_t way = 0; way < ways; ++way) {
      as_far += std::abs(signed_sum(values, [way] { return way; })) >= seen ? 1 : 0;
    }
    return static_cast<double>(as_far) / static_cast<double>(ways);
  }
  std::mt19937_64 random(1);
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    as_far += std::abs(signed_sum(values, std::ref(random))) >= seen ? 1 : 0;
  }
  // What was seen is one of the ways too, so that p is never 0.
  return static_cast<double>(as_far + 1) / static_cast<double>(samples + 1);
}

}  // namespace gazette
