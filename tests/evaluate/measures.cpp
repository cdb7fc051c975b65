// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gazette {
namespace {

constexpr std::size_t cut = 10;

double discounted(int gain, std::size_t rank) {
  return gain / std::log2(static_cast<double>(rank) + 1);
}

/// Grades of the relevant documents, the best first.
std::vector<int> relevant_grades(const Grades& grades) {
  std::vector<int> result;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) result.push_back(grade);
  }
  std::sort(result.begin(), result.end(), std::greater<>());
  return result;
}

double ideal_gain(const std::vector<int>& best_first) {
  double gain = 0;
  for (std::size_t i = 0; i < std::min(best_first.size(), cut); ++i) {
    gain += discounted(best_first[i], i + 1);
  }
  return gain;
}

}  // namespace

Measures measure(std::span<const std::string> ranking, const Grades& grades) {
  Measures result;
  const std::vector<int> relevant = relevant_grades(grades);
  if (relevant.empty()) return result;
  std::size_t found = 0;
  double precisions = 0;
  double gain = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto grade = grades.find(ranking[rank - 1]);
    if (grade == grades.end() || grade->second <= 0) continue;
    ++found;
    precisions += static_cast<double>(found) / static_cast<double>(rank);
    if (found == 1) result.reciprocal_rank = 1 / static_cast<double>(rank);
    if (rank > cut) continue;
    result.precision_10 = static_cast<double>(found) / cut;
    gain += discounted(grade->second, rank);
  }
  result.average_precision = precisions / static_cast<double>(relevant.size());
  result.ndcg_10 = gain / ideal_gain(relevant);
  return result;
}

std::vector<Measures> measure_all(const Rankings& rankings, const Judgements& judgements) {
  std::vector<Measures> result;
  for (const auto& [query, grades] : judgements) {
    if (relevant_grades(grades).empty()) continue;
    const auto ranking = rankings.find(query);
    result.push_back(ranking == rankings.end() ? Measures{} : measure(ranking->second, grades));
  }
  return result;
}

double mean(std::span<const Measures> of_queries, const Measure& measure) {
  double sum = 0;
  for (const Measures& query : of_queries) sum += query.*measure.value;
  return of_queries.empty() ? 0 : sum / static_cast<double>(of_queries.size());
}

}  // namespace gazette
