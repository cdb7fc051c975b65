// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/checked_text.hpp"

#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::checked_text_test {
namespace {

TEST_CASE("the checksum of a text is its last line, in the format that indexes hold") {
  CHECK(with_checksum("") == "# xxh3 99aa06d3014798d86001c324468d497f\n");
  CHECK(with_checksum("auto generation-1\n") ==
        "auto generation-1\n# xxh3 46bd4db1f724a9e3235c4cee920767ea\n");
}

TEST_CASE("a text comes back from behind its checksum") {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("\n"), std::string_view("one\ntwo\n"),
        std::string_view("a\0b\xFF\n", 5), std::string_view("# xxh3 0\n")}) {
    const std::string checked = with_checksum(text);
    CAPTURE(checked);
    CHECK(without_checksum(checked) == text);
    const std::string twice = with_checksum(checked);
    CHECK(without_checksum(twice) == checked);
  }
}

TEST_CASE("a text without a checksum that fits is none") {
  const std::string checked = with_checksum("one\ntwo\n");
  for (std::size_t bit = 0; bit < checked.size() * 8; ++bit) {
    std::string flipped = checked;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CAPTURE(bit);
    CHECK_FALSE(without_checksum(flipped));
  }
  for (std::size_t size = 0; size < checked.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(without_checksum(checked.substr(0, size)));
    CHECK_FALSE(without_checksum(checked.substr(checked.size() - size)));
  }
  CHECK_FALSE(without_checksum(checked + '\n'));
  CHECK_FALSE(without_checksum("zero\n" + checked));
}

}  // namespace
}  // namespace gazette::checked_text_test
