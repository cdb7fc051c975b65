// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/walk.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::walk_test {
namespace {

using Strings = std::vector<std::string>;

struct Walked {
  Strings files;
  Strings passed;  ///< "path: why"
  Strings errors;
};

/// Paths as seen from `root`.
Walked walked(const std::filesystem::path& source, const std::filesystem::path& root) {
  Walked result;
  const auto shown = [&](const std::string& path) {
    return std::filesystem::path(path).lexically_relative(root).generic_string();
  };
  const WalkSinks sinks{[&](const FoundFile& file) { result.files.push_back(shown(file.path)); },
                        [&](const std::string& path, const std::string& why) {
                          result.passed.push_back(shown(path) + ": " + why);
                        },
                        [&](const std::string& path, const std::string& why) {
                          result.errors.push_back(shown(path) + ": " + why);
                        }};
  walk(source.string(), sinks);
  return result;
}

TEST_CASE("a folder is walked by name, whatever order its files were made in") {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "a/z.txt", "c", "a/b/y.txt", "B.txt", "a.txt", "10.txt", "9.txt"}) {
    write_file(folder / name, "text");
  }
  const Strings want = {"10.txt", "9.txt", "B.txt", "a/b/y.txt", "a/z.txt", "a.txt", "b.txt", "c"};
  CHECK(walked(folder.path(), folder.path()).files == want);
  CHECK(walked(folder.path(), folder.path()).files == want);
  CHECK(walked(folder.path().string() + "/", folder.path()).files == want);
}

TEST_CASE("hidden files, README and LICENSE and what is no file are passed over and named") {
  const TemporaryFolder folder;
  for (const char* name : {".hidden", ".git/config", "README", "README.md", "LICENSE.txt", "a.txt",
                           "sub/README.txt", "sub/read"}) {
    write_file(folder / name, "text");
  }
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const Walked found = walked(folder.path(), folder.path());
  CHECK(found.files == Strings{"a.txt", "sub/read"});
  CHECK(found.passed ==
        Strings{".git: hidden", ".hidden: hidden", "LICENSE.txt: about the folder, not news",
                "README: about the folder, not news", "README.md: about the folder, not news",
                "pipe: not a regular file", "sub/README.txt: about the folder, not news"});
  CHECK(found.errors.empty());
}

TEST_CASE("a file that is named is taken, whatever its name") {
  const TemporaryFolder folder;
  for (const char* name : {".hidden", "README.md"}) {
    write_file(folder / name, "text");
    CHECK(walked(folder / name, folder.path()).files == Strings{name});
  }
  Named named = Named::by_folder;
  const WalkSinks sinks{[&](const FoundFile& file) { named = file.named; },
                        [](const std::string&, const std::string&) {},
                        [](const std::string&, const std::string&) {}};
  walk((folder / "README.md").string(), sinks);
  CHECK((named == Named::by_user));
}

TEST_CASE("links are followed, each folder is entered once, and loops end") {
  const TemporaryFolder folder;
  write_file(folder / "news" / "a.txt", "text");
  write_file(folder / "elsewhere" / "b.txt", "text");
  std::filesystem::create_directory_symlink("..", folder / "news" / "up");
  std::filesystem::create_directory_symlink(folder / "elsewhere", folder / "news" / "linked");
  std::filesystem::create_symlink("self", folder / "news" / "self");
  std::filesystem::create_symlink("gone", folder / "news" / "broken");
  const Walked found = walked(folder / "news", folder / "news");
  CHECK(found.files == Strings{"a.txt", "linked/b.txt"});
  CHECK(found.passed == Strings{"up/elsewhere: a link to a folder that was read before",
                                "up/news: a link to a folder that was read before"});
  REQUIRE(found.errors.size() == 2);
  CHECK(found.errors[0] == "broken: a link to nothing");
  CHECK(found.errors[1].starts_with("self: "));
}

TEST_CASE("an empty folder has no files, a missing path is an error that names it") {
  const TemporaryFolder folder;
  CHECK(walked(folder.path(), folder.path()).files.empty());
  for (const std::string& path : {(folder / "none").string(), std::string()}) {
    CAPTURE(path);
    CHECK_THROWS_AS(require_source(path), Error);
  }
}

TEST_CASE("what vanishes during a walk is an error of its own, and the walk goes on") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "b.txt", "c/d.txt", "e.txt"}) write_file(folder / name, "text");
  Strings files;
  Strings errors;
  const WalkSinks sinks{
      [&](const FoundFile& file) {
        files.push_back(std::filesystem::path(file.path).filename().string());
        std::filesystem::remove(folder / "b.txt");
        std::filesystem::remove_all(folder / "c");
      },
      [](const std::string&, const std::string&) {},
      [&](const std::string& path, const std::string& why) {
        errors.push_back(std::filesystem::path(path).filename().string() + ": " + why);
      }};
  walk(folder.path().string(), sinks);
  CHECK(files == Strings{"a.txt", "e.txt"});
  CHECK(errors == Strings{"b.txt: it vanished before it could be read",
                          "c: it vanished before it could be read"});
  walk((folder / "b.txt").string(), sinks);
  CHECK(errors.size() == 3);
}

}  // namespace
}  // namespace gazette::walk_test
