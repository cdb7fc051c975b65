// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/glass_version.hpp"

#include <string>

#include "tests/catch.hpp"

namespace gazette::glass_version_test {
namespace {

/// The file iamglass of a new database: its tables have no files.
std::string bytes_of_revision(std::uint64_t revision) {
  GlassFile file;
  file.version = {std::string(16, 'u'), revision, 0};
  for (TableRoot& table : file.tables) table.block_bytes = 8192;
  return glass_file_bytes(file);
}

TEST_CASE("a file iamglass says what was written to it") {
  for (const std::uint64_t revision : {0U, 1U, 127U, 128U, 16'384U}) {
    CAPTURE(revision);
    const std::string bytes = bytes_of_revision(revision);
    const auto file = parse_glass_file(bytes);
    REQUIRE(file);
    CHECK(file->version.revision == revision);
    CHECK(glass_file_bytes(*file) == bytes);
  }
}

TEST_CASE("a number with zeros at its end, which Xapian never packs, is damage") {
  constexpr std::size_t revision_offset = 32;
  std::string bytes = bytes_of_revision(5);
  REQUIRE(bytes.substr(revision_offset, 2) == std::string("\x05\0", 2));
  bytes.replace(revision_offset, 1, "\x85\0", 2);  // still 5
  bytes.erase(revision_offset + 2, 1);
  CHECK_FALSE(parse_glass_file(bytes));
  bytes = bytes_of_revision(5);
  bytes.replace(revision_offset, 1, "\x85\0", 2);
  CHECK_FALSE(parse_glass_file(bytes));
}

}  // namespace
}  // namespace gazette::glass_version_test
