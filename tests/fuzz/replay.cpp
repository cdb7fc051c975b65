// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a fuzz target every file below a folder, as libFuzzer would, so that what was once found
// is tried by every compiler.
#include <filesystem>
#include <iostream>

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/read_file.hpp"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: REPLAY FOLDER\n";
    return 2;
  }
  std::size_t inputs = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[1])) {
    if (!entry.is_regular_file()) continue;
    std::cout << entry.path().string() << std::endl;  // the last one named is the one that crashes
    const std::string bytes = gazette::read_file(entry.path());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++inputs;
  }
  std::cout << inputs << " inputs\n";
  return inputs > 0 ? 0 : 1;
}
