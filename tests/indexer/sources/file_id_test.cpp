// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_id.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::file_id_test {
namespace {

TEST_CASE("every path has an id of its own, also one that is not UTF-8") {
  struct Case {
    std::string_view path;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"/news/ferry.txt", "file:/news/ferry.txt"},
      Case{"/news/a b%20c?.txt", "file:/news/a b%20c?.txt"},
      Case{"/news/caf\u00E8.txt", "file:/news/caf\u00E8.txt"},
      Case{"/news/caf\uFFFD.txt", "file:/news/caf\uFFFD.txt"},
      Case{"/news/caf\xE8.txt", "file:///news/caf%E8.txt"},
      Case{"/news/caf\xE9.txt", "file:///news/caf%E9.txt"},
      Case{"/n\u00E9ws/a b%\xFF", "file:///n%C3%A9ws/a%20b%25%FF"},
  };
  for (const auto& [path, want] : cases) {
    CAPTURE(path);
    CHECK(file_id(path) == want);
  }
}

TEST_CASE("the id of a file is recognised after any prefix, of this version or the first") {
  struct Case {
    std::string_view id;
    std::string_view path;
    std::optional<std::string> want;
  };
  const std::array cases = {
      Case{"file:/a.txt", "/a.txt", ""},
      Case{"wendale/file:/a.txt", "/a.txt", "wendale/"},
      Case{"file:///caf%E8.txt", "/caf\xE8.txt", ""},
      Case{"w/file:/caf\uFFFD.txt", "/caf\xE8.txt", "w/"},
      Case{"file:/b/a.txt", "/a.txt", std::nullopt},
      Case{"17", "/a.txt", std::nullopt},
      Case{"", "/a.txt", std::nullopt},
  };
  for (const auto& [id, path, want] : cases) {
    CAPTURE(id, path);
    CHECK(prefix_of_file_id(id, path) == want);
  }
}

TEST_CASE("the id of a part of a file has the names within it, escaped where they must be") {
  struct Row {
    std::string path;
    std::vector<std::string> steps;
    std::string id;
  };
  const std::vector<Row> rows = {
      {"/news/a.txt.gz", {}, "file:/news/a.txt.gz"},
      {"/news/a.zip", {"may/b.txt"}, "file:/news/a.zip!may/b.txt"},
      {"/news/a.zip", {"b.zip", "c.txt"}, "file:/news/a.zip!b.zip!c.txt"},
      {"/news/a.zip", {"b!c.txt"}, "file:///news/a.zip!b%21c.txt"},
      {"/news/a!b", {"c.txt"}, "file:///news/a%21b!c.txt"},
      {"/news/a.zip", {"caf\xe8.txt"}, "file:///news/a.zip!caf%E8.txt"},
      {"/news/caf\xe8.zip", {"b.txt"}, "file:///news/caf%E8.zip!b.txt"},
  };
  for (const Row& row : rows) CHECK(inner_file_id(row.path, row.steps) == row.id);
}

}  // namespace
}  // namespace gazette::file_id_test
