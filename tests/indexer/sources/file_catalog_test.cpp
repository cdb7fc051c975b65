// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_catalog.hpp"

#include "tests/catch.hpp"

namespace gazette::file_catalog_test {
namespace {

TEST_CASE("a file comes back from its metadata as it was, whatever bytes its path has") {
  FileEntry entry;
  entry.stamp = {5'000'000'000, -17};
  entry.articles = 12;
  entry.content = hash_of("content");
  entry.settings = hash_of("settings");
  for (const std::string path : {"/news/a b.txt", "/n\xE9ws/\xFF", "/two\nlines ", "", " "}) {
    CAPTURE(path);
    const std::optional<KnownFile> back = parse_known_file(to_metadata({path, entry}));
    REQUIRE(back);
    CHECK(back->path == path);
    REQUIRE(back->entry);
    CHECK(back->entry->stamp == entry.stamp);
    CHECK(back->entry->articles == entry.articles);
    CHECK(back->entry->content == entry.content);
    CHECK(back->entry->settings == entry.settings);
    const std::optional<KnownFile> without = parse_known_file(to_metadata({path, std::nullopt}));
    REQUIRE(without);
    CHECK(without->path == path);
    CHECK_FALSE(without->entry);
  }
}

TEST_CASE("anything that is not a regular file is recognised") {
  const std::string digits(32, 'a');
  for (const std::string& text :
       {std::string(), std::string("1 2 3"), "1 2 3 " + digits, "1 2 3 " + digits + " short /a",
        "x 2 3 " + digits + " " + digits + " /a", "1 2 3 " + digits + " " + digits,
        "1 2 3 " + digits + " " + std::string(32, 'g') + " /a"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_known_file(text));
  }
}

}  // namespace
}  // namespace gazette::file_catalog_test
