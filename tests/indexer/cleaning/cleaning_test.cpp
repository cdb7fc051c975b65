// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/cleaning.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/capitals.hpp"
#include "indexer/cleaning/shop_messages.hpp"
#include "tests/catch.hpp"

namespace gazette::cleaning_test {
namespace {

/// What is left of `text`, a newline after each paragraph.
std::string cleaned(std::string_view text) {
  return join_paragraphs(clean(split_paragraphs(text)));
}

const std::string story =
    "The first ferry in fifty-five years left the fish quay of Port Alder on Monday.\n"
    "It had twenty-six vehicles, two cyclists and a bride on board, the harbour master said.\n";
const std::string ending =
    "The bride reached the church with a quarter of an hour to spare, which was enough.\n";
const std::string messages =
    "Discount Applied Successfully!\nYour savings have been added to the cart.\n";

/// What rounds over the whole text leave, as long as one removes something.
class Rounds {
 public:
  explicit Rounds(std::vector<Paragraph> paragraphs) : left_(std::move(paragraphs)) {
    std::size_t before = 0;
    do {
      before = left_.size();
      drop_blocks();
      drop_closing();
      drop_links(left_);
    } while (left_.size() != before);
  }

  const std::vector<Paragraph>& left() const { return left_; }

 private:
  void drop_blocks() {
    std::vector<Paragraph> kept;
    for (std::size_t begin = 0; begin < left_.size();) {
      std::size_t end = begin + 1;
      while (end < left_.size() && !left_[end - 1].is_followed_by_blank) ++end;
      const std::vector<ShopLine> lines = shop_lines(std::span(left_).subspan(begin, end - begin));
      const bool is_shop = end == left_.size() ? is_shop_block(lines) : is_sure_shop_block(lines);
      if (begin == 0 || !is_shop) {
        kept.insert(kept.end(), left_.begin() + static_cast<std::ptrdiff_t>(begin),
                    left_.begin() + static_cast<std::ptrdiff_t>(end));
      }
      begin = end;
    }
    left_ = std::move(kept);
  }

  void drop_closing() {
    const std::vector<ShopLine> lines = shop_lines(left_);
    const std::size_t count = closing_messages(lines);
    const bool leaves_story =
        count < lines.size() || std::all_of(lines.begin(), lines.end(),
                                            [](const ShopLine& line) { return line.is_message; });
    if (count == 0 || !leaves_story) return;
    left_.resize(left_.size() - count);
    if (!left_.empty()) left_.back().is_followed_by_blank = true;
  }

  std::vector<Paragraph> left_;
};

TEST_CASE("what is left is what rounds over the whole text would leave") {
  constexpr std::array<std::string_view, 16> lines = {
      "You saved 20% on your order!",
      "Your coupon has been applied.",
      "View cart",
      "Order confirmed!",
      "Success!",
      "The discount was applied at the quay.",
      "Your promo code worked and your cart has been updated.",
      "Great news!",
      "“Your discount has been applied!”",
      "PORT WORKERS END THEIR STRIKE",
      "READ MORE",
      "DISCOUNT APPLIED TO YOUR CART!",
      "THE STRIKE",
      "It left.",
      "Ferries",
      "The first ferry in fifty-five years left the fish quay of Port Alder on Monday, he said."};
  std::mt19937 random(1);
  const auto below = [&](std::size_t n) { return random() % n; };
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    const std::size_t kinds = 1 + below(lines.size());
    for (std::size_t count = 1 + below(14); count > 0; --count) {
      text += lines[below(kinds)];
      text += below(3) == 0 ? "\n" : "\n\n";
    }
    INFO(text);
    REQUIRE(cleaned(text) == join_paragraphs(Rounds(split_paragraphs(text)).left()));
  }
}

TEST_CASE("messages of a shop at the end are no part of the story") {
  for (const std::string_view closing :
       {"\n\n\n\nDiscount Applied Successfully!\nYour savings have been added to the cart.",
        "Discount Applied Successfully!\nYour savings have been added to the cart.\n",
        "\nDiscount Applied Successfully! Your savings have been added to the cart.\n",
        "\n\nItem added to your basket.\nView cart\nContinue shopping\n",
        "\nYour cart is empty.\n\nContinue shopping\n", "\n\nZum Warenkorb\nWeiter einkaufen\n",
        "\n\nDer Artikel wurde in den Warenkorb gelegt.\nWeiter einkaufen\n",
        "\n¡Descuento aplicado correctamente!\nVer carrito\n", "\nカートに追加されました\n",
        "\n\nOrder no. 5517\nThank you for your order!\n",
        "\nYour cart has been updated.\n\nOffer Unlocked!\n15% off will be taken at checkout.\n",
        "Success!\nYour coupon has been applied.\n"}) {
    CAPTURE(closing);
    CHECK(cleaned(story + ending + std::string(closing)) == story + ending);
  }
}

TEST_CASE("links and shop messages may stand together in any order") {
  CHECK(cleaned(story + "FUEL SHORTAGE IN PORT DENIED\n" + ending +
                "TIDES TO RISE ON FRIDAY\n\n\nDiscount applied!\n") == story + ending);
  CHECK(cleaned(story + ending + "\n" + messages + "\nTIDES TO RISE ON FRIDAY\n") ==
        story + ending);
  CHECK(cleaned(story + ending + "\n" + messages + "TIDES TO RISE ON FRIDAY\n\n" + messages) ==
        story + ending);
}

TEST_CASE("a block of shop messages between two paragraphs goes") {
  CHECK(cleaned(story + "\n" + messages + "\n" + ending) == story + ending);
  CHECK(cleaned(story + "\nView cart\n\n" + ending + "\nYour cart is empty.\n\n" + story) ==
        story + ending + story);
}

TEST_CASE("what is no block of messages alone stays between two paragraphs") {
  for (const std::string_view block :
       {"Your savings have been added to the cart.", "Order confirmed!\nIt left on Monday.",
        "“Your discount has been applied!”"}) {
    CAPTURE(block);
    const std::string text = story + std::string(block) + "\n" + ending;
    CHECK(cleaned(text) == text);
  }
}

TEST_CASE("a story that speaks of discounts and carts is kept whole") {
  const std::string text =
      "The supermarkets of Port Alder will stop giving discounts on ferry days.\n"
      "Your savings have been added to the cart.\n"
      "A discount was applied to baskets of fish until Monday, when the queue reached the bridge.\n"
      "“View cart,” said the sign above the door, and under it a mule was waiting with a cart.\n"
      "She had saved four crowns and spent them on a basket for her shopping at the quay.\n";
  CHECK(cleaned(text) == text);
  for (const std::string_view last :
       {"The voucher code was accepted by the machine, she said, and the lights went out.\n",
        "\nThe discount was applied at the till.\n", "\nThe shop saved on shipping.\nIt is shut.\n",
        "\n“Your discount has been applied,” it read.\nThe cart was gone.\n"}) {
    CAPTURE(last);
    CHECK(cleaned(story + std::string(last)) ==
          join_paragraphs(split_paragraphs(story + std::string(last))));
  }
}

TEST_CASE("nothing is left of a text of messages alone") {
  CHECK(cleaned("Your cart is empty.\n").empty());
  CHECK(cleaned(messages).empty());
  CHECK(cleaned("").empty());
}

TEST_CASE("the first block is a story unless it is nothing but messages") {
  const std::string text = "Success!\nYour coupon has been applied.\n";
  CHECK(cleaned(text) == text);
}

}  // namespace
}  // namespace gazette::cleaning_test
