// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/evaluate/significance.hpp"

namespace gazette {
namespace {

constexpr std::array targets = {
    Target{"cisi", .240, .410, .250, .2183, .3845},
    Target{"cran", .325, .385, .345, .3054, .3675},
    Target{"time", .710, .765, .725, .6973, .7558},
};

std::string_view strength(double p) {
  if (p < .01) return "++";
  return p < .05 ? "+" : "";
}

/// In percent.
double gain(double own, double other) { return other > 0 ? (own / other - 1) * 100 : 0; }

std::string line(std::string_view collection, std::string_view queries, std::string_view search) {
  return fmt::format("{:<22} {:>7}  {:<20}", collection, queries, search);
}

}  // namespace

const Target* find_target(std::string_view collection) {
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
    return target.collection == collection;
  });
  return found == targets.end() ? nullptr : &*found;
}

std::string beside(std::span<const Measures> queries, std::span<const Measures> base) {
  const Measure& first = measures.front();
  std::vector<double> differences;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    differences.push_back(queries[i].*first.value - base[i].*first.value);
  }
  const double own = mean(queries, first);
  const double other = mean(base, first);
  std::string signs(strength(randomisation_p(differences)));
  if (own < other) std::replace(signs.begin(), signs.end(), '+', '-');
  return fmt::format("{:+.1f}%{}{}", gain(own, other), signs.empty() ? "" : " ", signs);
}

std::string comparison_head() {
  std::string text = line("collection", "queries", "search");
  for (const Measure& each : measures) text += fmt::format(" {:>8}", each.name);
  return text + "  MAP beside the last\n";
}

std::string comparison(std::string_view collection, std::span<const Result> results) {
  std::string text;
  for (const Result& result : results) {
    const bool is_first = &result == &results.front();
    text += line(is_first ? collection : "", is_first ? std::to_string(result.queries.size()) : "",
                 result.search);
    for (const Measure& each : measures) {
      text += fmt::format(" {:>8.4f}", mean(result.queries, each));
    }
    const bool is_last = &result == &results.back();
    text += is_last ? "\n" : fmt::format("  {}\n", beside(result.queries, results.back().queries));
  }
  return text;
}

std::string comparison_of_means(std::span<const std::vector<Result>> of_collections) {
  if (of_collections.empty()) return {};
  const auto count = static_cast<double>(of_collections.size());
  const auto mean_of = [&](std::size_t search, const Measure& measure) {
    double sum = 0;
    for (const auto& results : of_collections) sum += mean(results[search].queries, measure);
    return sum / count;
  };
  const std::size_t last = of_collections.front().size() - 1;
  std::string text;
  for (std::size_t i = 0; i <= last; ++i) {
    const std::string searched = fmt::format("mean of {}", of_collections.size());
    text += line(i == 0 ? searched : "", "", of_collections.front()[i].search);
    for (const Measure& each : measures) text += fmt::format(" {:>8.4f}", mean_of(i, each));
    double gains = 0;
    for (const auto& results : of_collections) {
      gains +=
          gain(mean(results[i].queries, measures[0]), mean(results[last].queries, measures[0]));
    }
    const double of_means = gain(mean_of(i, measures[0]), mean_of(last, measures[0]));
    text += i == last
                ? "\n"
                : fmt::format("  {:+.1f}%, mean of the gains {:+.1f}%\n", of_means, gains / count);
  }
  return text;
}

}  // namespace gazette
