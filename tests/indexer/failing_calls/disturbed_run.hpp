// SPDX-License-Identifier: GPL-3.0-or-later
// A run of gazette-index whose system calls fail one by one (shim.cpp): each time it either ends
// well or says that it did not, and leaves the index as it was or as it is to be.
//
// By default a call of each kind and file fails, chosen by GAZETTE_SEED (1). With GAZETTE_FAIL_ALL
// each call of the run does: scripts/fail-test.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/indexer/index_state.hpp"
#include "tests/preloaded_shim.hpp"
#include "tests/random_text.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

class DisturbedRun {
 public:
  /// How the run ends when its work was done before: some have nothing to do any more, and say so.
  enum class Repeated { succeeds, may_fail };

  /// `command` with the path of the index after it; it gets the index from how it is in `start`,
  /// empty for none, to its goal.
  DisturbedRun(std::filesystem::path start, Words command, Repeated repeated = Repeated::succeeds);

  const IndexState& before() const { return before_; }
  const IndexState& goal() const { return goal_; }

  static constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

  /// Lets calls that change files fail, each once alone and once with all that follow. `most` is
  /// for runs that take long: so many kinds of calls, by chance, or all kinds where each call is
  /// wanted.
  void fail_changes(std::size_t most = unlimited);

  /// The same with calls that read files.
  void fail_reads();

  /// The same with allocations, of which `drawn` fail where not each is wanted. For the shim of
  /// tests/failing_allocations.
  void fail_allocations(std::size_t drawn);

  /// Lets the run open only few files at a time, from none to as many as it wants.
  void limit_open_files();

 private:
  struct Call {
    std::string name;    ///< as the log of the shim has it
    std::size_t number;  ///< among those of this name, from 1
  };

  struct Failure {
    std::string calls;     ///< FAIL_OF
    std::string variable;  ///< FAIL_AT or FAIL_FROM
    Call call;
    int error_number;
  };

  void reset() const;
  Ended run(const Words& variables = {}) const;
  void fail(const std::string& calls, const std::vector<int>& error_numbers, std::size_t most);
  std::map<std::string, std::size_t> record(const std::string& calls) const;
  std::vector<Call> chosen_of(const std::map<std::string, std::size_t>& recorded, std::size_t most);
  void fail_at(const Failure& failure);
  void check_end(const Ended& ended, const IndexState& after);
  void check_repetition() const;

  /// In the folder of the index, without the generations that the current one has replaced: these
  /// stay for readers. A repair that meets a failing read replaces one more.
  std::size_t entries() const;

  /// Each article is as before or as in the end, and only those to be removed are gone.
  bool is_part_of_goal(const IndexState& state) const;
  bool is_between(const IndexState& state) const;

  TemporaryFolder folder_;
  PreloadedShim shim_;
  std::filesystem::path index_ = folder_ / "index";
  std::filesystem::path start_;
  Repeated repeated_;
  Words command_;
  IndexState before_;
  IndexState goal_;
  std::size_t most_entries_ = 0;  ///< after two runs without failures
  RandomText random_;
  std::size_t failed_ = 0;
};

}  // namespace gazette
