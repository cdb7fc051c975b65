// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/database_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::database_folder_test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the stub names the generation that was published last") {
  const TemporaryFolder folder;
  CHECK(current_generation(folder.path()).empty());
  CHECK(current_generation(folder / "none").empty());
  publish_generation(folder.path(), "generation-1");
  CHECK(current_generation(folder.path()) == folder / "generation-1");
  publish_generation(folder.path(), "generation-2");
  CHECK(current_generation(folder.path()) == folder / "generation-2");
  CHECK(read_file(folder / std::string(stub_name)) == "auto generation-2\n");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a stub that names nothing is an error, not an empty index") {
  for (const std::string_view text : {"", "\n", "auto", "auto \n"}) {
    CAPTURE(text);
    const TemporaryFolder folder;
    write_file(folder / std::string(stub_name), text);
    CHECK_THROWS_AS(current_generation(folder.path()), Error);
  }
}

TEST_CASE("a folder is made with those above it") {
  const TemporaryFolder folder;
  prepare_folder(folder / "a" / "b c");
  CHECK(fs::is_directory(folder / "a" / "b c"));
  prepare_folder(folder / "a" / "b c");
}

TEST_CASE("a folder with other things in it is refused and stays as it is") {
  for (const std::string name : {"letter.txt", "iamglass", ".profile", "sub/file"}) {
    CAPTURE(name);
    const TemporaryFolder folder;
    write_file(folder / name, "mine");
    CHECK_THROWS_AS(prepare_folder(folder.path()), Error);
    CHECK(read_file(folder / name) == "mine");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  }
}

TEST_CASE("what a killed run left behind is no hindrance") {
  const TemporaryFolder folder;
  write_file(folder / "gazette.lock", "process 1 on old since 2020-01-01T00:00:00Z\n");
  write_file(folder / "XAPIANDB.new", "auto gen");
  write_file(folder / "generation-1" / "iamglass", "cut");
  prepare_folder(folder.path());
  const WriterLock lock(folder.path());
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

TEST_CASE("a lock is held by one, says by whom, and is free again afterwards") {
  const TemporaryFolder folder;
  {
    const WriterLock lock(folder.path());
    std::array<char, 256> host{};
    REQUIRE(::gethostname(host.data(), host.size() - 1) == 0);
    const std::string who =
        "process " + std::to_string(::getpid()) + " on " + host.data() + " since ";
    try {
      const WriterLock second(folder.path());
      FAIL("locked twice");
    } catch (const Error& error) {
      const std::string what = error.what();
      CHECK(what.find(folder.path().string()) != std::string::npos);
      CHECK(what.find(who) != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
  }
  const WriterLock again(folder.path());
}

TEST_CASE("the lock of a process that was killed is free") {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const WriterLock lock(folder.path());
    ::raise(SIGKILL);
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(fs::exists(folder / "gazette.lock"));
  const WriterLock lock(folder.path());
}

TEST_CASE("who waits for the lock has it when its holder ends") {
  const TemporaryFolder folder;
  std::optional<WriterLock> first(std::in_place, folder.path());
  std::future<void> second = std::async(
      std::launch::async, [&] { const WriterLock lock(folder.path(), std::chrono::seconds{60}); });
  CHECK(second.wait_for(std::chrono::milliseconds{200}) == std::future_status::timeout);
  first.reset();
  second.get();
}

TEST_CASE("who waits in vain is told who holds the lock") {
  const TemporaryFolder folder;
  const WriterLock first(folder.path());
  CHECK_THROWS_AS(WriterLock(folder.path(), std::chrono::seconds{1}), Error);
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
