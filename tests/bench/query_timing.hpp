// SPDX-License-Identifier: GPL-3.0-or-later
// How the engines of scripts/bench-search are timed: each query several times in one process, its
// median taken, the mean and the 99th percentile of these printed; beside them the processor's
// time, which other processes disturb less.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

using QueryWords = std::vector<std::string>;

inline constexpr int warming_rounds = 1;
inline constexpr int measured_rounds = 5;

/// The queries of a file of write_queries.
inline std::vector<QueryWords> read_queries(const std::string& path) {
  std::ifstream file(path);
  std::vector<QueryWords> queries;
  for (std::string line; std::getline(file, line);) {
    line = line.substr(line.find('\t') + 1) + ' ';
    QueryWords& words = queries.emplace_back();
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = line.find(' ', begin);
      words.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  if (queries.empty()) throw std::runtime_error(path + " holds no query");
  return queries;
}

/// `words` with `between` between them.
inline std::string joined(const QueryWords& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

/// Milliseconds of the processor that this thread has taken.
inline double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The mean of the queries' medians, and their 99th percentile.
struct Figures {
  double mean = 0;
  double p99 = 0;
};

inline Figures figures_of(std::vector<std::vector<double>> times) {
  std::vector<double> medians;
  Figures figures;
  for (std::vector<double>& each : times) {
    std::sort(each.begin(), each.end());
    medians.push_back(each[each.size() / 2]);
    figures.mean += medians.back() / static_cast<double>(times.size());
  }
  std::sort(medians.begin(), medians.end());
  figures.p99 = medians[medians.size() * 99 / 100];
  return figures;
}

/// Prints `engine kind mean p99 processor hits`: milliseconds by the clock, then the mean of the
/// processor's. `search` answers a query and returns its hits, at most ten.
inline void time_queries(std::string_view engine, std::string_view kind,
                         const std::vector<QueryWords>& queries,
                         const std::function<std::size_t(const QueryWords&)>& search) {
  using Clock = std::chrono::steady_clock;
  std::vector<std::vector<double>> times(queries.size());
  std::vector<std::vector<double>> processor(queries.size());
  std::size_t hits = 0;
  for (int round = -warming_rounds; round < measured_rounds; ++round) {
    hits = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const double processor_begin = processor_ms();
      const auto begin = Clock::now();
      hits += search(queries[i]);
      const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
      if (round < 0) continue;
      times[i].push_back(took.count());
      processor[i].push_back(processor_ms() - processor_begin);
    }
  }
  const Figures figures = figures_of(std::move(times));
  std::printf("%.*s\t%.*s\t%.4f\t%.4f\t%.4f\t%zu\n", static_cast<int>(engine.size()), engine.data(),
              static_cast<int>(kind.size()), kind.data(), figures.mean, figures.p99,
              figures_of(std::move(processor)).mean, hits);
  std::fflush(stdout);
}

}  // namespace gazette
