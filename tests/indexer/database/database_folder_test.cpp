// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/database_folder.hpp"

#include <filesystem>
#include <string>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::database_folder_test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the current generation is the one that the stub names") {
  const TemporaryFolder folder;
  CHECK(current_generation(folder.path()).empty());
  CHECK(current_generation(folder / "none").empty());
  CHECK_THROWS_AS(existing_generation(folder.path()), Error);
  write_file(folder / std::string(stub_name), stub_text("generation-2"));
  CHECK(current_generation(folder.path()) == folder / "generation-2");
  CHECK_THROWS_AS(existing_generation(folder.path()), Error);
  write_file(folder / "generation-2" / "iamglass", "");
  CHECK(existing_generation(folder.path()) == folder / "generation-2");
}

TEST_CASE("a damaged stub is an error that names the cure, not an empty index") {
  const TemporaryFolder folder;
  write_file(folder / std::string(stub_name), "auto gen");
  try {
    current_generation(folder.path());
    FAIL("read");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("does not name a generation") != std::string::npos);
    CHECK(error.hint().find("--repair") != std::string::npos);
  }
}

TEST_CASE("a folder is made with those above it") {
  const TemporaryFolder folder;
  prepare_folder(folder / "a" / "b c");
  CHECK(fs::is_directory(folder / "a" / "b c"));
  prepare_folder(folder / "a" / "b c");
}

TEST_CASE("a folder with other things in it is refused and stays as it is") {
  for (const std::string name : {"letter.txt", "iamglass", ".profile", "sub/file", "building/file",
                                 "generation-1/file", "topics.model", "XAPIANDB.new"}) {
    CAPTURE(name);
    const TemporaryFolder folder;
    write_file(folder / name, "mine");
    CHECK_THROWS_AS(prepare_folder(folder.path()), Error);
    CHECK(read_file(folder / name) == "mine");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  }
}

TEST_CASE("what a run left that was killed before it could mark its folder is no hindrance") {
  const TemporaryFolder folder;
  write_file(folder / "gazette.lock", "process 1 on old since 2020-01-01T00:00:00Z\n");
  write_file(folder / "gazette.index.new", "index 1");
  prepare_folder(folder.path());
}

TEST_CASE("generations without a stub are refused with the way on") {
  const TemporaryFolder folder;
  write_file(folder / "generation-1" / "iamglass", "whole");
  try {
    prepare_folder(folder.path());
    FAIL("prepared");
  } catch (const Error& error) {
    CHECK(error.hint().find("--repair") != std::string::npos);
  }
  CHECK(fs::exists(folder / "generation-1" / "iamglass"));
}

TEST_CASE("a path that is a file is an error that names it") {
  const TemporaryFolder folder;
  write_file(folder / "file", "mine");
  for (const fs::path& path : {folder / "file", folder / "file" / "below"}) {
    try {
      prepare_folder(path);
      FAIL("prepared");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(path.string()) != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
  }
  CHECK(read_file(folder / "file") == "mine");
}

TEST_CASE("the size of a folder is that of the files below it") {
  const TemporaryFolder folder;
  CHECK(size_of(folder.path()) == 0);
  CHECK(size_of(folder / "none") == 0);
  write_file(folder / "a", "12345");
  write_file(folder / "b" / "c", "123");
  CHECK(size_of(folder.path()) == 8);
}

}  // namespace
}  // namespace gazette::database_folder_test
