// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/writer_lock.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::writer_lock_test {
namespace {

namespace fs = std::filesystem;

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

TEST_CASE("a lock that is a link or a pipe is refused, and its target stays as it is") {
  const TemporaryFolder folder;
  write_file(folder / "mine", "letter");
  fs::create_symlink(folder / "mine", folder / "gazette.lock");
  CHECK_THROWS_AS(WriterLock(folder.path()), Error);
  CHECK(read_file(folder / "mine") == "letter");
  fs::remove(folder / "gazette.lock");
  REQUIRE(::mkfifo((folder / "gazette.lock").c_str(), 0666) == 0);
  CHECK_THROWS_AS(WriterLock(folder.path()), Error);
}

}  // namespace
}  // namespace gazette::writer_lock_test
