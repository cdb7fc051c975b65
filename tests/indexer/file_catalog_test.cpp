// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_catalog.hpp"

#include "tests/catch.hpp"

namespace gazette {
namespace {

TEST_CASE("an entry comes back from its metadata as it was") {
  FileEntry entry;
  entry.stamp = {5'000'000'000, -17};
  entry.articles = 12;
  entry.content = hash_of("content");
  entry.reading = hash_of("reading");
  const std::optional<FileEntry> back = parse_file_entry(to_metadata(entry));
  REQUIRE(back);
  CHECK(back->stamp == entry.stamp);
  CHECK(back->articles == entry.articles);
  CHECK(back->content == entry.content);
  CHECK(back->reading == entry.reading);
}

TEST_CASE("what is no entry is told from one") {
  const std::string digits(32, 'a');
  for (const std::string& text :
       {std::string(), std::string("1 2 3"), "1 2 3 " + digits, "1 2 3 " + digits + " short",
        "x 2 3 " + digits + " " + digits, "1 2 3 " + digits + " " + std::string(32, 'g')}) {
    CAPTURE(text);
    CHECK_FALSE(parse_file_entry(text));
  }
}

}  // namespace
}  // namespace gazette
