// SPDX-License-Identifier: GPL-3.0-or-later
// An index with damaged files: bytes that the input names replace those of a small index, or a file
// ends early. Whoever reads it finishes, or says that it cannot be read. Xapian reads past the end
// of some damaged blocks; each input is tried in a process of its own, and one in which Xapian
// itself fails is no finding.
//
// The input is a list of changes of five bytes each: which file; where in it, two bytes; what is
// done; and the new byte.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/index_use.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/read_file.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// How long a process may take for one input.
constexpr unsigned most_seconds = 10;

/// The files of a folder, by their paths below it.
using Files = std::map<fs::path, std::string>;

Files files_below(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.emplace(fs::relative(entry.path(), folder), read_file(entry.path()));
    }
  }
  return files;
}

void change(std::string& bytes, std::string_view change) {
  const std::size_t place = (change[0] & 0xFFU) * 256 + (change[1] & 0xFFU);
  if (bytes.empty()) return;
  const std::size_t at = place % bytes.size();
  switch (change[2] & 3U) {
    case 0:
      bytes.resize(at);
      return;
    case 1:
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min<std::size_t>(bytes.size() - at, 64), change[3]);
      return;
    default:
      bytes[at] = change[3];
  }
}

Files damaged(Files files, std::string_view input) {
  constexpr std::size_t change_bytes = 5;
  for (; input.size() >= change_bytes; input.remove_prefix(change_bytes)) {
    const std::size_t file = (input[0] & 0xFFU) % files.size();
    change(std::next(files.begin(), static_cast<std::ptrdiff_t>(file))->second, input.substr(1, 4));
  }
  return files;
}

/// How a process ended that used the index in `folder`. What it says goes to the file `report`.
int use_in_process(const fs::path& folder, const fs::path& report) {
  const pid_t process = fork();
  demand(process >= 0, "no process can be started");
  if (process == 0) {
    const int file = open(report.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    alarm(most_seconds);
    use_index(folder.string());
    _exit(0);
  }
  int status = 0;
  waitpid(process, &status, 0);
  return status;
}

/// Whether the innermost function of the stack in a sanitizer's report, apart from those of the
/// system and of the sanitizer, is Xapian's.
bool lies_in_xapian(std::string_view report) {
  const std::size_t xapian = report.find("libxapian");
  return xapian != std::string_view::npos && xapian < report.find("gazette::");
}

/// libFuzzer has saved the input of a process that failed: removes that file.
void remove_saved_input(std::string_view report) {
  constexpr std::string_view words = "Test unit written to ";
  const std::size_t found = report.find(words);
  if (found == std::string_view::npos) return;
  std::string_view rest = report.substr(found + words.size());
  fs::remove(take_part(rest, '\n'));
}

void use(const fs::path& folder, const fs::path& report) {
  if (use_in_process(folder, report) == 0) return;
  const std::string said = read_file(report);
  remove_saved_input(said);
  if (lies_in_xapian(said)) return;
  std::cerr << said;
  demand(false, "a damaged index ends the program");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::SmallIndex whole;
  static const gazette::Files files = gazette::files_below(whole.path());
  static const gazette::TemporaryFolder folder;
  for (const auto& [path, bytes] : gazette::damaged(files, gazette::input_text(data, size))) {
    gazette::write_file(folder / "index" / path, bytes);
  }
  gazette::use(folder / "index", folder / "report");
  return 0;
}
