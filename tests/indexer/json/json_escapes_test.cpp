// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>

#include "indexer/json/json_parser.hpp"
#include "tests/catch.hpp"

namespace gazette::json_escapes_test {
namespace {

TEST_CASE("half a surrogate pair becomes the replacement character, all else stays") {
  struct Case {
    std::string_view json;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"("no escape")", R"("no escape")"},
      Case{R"("caf\u00e9 \n")", R"("caf\u00e9 \n")"},
      Case{R"("\ud83d\ude00")", R"("\ud83d\ude00")"},
      Case{R"("\ud83d")", R"("\ufffd")"},
      Case{R"("\ude00 cut")", R"("\ufffd cut")"},
      Case{R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")"},
      Case{R"("\\ud83d")", R"("\\ud83d")"},
      Case{R"("\u12")", R"("\u12")"},
      Case{R"(\)", R"(\)"},
      Case{"", ""},
  };
  for (const auto& [json, want] : cases) {
    CAPTURE(json);
    std::string found = with_whole_characters(std::string(json));
    for (char& c : found) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    CHECK(found == want);
  }
}

}  // namespace
}  // namespace gazette::json_escapes_test
