// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/utf8_stream.hpp"

#include <array>
#include <iterator>
#include <sstream>
#include <string>

#include "indexer/sources/input.hpp"
#include "tests/catch.hpp"

namespace gazette::utf8_stream_test {
namespace {

constexpr std::size_t limit = 1'000;

std::string text_of(const std::string& bytes, Converted converted) {
  std::istringstream stream(bytes);
  Utf8Stream utf8(stream, converted, limit);
  REQUIRE_FALSE(utf8.is_too_large());
  const std::string head(utf8.head());
  std::string text(std::istreambuf_iterator<char>(utf8.stream()), {});
  CHECK(text.starts_with(head));
  return text;
}

TEST_CASE("a stream in any encoding is read as UTF-8, with lines that end in LF") {
  using namespace std::string_literals;
  struct Case {
    std::string bytes;
    Converted converted;
    std::string want;
  };
  const std::array cases = {
      Case{"Fähre\nBus", Converted::all, "Fähre\nBus"},
      Case{"\xEF\xBB\xBF"
           "Fähre",
           Converted::all, "Fähre"},
      Case{"\xFF\xFE"
           "F\0\xE4\0h\0"s,
           Converted::wide, "Fäh"},
      Case{"\0F\0\xE4\0h"s, Converted::wide, "Fäh"},
      Case{"F\xE4hre", Converted::all, "Fähre"},
      Case{"F\xE4hre", Converted::wide, "F\xE4hre"},
      Case{"ferry\rbus\r", Converted::all, "ferry\nbus\n"},
      Case{"ferry\r\nbus\r\n", Converted::all, "ferry\r\nbus\r\n"},
      Case{"", Converted::all, ""},
  };
  for (const auto& [bytes, converted, want] : cases) {
    CAPTURE(bytes);
    CHECK(text_of(bytes, converted) == want);
  }
}

TEST_CASE("lines behind the first block are converted where they are not UTF-8") {
  const std::string line = "The ferry left on Monday.\n";
  std::string ascii;
  while (ascii.size() < 3 * head_bytes) ascii += line;
  const std::string umlauts = "Die F\xE4hre f\xE4hrt fr\xFCh nach \xC5rhus.\n";
  const std::string in_utf8 = "Die Fähre fährt früh nach Århus.\n";
  const std::string narrow(head_bytes + 7, 'x');  // a line longer than a block
  struct Case {
    std::string bytes;
    std::string want;
  };
  const std::array cases = {
      Case{ascii + umlauts, ascii + in_utf8},
      Case{ascii + umlauts + ascii + umlauts, ascii + in_utf8 + ascii + in_utf8},
      Case{in_utf8 + ascii + umlauts, in_utf8 + ascii + in_utf8},
      Case{ascii + in_utf8 + ascii, ascii + in_utf8 + ascii},
      Case{narrow + "ä" + narrow + "ä", narrow + "ä" + narrow + "ä"},
      Case{ascii + "F\xE4hre", ascii + "Fähre"},
  };
  for (const auto& [bytes, want] : cases) {
    std::istringstream stream(bytes);
    Utf8Stream utf8(stream, Converted::all, limit);
    const std::string text(std::istreambuf_iterator<char>(utf8.stream()), {});
    CHECK(text.size() == want.size());
    CHECK((text == want));
  }
  std::istringstream stream(ascii + umlauts);
  Utf8Stream utf8(stream, Converted::wide, limit);
  CHECK((std::string(std::istreambuf_iterator<char>(utf8.stream()), {}) == ascii + umlauts));
}

TEST_CASE("a stream that is converted has a limit, one that is not has none") {
  std::istringstream latin(std::string(head_bytes + 2 * limit, '\xE4'));
  CHECK(Utf8Stream(latin, Converted::all, limit).is_too_large());
  std::istringstream plain(std::string(head_bytes + 2 * limit, 'a'));
  CHECK_FALSE(Utf8Stream(plain, Converted::all, limit).is_too_large());
}

}  // namespace
}  // namespace gazette::utf8_stream_test
