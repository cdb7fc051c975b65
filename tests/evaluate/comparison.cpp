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

std::string base_head(const Result& base) { return "MAP beside " + base.search; }

std::string line(std::string_view collection, std::string_view queries, std::string_view search) {
  return fmt::format("{:<22} {:>7}  {:<20}", collection, queries, search);
}

/// A cell of the column of `base`.
std::string cell(const Result& base, std::string_view text) {
  constexpr std::size_t least_width = 16;
  const std::size_t width = std::max(least_width, base_head(base).size());
  return fmt::format("  {:<{}}", text, width);
}

std::string without_blanks_at_end(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

/// The results of one search in each collection; empty where one of them lacks it.
std::vector<const Result*> results_of(const std::string& search,
                                      std::span<const std::vector<Result>> of_collections) {
  std::vector<const Result*> found;
  for (const std::vector<Result>& results : of_collections) {
    for (const Result& result : results) {
      if (result.search == search) found.push_back(&result);
    }
  }
  if (found.size() < of_collections.size()) found.clear();
  return found;
}

double mean_of(const std::vector<const Result*>& results, const Measure& measure) {
  double sum = 0;
  for (const Result* result : results) sum += mean(result->queries, measure);
  return sum / static_cast<double>(results.size());
}

/// What the means gain, and the mean of the gains: `+4.0% (+5.1%)`.
std::string gains(const std::vector<const Result*>& own, const std::vector<const Result*>& base) {
  const Measure& first = measures.front();
  double sum = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    sum += gain(mean(own[i]->queries, first), mean(base[i]->queries, first));
  }
  return fmt::format("{:+.1f}% ({:+.1f}%)", gain(mean_of(own, first), mean_of(base, first)),
                     sum / static_cast<double>(own.size()));
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

std::string comparison_head(std::span<const Result> results) {
  std::string text = line("collection", "queries", "search");
  for (const Measure& each : measures) text += fmt::format(" {:>8}", each.name);
  for (const Result& base : results) {
    if (base.is_base) text += cell(base, base_head(base));
  }
  return without_blanks_at_end(text) + '\n';
}

std::string comparison(std::string_view collection, std::span<const Result> results) {
  std::string text;
  for (const Result& result : results) {
    const bool is_first = &result == &results.front();
    std::string row = line(is_first ? collection : "",
                           is_first ? std::to_string(result.queries.size()) : "", result.search);
    for (const Measure& each : measures) {
      row += fmt::format(" {:>8.4f}", mean(result.queries, each));
    }
    for (const Result& base : results) {
      if (!base.is_base) continue;
      row += cell(base, &base == &result ? "" : beside(result.queries, base.queries));
    }
    text += without_blanks_at_end(row) + '\n';
  }
  return text;
}

std::string comparison_of_means(std::span<const std::vector<Result>> of_collections) {
  if (of_collections.empty()) return {};
  std::string text;
  for (const Result& search : of_collections.front()) {
    const std::vector<const Result*> own = results_of(search.search, of_collections);
    if (own.empty()) continue;
    std::string row = line(text.empty() ? fmt::format("mean of {}", of_collections.size()) : "", "",
                           search.search);
    for (const Measure& each : measures) row += fmt::format(" {:>8.4f}", mean_of(own, each));
    for (const Result& base : of_collections.front()) {
      if (!base.is_base) continue;
      const std::vector<const Result*> others = results_of(base.search, of_collections);
      row += cell(base, &base == &search || others.empty() ? "" : gains(own, others));
    }
    text += without_blanks_at_end(row) + '\n';
  }
  return text;
}

}  // namespace gazette
