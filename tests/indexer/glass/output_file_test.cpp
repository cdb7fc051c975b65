// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/output_file.hpp"

#include <string>
#include <system_error>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::output_file_test {
namespace {

TEST_CASE("a file holds what was written, in order, whatever its size") {
  const TemporaryFolder folder;
  std::string want;
  OutputFile file(folder / "file");
  for (int i = 0; i < 200'000; ++i) {
    const std::string line = std::to_string(i) + '\n';
    file.write(line);
    want += line;
  }
  file.write({});
  file.close();
  CHECK((read_file(folder / "file") == want));
}

TEST_CASE("a file that is there already is written anew") {
  const TemporaryFolder folder;
  for (const std::string text : {"a longer text", "short"}) {
    OutputFile file(folder / "file");
    file.write(text);
    file.close();
    CHECK(read_file(folder / "file") == text);
  }
}

TEST_CASE("a disk that is full and a folder that is missing are told with their path") {
  const auto write_to = [](const std::filesystem::path& path) {
    OutputFile file(path);
    file.write("text");
    file.close();
  };
  try {
    write_to("/dev/full");
    FAIL("nothing was thrown");
  } catch (const std::filesystem::filesystem_error& error) {
    CHECK(error.code() == std::errc::no_space_on_device);
    CHECK(error.path1() == "/dev/full");
  }
  const TemporaryFolder folder;
  try {
    write_to(folder / "missing" / "file");
    FAIL("nothing was thrown");
  } catch (const std::filesystem::filesystem_error& error) {
    CHECK(error.code() == std::errc::no_such_file_or_directory);
    CHECK(error.path1() == folder / "missing" / "file");
  }
}

}  // namespace
}  // namespace gazette::output_file_test
