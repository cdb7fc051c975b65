// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/failing_calls/disturbed_run.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <utility>

#include "core/storage/stub.hpp"
#include "indexer/database/ownership.hpp"
#include "tests/catch.hpp"
#include "tests/failure_points.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

bool is_one_line(const std::string& text) {
  return text.size() > 1 && text.find('\n') == text.size() - 1;
}

/// Whether an error says where: the path of a file of this test. What Xapian throws in a destructor
/// is caught where the path is no longer known. Memory is nowhere.
bool says_where(const std::string& errors) {
  if (errors.starts_with("gazette-index: out of memory; ")) return true;
  if (errors.find(": the index cannot be written: ") != std::string::npos) return true;
  return errors.find((fs::temp_directory_path() / "gazette-test-").string()) != std::string::npos;
}

bool has(const Model& model, const std::string& id, const Article& article) {
  const auto found = model.find(id);
  return found != model.end() && found->second == article;
}

}  // namespace

DisturbedRun::DisturbedRun(fs::path start, Words command, Repeated repeated)
    : start_(std::move(start)),
      repeated_(repeated),
      command_(std::move(command)),
      random_(failure_seed()) {
  command_.push_back(index_.string());
  reset();
  before_ = state_of(index_);
  const Ended ended = run();
  CAPTURE(ended.errors);
  REQUIRE(ended.exit_code == 0);
  goal_ = state_of(index_);
  most_entries_ = entries();
  run();
  most_entries_ = std::max(most_entries_, entries());
}

void DisturbedRun::fail_changes(std::size_t most) { fail("changes", {ENOSPC, EIO}, most); }

void DisturbedRun::fail_reads() { fail("reads", {EMFILE, EACCES}, unlimited); }

void DisturbedRun::limit_open_files() {
  const Words command = command_;
  bool is_enough = false;
  for (int limit = 5; !is_enough; ++limit) {
    reset();
    command_.insert(command_.begin(),
                    {"/bin/sh", "-c", R"(ulimit -n "$0" && exec "$@")", std::to_string(limit)});
    const Ended ended = run();
    command_ = command;
    CAPTURE(limit, ended.exit_code, ended.signal, ended.errors);
    check_end(ended, state_of(index_));
    check_repetition();
    is_enough = ended.exit_code == 0;
    REQUIRE(limit < 100);
  }
}

void DisturbedRun::fail(const std::string& calls, const std::vector<int>& error_numbers,
                        std::size_t most) {
  CAPTURE(failure_seed());
  failed_ = 0;
  std::size_t turn = 0;
  for (const Call& call : chosen_of(record(calls), most)) {
    const int error_number = error_numbers[turn++ % error_numbers.size()];
    for (const std::string variable : {"FAIL_AT", "FAIL_FROM"}) {
      fail_at({calls, variable, call, error_number});
    }
  }
  CHECK(failed_ > 5);
}

void DisturbedRun::fail_allocations(std::size_t drawn) {
  CAPTURE(failure_seed());
  failed_ = 0;
  const std::string name = "allocation";
  const std::size_t count = record("allocations").at(name);
  REQUIRE(count > 1'000);  // less where operator new does not call malloc
  for (const std::size_t number : failure_points(count, drawn, random_)) {
    for (const std::string variable : {"FAIL_AT", "FAIL_FROM"}) {
      fail_at({"allocations", variable, {name, number}, ENOMEM});
    }
  }
  CHECK(failed_ > 5);
}

/// How often an undisturbed run makes each call.
std::map<std::string, std::size_t> DisturbedRun::record(const std::string& calls) const {
  reset();
  const fs::path log = folder_ / "log";
  fs::remove(log);
  REQUIRE(run({"FAIL_OF=" + calls, "FAIL_LOG=" + log.string()}).exit_code == 0);
  std::map<std::string, std::size_t> recorded;
  std::ifstream lines(log);
  for (std::string name; std::getline(lines, name);) ++recorded[name];
  return recorded;
}

std::vector<DisturbedRun::Call> DisturbedRun::chosen_of(
    const std::map<std::string, std::size_t>& recorded, std::size_t most) {
  std::vector<Call> chosen;
  for (const auto& [name, count] : recorded) {
    if (!is_each_failure_wanted() || most != unlimited) {
      chosen.push_back({name, random_.below(count) + 1});
    } else {
      for (std::size_t number = 1; number <= count; ++number) chosen.push_back({name, number});
    }
  }
  while (!is_each_failure_wanted() && chosen.size() > most) {
    chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(random_.below(chosen.size())));
  }
  return chosen;
}

void DisturbedRun::fail_at(const Failure& failure) {
  reset();
  const Ended ended = run({failure.variable + "=" + std::to_string(failure.call.number),
                           "FAIL_CALL=" + failure.call.name, "FAIL_OF=" + failure.calls,
                           "FAIL_WITH=" + std::to_string(failure.error_number)});
  CAPTURE(failure.variable, failure.call.name, failure.call.number, failure.error_number,
          ended.exit_code, ended.signal, ended.errors);
  const IndexState after = state_of(index_);
  check_end(ended, after);
  check_repetition();
}

void DisturbedRun::check_end(const Ended& ended, const IndexState& after) {
  if (ended.exit_code == 0) {
    CHECK(after == goal_);
    CHECK(ended.errors.empty());
  } else if (ended.exit_code == 3) {  // a source was not read to its end
    CHECK(is_part_of_goal(after));
  } else {
    ++failed_;
    CHECK(ended.exit_code == 2);
    const bool tells_faults = ended.errors.empty() && command_[2] == "check";
    CHECK((tells_faults || (is_one_line(ended.errors) && says_where(ended.errors))));
    const bool is_as_unreadable = !before_.is_readable && after.articles.empty();
    CHECK((after == before_ || after == goal_ || is_between(after) || is_as_unreadable));
  }
}

void DisturbedRun::check_repetition() const {
  const Ended again = run();
  CAPTURE(again.errors);
  if (repeated_ == Repeated::succeeds) CHECK(again.exit_code == 0);
  CHECK(state_of(index_) == goal_);
  CHECK(entries() <= most_entries_);  // whatever could not be deleted is gone
}

std::size_t DisturbedRun::entries() const {
  const Stub stub = read_stub(index_);
  const auto current = read_generation_marker(index_ / stub.generation);
  const std::vector<std::string> kept = current ? current->replaces : std::vector<std::string>();
  return static_cast<std::size_t>(std::count_if(
      fs::directory_iterator(index_), fs::directory_iterator(), [&](const fs::path& entry) {
        const std::string name = entry.filename().string();
        // A repair that cannot read a file keeps it, whatever it finds out later.
        const bool is_set_aside = name.find(".damaged") != std::string::npos;
        return !is_set_aside && std::find(kept.begin(), kept.end(), name) == kept.end();
      }));
}

bool DisturbedRun::is_part_of_goal(const IndexState& state) const {
  for (const auto& [id, article] : state.articles) {
    if (!has(before_.articles, id, article) && !has(goal_.articles, id, article)) return false;
  }
  for (const auto& [id, article] : before_.articles) {
    if (goal_.articles.contains(id) && !state.articles.contains(id)) return false;
  }
  return state.is_sound;
}

/// All articles are filed anew, but the index does not say yet by which tree: so they are filed
/// again.
bool DisturbedRun::is_between(const IndexState& state) const {
  return state.articles == goal_.articles && state.topics == before_.topics &&
         state.model == before_.model && state.is_sound;
}

void DisturbedRun::reset() const {
  fs::remove_all(index_);
  if (!start_.empty()) fs::copy(start_, index_, fs::copy_options::recursive);
}

Ended DisturbedRun::run(const Words& variables) const {
  return run_program(command_, shim_.variables(variables), folder_ / "errors");
}

}  // namespace gazette
