// SPDX-License-Identifier: GPL-3.0-or-later
// The resident memory of whole runs. scripts/bench-memory measures the same at full size.
#include <sys/resource.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/catch.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::memory_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t memory_mb = 100;  // the least that is accepted

/// For the program itself and the data of ICU and the rules.
constexpr std::size_t beside_mb = 50;

struct Measured {
  int exit_code;
  std::size_t peak_mb;  ///< resident memory
  std::string errors;
};

Measured measured_run(const Words& command, const fs::path& errors) {
  const pid_t child = start_program(command, {}, errors);
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) throw std::runtime_error("cannot wait");
  constexpr std::size_t kilobytes_a_megabyte = 1'000'000 / 1024;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          static_cast<std::size_t>(usage.ru_maxrss) / kilobytes_a_megabyte, read_file(errors)};
}

class Desk {
 public:
  fs::path file(const std::string& name) const { return folder_ / name; }

  void check_add(const std::string& name, int want_exit_code) const {
    const Measured run = measured_run(
        {GAZETTE_INDEX, "--quiet", "--no-rules", "--language", "en", "--jobs", "2", "--memory",
         std::to_string(memory_mb), "--db", file("index").string(), file(name).string()},
        file("errors"));
    CAPTURE(name, run.errors);
    CHECK(run.exit_code == want_exit_code);
    CHECK(run.peak_mb < memory_mb + beside_mb);
  }

 private:
  TemporaryFolder folder_;
};

/// One line of JSON Lines.
std::string article(int id, const std::string& body) {
  return R"({"id":")" + std::to_string(id) + R"(","title":"Ferry","body":")" + body + "\"}\n";
}

TEST_CASE("bad lines, however many, take no memory") {
  const Desk desk;
  const std::string name = std::string(200, 'n') + ".jsonl";  // which each line would repeat
  {
    std::ofstream lines(desk.file(name));
    lines << article(0, "It sails.");
    for (int i = 0; i < 350'000; ++i) lines << "{}\n";
  }
  desk.check_add(name, 3);
}

TEST_CASE("blank lines, however many, take only the memory of their bytes") {
  const Desk desk;
  {
    std::ofstream text(desk.file("in.txt"));
    text << "The ferry sails.\n" << std::string(7'000'000, '\n') << "It left on Monday.\n";
  }
  desk.check_add("in.txt", 0);
}

}  // namespace
}  // namespace gazette::memory_test
