// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/run_search.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

Outcome run_search(const std::vector<std::string>& arguments, const std::string& to) {
  const TemporaryFolder folder;
  const std::string out = to.empty() ? (folder / "out").string() : to;
  const std::string err = (folder / "err").string();
  std::vector<std::string> words = {GAZETTE_SEARCH_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), flags, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.c_str(), flags, 0600);
  pid_t child = 0;
  const int fault = posix_spawn(&child, pointers[0], &files, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (fault != 0) throw std::runtime_error("cannot start " + words[0]);
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("cannot wait for " + words[0]);
  Outcome outcome;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (to.empty()) outcome.out = read_file(out);
  outcome.err = read_file(err);
  return outcome;
}

}  // namespace gazette
