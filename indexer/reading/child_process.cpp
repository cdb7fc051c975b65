// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

namespace gazette {
namespace {

/// Closes a descriptor at the end.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  void reset() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::lseek(descriptor, 0, SEEK_SET) == 0;
}

/// The files of a child: those that it inherits are marked to be closed, save these.
class FileActions {
 public:
  FileActions(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

void limit(pid_t child, const ProcessLimits& limits) {
  const rlimit memory{limits.memory_bytes, limits.memory_bytes};
  const auto seconds = static_cast<rlim_t>(limits.time.count());
  const rlimit processor{seconds, seconds};
  const rlimit none{0, 0};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_CPU, &processor, nullptr);
  ::prlimit(child, RLIMIT_FSIZE, &none, nullptr);
  ::prlimit(child, RLIMIT_CORE, &none, nullptr);
}

using Clock = std::chrono::steady_clock;

/// Reads until the end of the output; says `finished` when it came.
ProcessResult read_output(int descriptor, const ProcessLimits& limits, Clock::time_point deadline,
                          const std::stop_token& stop) {
  using End = ProcessResult::End;
  constexpr std::chrono::milliseconds between_looks{100};  // a requested stop wakes nobody
  ProcessResult result;
  std::array<char, 64 * 1024> block{};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd waiting{descriptor, POLLIN, 0};
    const auto pause = stop.stop_possible() ? std::min(left, between_looks) : left;
    const int ready = left.count() <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(pause.count()));
    if (stop.stop_requested()) {
      result.end = End::interrupted;
      return result;
    }
    if (ready == 0 && pause < left) continue;
    if (ready == 0) {
      result.end = End::timed_out;
      return result;
    }
    const ssize_t count = ready < 0 ? -1 : ::read(descriptor, block.data(), block.size());
    if (count < 0) {
      result.end = errno == EINTR ? End::interrupted : End::failed;
      return result;
    }
    if (count == 0) {
      result.end = End::finished;
      return result;
    }
    result.output.append(block.data(), static_cast<std::size_t>(count));
    if (result.output.size() > limits.output_bytes) {
      result.end = End::too_long;
      return result;
    }
  }
}

/// How a child ends that has closed its output: it may go on for as long as it likes.
ProcessResult::End wait_until(pid_t child, Clock::time_point deadline,
                              const std::stop_token& stop) {
  using End = ProcessResult::End;
  constexpr int pause_ms = 5;
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended < 0) return End::failed;
    if (ended == child) return status == 0 ? End::finished : End::failed;
    if (Clock::now() >= deadline) return End::timed_out;
    if (::poll(nullptr, 0, pause_ms) < 0 || stop.stop_requested()) return End::interrupted;
  }
}

/// Ends a child, if it has not ended yet.
void end(pid_t child) {
  ::kill(child, SIGKILL);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input,
                          const ProcessLimits& limits, const std::stop_token& stop) {
  using End = ProcessResult::End;
  const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (file.get() < 0 || !write_all(file.get(), input) || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return {};
  }
  const Descriptor output(ends[0]);
  Descriptor child_output(ends[1]);
  std::vector<std::string> words = arguments;
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const char* const path = std::getenv("PATH");
  std::string path_variable = std::string("PATH=") + (path == nullptr ? "" : path);
  std::string locale = "LC_ALL=C";
  std::array<char*, 3> environment{path_variable.data(), locale.data(), nullptr};
  const FileActions actions(file.get(), child_output.get());
  pid_t child = 0;
  const int error =
      ::posix_spawnp(&child, argv.front(), actions.get(), nullptr, argv.data(), environment.data());
  if (error == ENOENT || error == EACCES) return {End::not_found, {}};
  if (error != 0) return {};
  limit(child, limits);
  child_output.reset();
  const Clock::time_point deadline = Clock::now() + limits.time;
  ProcessResult result = read_output(output.get(), limits, deadline, stop);
  const bool is_read = result.end == End::finished;
  if (is_read) result.end = wait_until(child, deadline, stop);
  const bool has_ended = is_read && (result.end == End::finished || result.end == End::failed);
  if (!has_ended) end(child);
  return result;
}

}  // namespace gazette
