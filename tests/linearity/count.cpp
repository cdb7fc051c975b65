// SPDX-License-Identifier: GPL-3.0-or-later
// Run by valgrind's tool callgrind (linearity/CMakeLists.txt): counts the instructions that rows
// take at three sizes, and fails when they grow faster than the size.
//
//   linearity_count FILE TARGET...    FILE is that of --callgrind-out-file; all rows of the targets
#include <fmt/format.h>
#include <valgrind/callgrind.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include "tests/linearity/row.hpp"
#include "tests/linearity/targets.hpp"

namespace gazette {
namespace {

/// An input of four times the size that costs less than this many times as much is cheap, and what
/// it costs is mostly not its own.
constexpr double least_growth = 1.5;

/// Reads the counts that callgrind writes on request.
class InstructionCounter {
 public:
  explicit InstructionCounter(std::string file) : file_(std::move(file)) {}

  std::uint64_t count(const Row& row, std::size_t n) {
    const std::string input = row.make(n);
    CALLGRIND_ZERO_STATS;
    row.target->take(input);
    CALLGRIND_DUMP_STATS;
    ++dumps_;
    return total_of(fmt::format("{}.{}", file_, dumps_));
  }

 private:
  static std::uint64_t total_of(const std::string& path) {
    constexpr std::string_view key = "totals: ";
    std::ifstream dump(path);
    for (std::string line; std::getline(dump, line);) {
      if (line.starts_with(key)) return std::stoull(line.substr(key.size()));
    }
    throw std::runtime_error(path + " has no totals: run this program by valgrind");
  }

  std::string file_;
  int dumps_ = 0;
};

/// Whether the row grows no faster than it may.
bool check(const Row& row, InstructionCounter& counter) {
  row.target->take(row.make(row.counted_n));  // what is loaded on first use does not count
  std::array<double, 3> counts{};
  std::size_t n = row.counted_n;
  for (double& each : counts) {
    each = static_cast<double>(counter.count(row, n));
    n *= 2;
  }
  const bool is_flat = counts[2] < counts[0] * least_growth;
  const double exponent = is_flat ? 0 : growth_exponent(counts[0], counts[1], counts[2]);
  const bool is_within = exponent <= greatest_exponent;
  fmt::print("{:<36} {:>9} {:>12.0f} {:>12.0f} {:>12.0f} {:>9.2f}{}\n", row.name, row.counted_n,
             counts[0], counts[1], counts[2], exponent, is_within ? "" : "  too fast");
  std::fflush(stdout);
  return is_within;
}

bool is_named(const Row& row, int count, char** names) {
  return std::any_of(names, names + count, [&](const char* name) {
    return row.target->name == name || row.name == name;
  });
}

int count_rows(const char* file, int names, char** name) {
  prepare_targets();
  CALLGRIND_START_INSTRUMENTATION;
  InstructionCounter counter(file);
  fmt::print("{:<36} {:>9} {:>12} {:>12} {:>12} {:>9}\n", "input", "n", "instructions", "of 2n",
             "of 4n", "exponent");
  int checked = 0;
  bool are_all_within = true;
  for (const Row& row : rows()) {
    if (!is_named(row, names, name)) continue;
    are_all_within &= check(row, counter);
    ++checked;
  }
  return checked > 0 && are_all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  if (count < 3) return 2;
  try {
    return gazette::count_rows(arguments[1], count - 2, arguments + 2);
  } catch (const std::exception& error) {
    fmt::print(stderr, "linearity_count: {}\n", error.what());
    return 2;
  }
}
