// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/small_file.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/unprivileged_user.hpp"

namespace gazette::small_file_test {
namespace {

namespace fs = std::filesystem;
using State = SmallFile::State;

TEST_CASE("a file is read whole up to the limit, and not at all above it") {
  const TemporaryFolder folder;
  const std::string bytes("one\0two\xFF\n", 9);
  write_file(folder / "file", bytes);
  for (const std::size_t limit : {bytes.size(), bytes.size() + 1, std::size_t{10'000}}) {
    const SmallFile file = read_small_file(folder / "file", limit);
    CHECK(file.state == State::whole);
    CHECK(file.text == bytes);
    CHECK(file.fault.empty());
  }
  for (const std::size_t limit : {std::size_t{0}, bytes.size() - 1}) {
    const SmallFile file = read_small_file(folder / "file", limit);
    CHECK(file.state == State::unfit);
    CHECK(file.text.empty());
    CHECK(file.fault == "is longer than " + std::to_string(limit) + " bytes");
  }
  write_file(folder / "empty", "");
  const SmallFile empty = read_small_file(folder / "empty", 0);
  CHECK(empty.state == State::whole);
  CHECK(empty.text.empty());
}

TEST_CASE("a link is read as the file that it leads to") {
  const TemporaryFolder folder;
  write_file(folder / "file", "one\n");
  fs::create_symlink("file", folder / "link");
  fs::create_symlink("loop", folder / "loop");
  fs::create_symlink("none", folder / "dangling");
  CHECK(read_small_file(folder / "link", 10).text == "one\n");
  CHECK(read_small_file(folder / "dangling", 10).state == State::missing);
  const SmallFile loop = read_small_file(folder / "loop", 10);
  CHECK(loop.state == State::unfit);
  CHECK(loop.fault.starts_with("cannot be read: "));
}

TEST_CASE("a file that is not there is missing, also below what is no folder") {
  const TemporaryFolder folder;
  write_file(folder / "file", "one\n");
  CHECK(read_small_file(folder / "none", 10).state == State::missing);
  CHECK(read_small_file(folder / "none" / "below", 10).state == State::missing);
  CHECK(read_small_file(folder / "file" / "below", 10).state == State::missing);
}

TEST_CASE("what is no regular file is unfit, and nothing waits for it") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "folder");
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  for (const fs::path& path : {folder / "folder", folder / "pipe", fs::path("/dev/zero")}) {
    CAPTURE(path);
    const SmallFile file = read_small_file(path, 10);
    CHECK(file.state == State::unfit);
    CHECK(file.fault == "is not a regular file");
  }
}

TEST_CASE("a file that this user may not read is forbidden") {
  const TemporaryFolder folder;
  write_file(folder / "file", "one\n");
  fs::permissions(folder.path(), fs::perms{0755});
  fs::permissions(folder / "file", fs::perms::none);
  const UnprivilegedUser user;
  CHECK(read_small_file(folder / "file", 10).state == State::forbidden);
}

}  // namespace
}  // namespace gazette::small_file_test
