// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/accepted_languages.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::accepted_languages_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("accepted languages are ordered by quality") {
  struct Case {
    std::string_view field;
    Strings want;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"de", {"de"}},
      {"de-AT, de;q=0.9, en;q=0.8", {"de", "en"}},
      {"en;q=0.5,de", {"de", "en"}},
      {"fr-CA,fr;q=0.8,en-US;q=0.6", {"fr", "en"}},
      {"en;q=0, de;q=0.0, es;q=0.1", {"es"}},
      {"*", {}},
      {"*;q=0.5, pt", {"pt"}},
      {" , ;q=1,,de ; q=0.3", {"de"}},
      {"de;q=x, en;q=0.2", {"en"}},
      {"deu", {"de"}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.field);
    CHECK(accepted_languages(row.field) == row.want);
  }
}

TEST_CASE("language ranges keep their regions") {
  CHECK(accepted_ranges("de;q=0.5, en-GB, zh-Hant-TW;q=0.7, fr-CH;q=0") ==
        Strings{"en-GB", "zh-Hant-TW", "de"});
  CHECK(accepted_ranges("").empty());
}

TEST_CASE("a header of any length has at most ten languages") {
  std::string field;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) field += {a, b, ','};
  }
  CHECK(accepted_languages(field).size() == 10);
  CHECK(accepted_languages(std::string(100'000, ',')).empty());
}

}  // namespace
}  // namespace gazette::accepted_languages_test
