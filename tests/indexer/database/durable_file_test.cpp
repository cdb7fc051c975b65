// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/durable_file.hpp"

#include <filesystem>
#include <string>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::durable_file_test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a file is replaced as a whole, and nothing is left beside it") {
  const TemporaryFolder folder;
  replace_file(folder / "a", "one");
  replace_file(folder / "a", "two");
  CHECK(read_file(folder / "a") == "two");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("links are replaced, and what they lead to stays as it is") {
  const TemporaryFolder folder;
  write_file(folder / "mine", "letter");
  fs::create_symlink(folder / "mine", folder / "a");
  fs::create_symlink(folder / "mine", folder / "a.new");
  replace_file(folder / "a", "two");
  CHECK(read_file(folder / "mine") == "letter");
  CHECK(read_file(folder / "a") == "two");
  CHECK_FALSE(fs::is_symlink(folder / "a"));
}

TEST_CASE("folders are made with those above them") {
  const TemporaryFolder folder;
  for (const std::string path : {"a", "b/c d/e", "b/c d/f/", "a"}) {
    CAPTURE(path);
    make_folders(folder / path);
    CHECK(fs::is_directory(folder / path));
  }
  write_file(folder / "file", "mine");
  CHECK_THROWS_AS(make_folders(folder / "file"), Error);
  CHECK_THROWS_AS(make_folders(folder / "file" / "below"), Error);
  CHECK(read_file(folder / "file") == "mine");
}

}  // namespace
}  // namespace gazette::durable_file_test
