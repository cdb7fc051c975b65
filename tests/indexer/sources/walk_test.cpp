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
#include "tests/unprivileged_user.hpp"

namespace gazette::walk_test {
namespace {

using Strings = std::vector<std::string>;

struct Walked {
  Strings files;
  Strings links;
  Strings passed;  ///< "path: why"
  Strings errors;
};

/// Paths as seen from `root`.
Walked walked(const std::filesystem::path& source, const std::filesystem::path& root,
              Links links = Links::not_followed) {
  Walked result;
  const auto shown = [&](const std::string& path) {
    return std::filesystem::path(path).lexically_relative(root).generic_string();
  };
  walk(source.string(), links,
       {.on_file = [&](const FoundFile& file) { result.files.push_back(shown(file.path)); },
        .on_link = [&](const std::string& path) { result.links.push_back(shown(path)); },
        .on_pass =
            [&](const std::string& path, const std::string& why) {
              result.passed.push_back(shown(path) + ": " + why);
            },
        .on_error =
            [&](const std::string& path, const std::string& why) {
              result.errors.push_back(shown(path) + ": " + why);
            },
        .on_unread_folder =
            [&](const UnreadFolder& folder) {
              const bool is_failure = folder.cause == UnreadFolder::Cause::failed;
              result.errors.push_back(shown(folder.path) +
                                      (is_failure ? ": failed: " : ": not permitted: ") +
                                      folder.why);
            }});
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

TEST_CASE("messages not yet delivered to a Maildir are ignored") {
  const TemporaryFolder folder;
  for (const char* name : {"box/cur/1", "box/new/2", "box/tmp/3", "other/tmp/4"}) {
    write_file(folder / name, "text");
  }
  const Walked found = walked(folder.path(), folder.path());
  CHECK(found.files == Strings{"box/cur/1", "box/new/2", "other/tmp/4"});
  CHECK(found.passed == Strings{"box/tmp: mail that was not delivered yet"});
}

TEST_CASE("the folders of a Maildir are read, though their names begin with a full stop") {
  const TemporaryFolder folder;
  for (const char* name : {"box/cur/1", "box/new/2", "box/tmp/3", "box/.Wire.2026/cur/4",
                           "box/.Wire.2026/new/5", "box/.Wire.2026/tmp/6", "box/.cache/7",
                           "box/.Draft/cur/8", ".Wire/cur/9", ".Wire/new/9", ".Wire/tmp/9"}) {
    write_file(folder / name, "text");
  }
  const Walked found = walked(folder.path(), folder.path());
  CHECK(found.files ==
        Strings{"box/.Wire.2026/cur/4", "box/.Wire.2026/new/5", "box/cur/1", "box/new/2"});
  CHECK(found.passed == Strings{".Wire: hidden", "box/.Draft: hidden",
                                "box/.Wire.2026/tmp: mail that was not delivered yet",
                                "box/.cache: hidden", "box/tmp: mail that was not delivered yet"});
}

TEST_CASE("hidden files, README, LICENSE and special files are ignored and reported") {
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

TEST_CASE("a file named by the user is read, whatever its name") {
  const TemporaryFolder folder;
  for (const char* name : {".hidden", "README.md"}) {
    write_file(folder / name, "text");
    CHECK(walked(folder / name, folder.path()).files == Strings{name});
  }
  Named named = Named::by_folder;
  walk((folder / "README.md").string(), Links::not_followed,
       {.on_file = [&](const FoundFile& file) { named = file.named; }});
  CHECK((named == Named::by_user));
}

/// A folder `news` with links to what is in it, beside it and nowhere.
class LinkedFolder {
 public:
  LinkedFolder() {
    write_file(news() / "a.txt", "text");
    write_file(folder_ / "elsewhere" / "b.txt", "text");
    write_file(folder_ / "c.txt", "text");
    std::filesystem::create_directory_symlink("..", news() / "up");
    std::filesystem::create_directory_symlink(folder_ / "elsewhere", news() / "linked");
    std::filesystem::create_symlink(folder_ / "c.txt", news() / "c.txt");
    std::filesystem::create_symlink("a.txt", news() / "z.txt");
    std::filesystem::create_symlink("a.txt", news() / ".hidden");
    std::filesystem::create_symlink("self", news() / "self");
    std::filesystem::create_symlink("gone", news() / "broken");
  }

  std::filesystem::path news() const { return folder_ / "news"; }
  std::filesystem::path link_to_news() const {
    std::filesystem::create_directory_symlink("news", folder_ / "link");
    return folder_ / "link";
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("a link in a folder is not followed, wherever it leads") {
  const LinkedFolder folder;
  const Walked found = walked(folder.news(), folder.news());
  CHECK(found.files == Strings{"a.txt"});
  CHECK(found.links == Strings{"broken", "c.txt", "linked", "self", "up", "z.txt"});
  CHECK(found.passed == Strings{".hidden: hidden"});
  CHECK(found.errors.empty());
}

TEST_CASE("a source that is a link is followed") {
  const LinkedFolder folder;
  const std::filesystem::path link = folder.link_to_news();
  const Walked found = walked(link, link);
  CHECK(found.files == Strings{"a.txt"});
  CHECK(found.links.size() == 6);
  CHECK(walked(folder.news() / "c.txt", folder.news()).files == Strings{"c.txt"});
  CHECK(walked(folder.news() / "linked", folder.news()).files == Strings{"linked/b.txt"});
}

TEST_CASE("where links are followed, each folder is entered once, and loops end") {
  const LinkedFolder folder;
  const Walked found = walked(folder.news(), folder.news(), Links::followed);
  CHECK(found.files == Strings{"a.txt", "c.txt", "linked/b.txt", "up/c.txt", "z.txt"});
  CHECK(found.links.empty());
  CHECK(found.passed == Strings{".hidden: hidden",
                                "up/elsewhere: a link to a folder that was read before",
                                "up/news: a link to a folder that was read before"});
  REQUIRE(found.errors.size() == 2);
  CHECK(found.errors[0] == "broken: a broken link");
  CHECK(found.errors[1].starts_with("self: "));
}

TEST_CASE("a folder that may not be opened is unread, and the walk goes on") {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  for (const char* name : {"a/b.txt", "c.txt"}) write_file(folder / name, "text");
  std::filesystem::permissions(folder / "a", std::filesystem::perms::none);
  Walked found;
  {
    const UnprivilegedUser user;
    found = walked(folder.path(), folder.path());
  }
  std::filesystem::permissions(folder / "a", std::filesystem::perms::owner_all);
  CHECK(found.files == Strings{"c.txt"});
  CHECK(found.errors == Strings{"a: not permitted: Permission denied"});
}

TEST_CASE("an empty folder has no files, a missing path is an error that names it") {
  const TemporaryFolder folder;
  CHECK(walked(folder.path(), folder.path()).files.empty());
  for (const std::string& path : {(folder / "none").string(), std::string()}) {
    CAPTURE(path);
    CHECK_THROWS_AS(require_source(path), Error);
  }
}

TEST_CASE("a file that disappears during a walk is an error, and the walk goes on") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "b.txt", "c/d.txt", "e.txt"}) write_file(folder / name, "text");
  Strings files;
  Strings errors;
  const WalkSinks sinks{
      .on_file =
          [&](const FoundFile& file) {
            files.push_back(std::filesystem::path(file.path).filename().string());
            std::filesystem::remove(folder / "b.txt");
            std::filesystem::remove_all(folder / "c");
          },
      .on_error =
          [&](const std::string& path, const std::string& why) {
            errors.push_back(std::filesystem::path(path).filename().string() + ": " + why);
          }};
  walk(folder.path().string(), Links::not_followed, sinks);
  CHECK(files == Strings{"a.txt", "e.txt"});
  CHECK(errors == Strings{"b.txt: it disappeared before it could be read",
                          "c: it disappeared before it could be read"});
  walk((folder / "b.txt").string(), Links::not_followed, sinks);
  CHECK(errors.size() == 3);
}

}  // namespace
}  // namespace gazette::walk_test
