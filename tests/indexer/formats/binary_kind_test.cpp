// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/binary_kind.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::binary_kind_test {
namespace {

TEST_CASE("a file that is not read is counted by its ending, else by its first bytes") {
  struct Case {
    std::string_view name, head, kind;
  };
  constexpr std::array cases = {
      Case{"a/b.JPG", "\xFF\xD8\xFF\xE0", ".jpg"},
      Case{"a.d/b", "\xFF\xD8\xFF\xE0", "a JPEG image"},
      Case{"b", "%PDF-1.7", "a PDF document"},
      Case{"b", "%PDX", "without an ending"},
      Case{"a.d/b", "", "without an ending"},
      Case{"b.", "", "without an ending"},
      Case{".hidden", "", "without an ending"},
      Case{"b.an-ending-that-is-none", "", "without an ending"},
      Case{"b.tar.gz", "\x1F\x8B\x08", ".gz"},
  };
  for (const auto& [name, head, kind] : cases) {
    CAPTURE(name, head);
    CHECK(file_kind(head, name) == kind);
  }
}

}  // namespace
}  // namespace gazette::binary_kind_test
