// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_iptc7901.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_iptc7901_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("messages of a wire are read one by one") {
  struct Case {
    std::string_view wire;
    Strings articles;  ///< "title|body|time"
    Strings skipped;   ///< "place: why"
  };
  const std::vector<Case> cases = {
      {"\x16\x16\x01xpa0123 4 wi 60 xpa 0044\r\n\x02\r\nFerry sails\r\nat last =\r\n\r\n"
       "   Port Alder (xpa) - It left on Monday.\r\n\x03\r\n261405 Feb 26\r\n\x04",
       {"Ferry sails at last|Port Alder (xpa) - It left on Monday.\n|2026-02-26T14:05:00Z"},
       {}},
      {"\x01"
       "a1\r\n\x02"
       "One\r\nIt left.\x03"
       "260100 GMT feb 2026\x04\x01"
       "a2\n\x02Two\nIt came.\n\x03",
       {"One|It left.\n|2026-02-26T01:00:00Z", "Two|It came.\n|"},
       {}},
      {"\x01"
       "a1 261405 feb 26\n\x02"
       "Caf\xE9 opens=\n\x03",
       {"Café opens||2026-02-26T14:05:00Z"},
       {}},
      {"\x01"
       "a1\n no text\x03\x01"
       "a2\n\x02"
       "cut\x01"
       "a3\n\x02 \n\x03",
       {},
       {"[0]: the start of its text (STX) is missing", "[1]: the end of its text (ETX) is missing",
        "[2]: no text"}},
      {"\x01"
       "a1\n\x02"
       "Odd=\n\x03"
       "999999 feb 26",
       {"Odd||"},
       {}},
      {"", {}, {": there is no message (SOH) in the file"}},
  };
  for (const auto& [wire, articles, skipped] : cases) {
    CAPTURE(wire);
    const Stories stories = stories_of(read_iptc7901, std::string(wire));
    Strings read;
    for (const Article& article : stories.articles) {
      read.push_back(article.title + '|' + article.body + '|' +
                     (article.published ? to_rfc3339(article.published->utc) : ""));
    }
    CHECK(read == articles);
    Strings places;
    for (const Skipped& each : stories.skipped) places.push_back(each.place + ": " + each.why);
    CHECK(places == skipped);
  }
}

}  // namespace
}  // namespace gazette::read_iptc7901_test
