// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette {
namespace {

/// What is left of `text`, a newline behind each paragraph.
std::string cleaned(std::string_view text) { return join_paragraphs(clean(paragraphs(text))); }

const std::string story =
    "The first ferry in fifty-five years left the fish quay of Port Alder on Monday.\n"
    "It had twenty-six vehicles, two cyclists and a bride on board, the harbour master said.\n";
const std::string ending =
    "The bride reached the church with a quarter of an hour to spare, which was enough.\n";

TEST_CASE("a link in capitals between paragraphs is no part of the story") {
  for (const std::string_view link :
       {"FERRY OPERATOR DENIES REPORTS OF FUEL SHORTAGE", "MAYOR TO MCDONALD: 'NO MORE BOATS'",
        "WAS NUN MIT DER FÄHRE GESCHIEHT", "ПАРОМ СНОВА ИДЁТ", "5 THINGS TO KNOW ABOUT FERRIES"}) {
    CAPTURE(link);
    CHECK(cleaned(story + std::string(link) + "\n" + ending) == story + ending);
    CHECK(cleaned(story + "\n" + std::string(link) + "\n\n" + ending) == story + ending);
    CHECK(cleaned(story + ending + std::string(link) + "\n") == story + ending);
  }
}

TEST_CASE("two links one below the other go, and links in several places") {
  CHECK(cleaned(story + "FUEL SHORTAGE DENIED\nBRIDGE TO STAY CLOSED\n" + ending +
                "TIDES TO RISE ON FRIDAY\n" + story) == story + ending + story);
}

TEST_CASE("capitals that are part of a story stay") {
  struct Case {
    std::string_view why;
    std::string text;
  };
  const std::array cases = {
      Case{"the first line is the story's own", "FERRY SAILS AT LAST\n" + story + ending},
      Case{"within a paragraph",
           story + "The crowd sang WE SHALL SAIL AGAIN until dusk.\n" + ending},
      Case{"a short name is none", story + "BBC\n" + ending},
      Case{"most of it is in capitals",
           "HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY.\n"
           "THE STRIKE HAD LASTED NINETEEN DAYS, THE UNION SAID.\nTHE PRICE FELL BY A THIRD.\n"
           "The harbour master had expected as much.\n"},
      Case{"between others most of it is in capitals",
           "HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY.\n"
           "The harbour master had expected as much.\n"
           "THE STRIKE HAD LASTED NINETEEN DAYS, THE UNION SAID ON MONDAY.\n"
           "Nobody else spoke.\n"},
      Case{"a table of many lines",
           story + "ALDER 12\nBREA 9\nCORVEN 7\nDUNMERE 6\nEASTBANK 4\nFENWICK 3\nGARTH 1\n" +
               ending},
      Case{"scripts without case", story + "フェリー再開へ\n" + ending},
  };
  for (const auto& [why, text] : cases) {
    CAPTURE(why);
    CHECK(cleaned(text) == text);
  }
}

TEST_CASE("messages of a shop at the end are no part of the story") {
  for (const std::string_view messages :
       {"\n\n\n\nDiscount Applied Successfully!\nYour savings have been added to the cart.",
        "Discount Applied Successfully!\nYour savings have been added to the cart.\n",
        "\nDiscount Applied Successfully! Your savings have been added to the cart.\n",
        "\n\nItem added to your basket.\nView cart\nContinue shopping\n",
        "\nYour cart is empty.\n\nContinue shopping\n", "\n\nZum Warenkorb\nWeiter einkaufen\n",
        "\n¡Descuento aplicado correctamente!\nVer carrito\n", "\nカートに追加されました\n",
        "\n\nOrder no. 5517\nThank you for your order!\n"}) {
    CAPTURE(messages);
    CHECK(cleaned(story + ending + std::string(messages)) == story + ending);
  }
}

TEST_CASE("links and shop messages may stand together") {
  CHECK(cleaned(story + "FUEL SHORTAGE DENIED\n" + ending +
                "TIDES TO RISE ON FRIDAY\n\n\nDiscount applied!\n") == story + ending);
}

TEST_CASE("a story that speaks of discounts and carts is kept whole") {
  const std::string text =
      "The supermarkets of Port Alder will stop giving discounts on ferry days.\n"
      "Your savings have been added to the cart.\n"
      "A discount was applied to baskets of fish until Monday, when the queue reached the bridge.\n"
      "“View cart,” said the sign above the door, and under it a mule was waiting with a cart.\n"
      "She had saved four crowns and spent them on a basket for her shopping at the quay.\n";
  CHECK(cleaned(text) == text);
  const std::string last =
      story +
      "The voucher code was accepted by the machine, she said, and then the lights went out.\n";
  CHECK(cleaned(last) == last);
}

TEST_CASE("nothing is left of a text of messages alone") {
  CHECK(cleaned("Your cart is empty.\n").empty());
  CHECK(cleaned("").empty());
}

TEST_CASE("a line is a shop message only when it is nothing else") {
  struct Case {
    std::string_view line;
    bool want;
  };
  constexpr std::array cases = {
      Case{"Discount Applied Successfully!", true},
      Case{"DISCOUNT APPLIED", true},
      Case{"Your savings have been added to the cart.", true},
      Case{"Your promo code has been accepted", true},
      Case{"Use code", false},
      Case{"Use promo code SAIL10!", true},
      Case{"Happy shopping!", true},
      Case{"", false},
      Case{".", false},
      Case{"The discount was applied.", false},
      Case{"Discount applied to ferry fares from Monday", false},
      Case{"The savings were added to the town's reserve.", false},
      Case{"Shops reported that items were added to baskets by thieves.", false},
  };
  for (const auto& [line, want] : cases) {
    CAPTURE(line);
    CHECK(is_shop_message(line) == want);
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
}  // namespace gazette
