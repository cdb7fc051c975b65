// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/percent_encoding.hpp"

#include <array>

#include "tests/catch.hpp"

namespace gazette::percent_encoding_test {
namespace {

TEST_CASE("what is escaped in an address is read as the text that it stands for") {
  struct Case {
    std::string_view encoded;
    std::string_view want;
  };
  constexpr std::array cases = {Case{"", ""},
                                Case{"sport", "sport"},
                                Case{"a+b", "a+b"},
                                Case{"fu%C3%9Fball", "fu\u00DFball"},
                                Case{"fu%c3%9fball", "fu\u00DFball"},
                                Case{"100%25", "100%"}};
  for (const auto& [encoded, want] : cases) {
    CAPTURE(encoded);
    CHECK(decode_percent(encoded) == want);
  }
}

TEST_CASE("every byte is escaped that an address may not have, and read back") {
  struct Case {
    std::string_view bytes;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"", ""},           Case{"aZ09-._~", "aZ09-._~"},         Case{"a b/c", "a%20b/c"},
      Case{"100%", "100%25"}, Case{"fu\u00DFball", "fu%C3%9Fball"}, Case{"caf\xE8", "caf%E8"}};
  for (const auto& [bytes, want] : cases) {
    CAPTURE(bytes);
    CHECK(encode_percent(bytes, "/") == want);
  }
  CHECK(encode_percent("a/b") == "a%2Fb");
}

TEST_CASE("an escape that is cut or stands for no text is refused") {
  for (const std::string_view encoded : {"%", "%4", "%4G", "%G4", "a%", "%C3", "%00", "%ff"}) {
    CAPTURE(encoded);
    CHECK_FALSE(decode_percent(encoded));
  }
}

}  // namespace
}  // namespace gazette::percent_encoding_test
