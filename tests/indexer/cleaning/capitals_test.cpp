// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/capitals.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"
#include "tests/catch.hpp"

namespace gazette::capitals_test {
namespace {

/// What is left of `text`, a newline after each paragraph.
std::string without_links(std::string_view text) {
  std::vector<Paragraph> lines = split_paragraphs(text);
  drop_links(lines);
  return join_paragraphs(lines);
}

const std::string story =
    "The first ferry in fifty-five years left the fish quay of Port Alder on Monday.\n"
    "It had twenty-six vehicles, two cyclists and a bride on board, the harbour master said.\n";
const std::string ending =
    "The bride reached the church with a quarter of an hour to spare, which was enough.\n";

TEST_CASE("a link in capitals between paragraphs is no part of the story") {
  for (const std::string_view link :
       {"FERRY OPERATOR DENIES REPORTS OF FUEL SHORTAGE", "MAYOR TO MCDONALD: 'NO MORE BOATS'",
        "WAS NUN MIT DER FÄHRE GESCHIEHT", "ПАРОМ СНОВА ИДЁТ В ПОРТ",
        "5 THINGS TO KNOW ABOUT FERRIES", "FERRY STRIKE (VIDEO)", "CLICK HERE TO GET THE APP",
        "READ MORE", "OIL PRICES FALL IN THE U.S."}) {
    CAPTURE(link);
    CHECK(without_links(story + std::string(link) + "\n" + ending) == story + ending);
    CHECK(without_links(story + "\n" + std::string(link) + "\n\n" + ending) == story + ending);
    CHECK(without_links(story + ending + std::string(link) + "\n") == story + ending);
  }
}

TEST_CASE("two links one below the other go, and links in several places") {
  CHECK(without_links(story + "FUEL SHORTAGE DENIED\nBRIDGE TO STAY CLOSED\n" + ending +
                      "TIDES TO RISE ON FRIDAY\n" + story) == story + ending + story);
}

TEST_CASE("a link directly behind the headline goes and the headline stays") {
  for (const std::string_view blank : {"\n", ""}) {
    CHECK(without_links("Ferry sails at last\n\nBRIDGE RECALL SHAKES SHELVES\n" +
                        std::string(blank) + story) == "Ferry sails at last\n" + story);
  }
}

TEST_CASE("capitals that are part of a story stay") {
  struct Case {
    std::string_view why;
    std::string text;
  };
  const std::array cases = {
      Case{"the first line is the story's own", "FERRY SAILS AT LAST\n" + story + ending},
      Case{"a second line below a headline in capitals",
           "FERRY SAILS AT LAST\nTOWN CELEBRATES THE END OF WAITING\n" + story},
      Case{"a byline behind the headline", "Ferry sails at last\n\nBY JANE MARY ROE\n\n" + story},
      Case{"within a paragraph",
           story + "The crowd sang WE SHALL SAIL AGAIN until dusk.\n" + ending},
      Case{"a short name is none", story + "BBC\n" + ending},
      Case{"a sub-heading of few words", story + "FERRIES OF THE\n" + ending},
      Case{"a sub-heading that asks", story + "WHAT HAPPENS NEXT?\n" + ending},
      Case{"a long sub-heading that asks", story + "DOES SHE HAVE A PLAN FOR THAT?\n" + ending},
      Case{"an exclamation", story + "NO TO WAR!\n" + ending},
      Case{"a quoted exclamation", story + "“KEEP YOUR HANDS OFF OUR BOATS!”\n" + ending},
      Case{"a sentence", story + "THE FERRY IS LATE TODAY.\n" + ending},
      Case{"a sub-heading with a maker's name",
           story + "BOATS OF THE SEA (ALDER GAMES)\n" + ending},
      Case{"a line announced by a colon",
           story + "The banner over the square read:\nNO FERRY WITHOUT THE PEOPLE\n" + ending},
      Case{"a line announced by a colon and a blank line",
           story + "The banner over the square read:\n\nNO FERRY WITHOUT THE PEOPLE\n\n" + ending},
      Case{"three in a row", story +
                                 "MONDAY: FERRIES SAIL AT SIX\nTUESDAY: FERRIES SAIL AT NINE\n"
                                 "WEDNESDAY: NO FERRIES SAIL AT ALL\n" +
                                 ending},
      Case{"most of it is in capitals",
           "HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY.\n"
           "THE STRIKE HAD LASTED NINETEEN DAYS, THE UNION SAID.\nTHE PRICE FELL BY A THIRD.\n"
           "The harbour master had expected as much.\n"},
      Case{"between others most of it is in capitals",
           "HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY.\n"
           "The harbour master had expected as much.\n"
           "THE STRIKE HAD LASTED NINETEEN DAYS AND NO MORE THAN THAT\n"
           "Nobody else spoke.\n"},
      Case{"a table of many lines",
           story + "ALDER 12\nBREA 9\nCORVEN 7\nDUNMERE 6\nEASTBANK 4\nFENWICK 3\nGARTH 1\n" +
               ending},
      Case{"scripts without case", story + "フェリー再開へ\n" + ending},
  };
  for (const auto& [why, text] : cases) {
    CAPTURE(why);
    CHECK(without_links(text) == join_paragraphs(split_paragraphs(text)));
  }
}

TEST_CASE("a text is in capitals when but for a few its letters are") {
  struct Case {
    std::string_view text;
    bool want;
  };
  constexpr std::array cases = {Case{"FERRY SAILS", true},
                                Case{"McDONALD SAILS FOR PORT ALDER", true},
                                Case{"ÉCOLE FERMÉE", true},
                                Case{"ПАРОМ", true},
                                Case{"U.S.", false},
                                Case{"12:30", false},
                                Case{"", false},
                                Case{"Ferry SAILS", false},
                                Case{"ferry sails", false},
                                Case{"船が出る", false},
                                Case{"FERRY 船", false}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(is_in_capitals(text) == want);
  }
}

}  // namespace
}  // namespace gazette::capitals_test
