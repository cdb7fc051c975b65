// SPDX-License-Identifier: GPL-3.0-or-later
// Run by scripts/linearity: measures processor time and memory that programs take for inputs of
// three sizes, prints the table, and fails when one grows faster than the size.
//
//   linearity_measure INDEX SEARCH CGI [ROW...]    paths of the programs; all rows, or those named
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/linearity/row.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

/// A program that takes more is ended.
constexpr rlim_t most_seconds = 30;

/// Smaller differences between n and 4n are noise: the row is cheap, whatever its exponent.
constexpr double least_seconds = 0.1;
constexpr double least_megabytes = 8;

/// A row that seems to grow too fast is measured again, since other processes disturb.
constexpr int most_tries = 3;

using Words = std::vector<std::string>;
using Places = std::map<std::string, std::string, std::less<>>;

struct Cost {
  double seconds = 0;
  double megabytes = 0;  ///< the greatest resident size
  int signal = 0;        ///< that ended the program; 0: none
};

Cost run_child(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    work();
    _exit(127);
  }
  int status = 0;
  struct rusage usage {};
  if (wait4(child, &status, 0, &usage) != child) throw std::runtime_error("cannot wait");
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    throw std::runtime_error("a program cannot be run");
  }
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

/// Becomes the program `command`, which prints nothing here.
void become(const Words& command) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, each);
  const rlimit limit{most_seconds, most_seconds};
  setrlimit(RLIMIT_CPU, &limit);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
}

/// Programs, and the files that all rows share.
class Bench {
 public:
  explicit Bench(const std::array<std::string, 3>& programs)
      : places_{{"{index}", programs[0]},
                {"{search}", programs[1]},
                {"{cgi}", programs[2]},
                {"{db}", (folder_ / "db").string()},
                {"{news}", (folder_ / "news").string()},
                {"{article}", (folder_ / "article.txt").string()}} {
    std::ofstream(places_.at("{article}")) << "Ferries\n\nThe ferry left the harbour on Monday.\n";
    run_child([&] { become(with_places({"{index}", "--db", "{news}", "{article}"})); });
  }

  /// The input is made by a process of its own, so that its memory is not that of the program.
  Cost cost(const Row& row, std::size_t n) {
    std::filesystem::remove_all(places_.at("{db}"));
    const Target& target = *row.target;
    const std::string input = (folder_ / target.file).string();
    if (!target.file.empty()) {
      run_child([&] {
        std::ofstream(input, std::ios::binary) << row.make(n);
        _exit(0);
      });
      places_["{input}"] = input;
    }
    return run_child([&] {
      setenv("GAZETTE_DB", places_.at("{news}").c_str(), 1);
      if (!target.variable.empty()) {
        setenv(std::string(target.variable).c_str(), row.make(n).c_str(), 1);
      }
      become(with_places(target.command));
    });
  }

 private:
  Words with_places(Words words) const {
    for (std::string& word : words) {
      if (const auto place = places_.find(word); place != places_.end()) word = place->second;
    }
    return words;
  }

  TemporaryFolder folder_;
  Places places_;
};

struct Growth {
  std::array<Cost, 3> costs;
  double time = 0;  ///< exponents
  double memory = 0;
  int signal = 0;

  bool is_within() const {
    return signal == 0 && time <= greatest_exponent && memory <= greatest_exponent;
  }
};

double exponent(const std::array<Cost, 3>& costs, double Cost::*cost, double least) {
  if (costs[2].*cost - costs[0].*cost < least) return 0;
  return growth_exponent(costs[0].*cost, costs[1].*cost, costs[2].*cost);
}

Growth growth(const Row& row, Bench& bench) {
  Growth found;
  std::size_t n = row.n;
  for (Cost& each : found.costs) {
    each = bench.cost(row, n);
    found.signal = each.signal;
    if (found.signal != 0) return found;
    n *= 2;
  }
  found.time = exponent(found.costs, &Cost::seconds, least_seconds);
  found.memory = exponent(found.costs, &Cost::megabytes, least_megabytes);
  return found;
}

std::string fault_of(const Growth& growth) {
  if (growth.signal == SIGXCPU || growth.signal == SIGKILL) {
    return fmt::format("  takes more than {} s", most_seconds);
  }
  if (growth.signal != 0) return fmt::format("  ended by signal {}", growth.signal);
  return growth.is_within() ? "" : "  too fast";
}

bool check(const Row& row, Bench& bench) {
  Growth best = growth(row, bench);
  for (int tries = 1; !best.is_within() && best.signal == 0 && tries < most_tries; ++tries) {
    best = growth(row, bench);
  }
  const auto& [n, twice, four_times] = best.costs;
  fmt::print(
      "{:<36} {:<15} {:>8} {:>6.2f} {:>6.2f} {:>6.2f} {:>5.2f} {:>5.0f} {:>5.0f} {:>5.0f} "
      "{:>5.2f}{}\n",
      row.name, row.target->name, row.n, n.seconds, twice.seconds, four_times.seconds, best.time,
      n.megabytes, twice.megabytes, four_times.megabytes, best.memory, fault_of(best));
  std::fflush(stdout);
  return best.is_within();
}

int measure(const std::array<std::string, 3>& programs, const Words& names) {
  Bench bench(programs);
  fmt::print("{:<36} {:<15} {:>8} {:>20} {:>5} {:>17} {:>5}\n", "input", "taken by", "n",
             "seconds of n, 2n, 4n", "grow", "MB of n, 2n, 4n", "grow");
  bool are_all_within = true;
  for (const Row& row : rows()) {
    const bool is_named = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return name == row.name || name == row.target->name;
    });
    if (row.target->command.empty() || (!names.empty() && !is_named)) continue;
    are_all_within &= check(row, bench);
  }
  return are_all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  if (count < 4) return 2;
  try {
    return gazette::measure({arguments[1], arguments[2], arguments[3]},
                            {arguments + 4, arguments + count});
  } catch (const std::exception& error) {
    fmt::print(stderr, "linearity_measure: {}\n", error.what());
    return 2;
  }
}
