// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/shop_messages.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/cleaning/shop_words.hpp"
#include "tests/catch.hpp"

namespace gazette::shop_messages_test {
namespace {

TEST_CASE("a block that names a thing of a shop, an action and the customer is a shop's") {
  for (const std::string_view block :
       {"Coupon Accepted!\nYour savings will be applied at checkout.",
        "Order Placed Successfully!\nA confirmation has been sent to your email.",
        "Offer Unlocked!\n15% off will be taken at checkout.",
        "Success!\nYour coupon has been applied.",
        "Discount code SAVE20 applied\nYou save 20%",
        "Gift card redeemed\nThe amount has been deducted from your order.",
        "Coupon “FERRY10” applied!\nYour new total is $31.40.",
        "Your welcome discount is active.\nIt will be taken off at checkout.",
        "Loyalty points redeemed!\nYour basket total has been lowered.",
        "Great news!\nYour promo code worked and your cart has been updated.",
        "Thanks for your order!\nWe have emailed you a receipt.",
        "Student discount confirmed\nYour reduced price is shown in the basket.",
        "Added to bag\nYou qualify for free shipping.",
        "Refund processed!\nYour store credit has been updated.",
        "¡Enhorabuena!\nTu cupón se ha canjeado y el descuento aparece en tu cesta.",
        "Código aceptado\nEl descuento se ha restado de su pedido.",
        "Rabattcode akzeptiert!\nDer Betrag wird an der Kasse abgezogen.",
        "Danke für Ihre Bestellung!\nSie erhalten gleich eine E-Mail.",
        "Bon de réduction activé !\nLe montant est déduit de votre commande.",
        "Merci !\nVotre commande est confirmée.",
        "Sconto applicato con successo!\nIl tuo risparmio è stato aggiunto al carrello.",
        "Desconto aplicado com sucesso!\nSua economia foi adicionada ao carrinho.",
        "Korting toegepast!\nJe besparing is toegevoegd aan je winkelwagen.",
        "Скидка применена!\nВаша экономия добавлена в корзину.",
        "クーポンが適用されました！\nお買い物を続ける",
        "优惠券已成功使用！\n您的折扣已添加到购物车。",
        "ใช้คูปองสำเร็จ\nส่วนลดของคุณถูกเพิ่มในตะกร้าแล้ว"}) {
    CAPTURE(block);
    CHECK(is_shop_block(shop_lines(split_paragraphs(block))));
  }
}

TEST_CASE("a block that tells something is a story's") {
  for (const std::string_view block :
       {"The discount was applied.", "The savings were added to the town's reserve.",
        "“Your discount has been applied,” the machine said.\nShe laughed.",
        "Your savings have been added to the cart, she read.\nShe did not believe it.",
        "The town has saved on shipping.\nIts council will meet again on Monday.",
        "The boats leave at six.\nThe first train is at seven!",
        "Your letters are welcome.\nWrite to the harbour office.",
        "You saved my life!\nThat is what he told the ferryman.",
        "Discount applied to ferry fares from Monday", "カートを押す客が増えた。\n店は満員だった。",
        "", "Fares\nTimes\nAdd your discount!\nBoats\nQuays"}) {
    CAPTURE(block);
    CHECK_FALSE(is_shop_block(shop_lines(split_paragraphs(block))));
  }
}

TEST_CASE("a line is a shop message only when it is hardly anything else") {
  struct Case {
    std::string_view line;
    bool want;
  };
  constexpr std::array cases = {
      Case{"Discount Applied Successfully!", true},
      Case{"DISCOUNT APPLIED", true},
      Case{"Your savings have been added to the cart.", true},
      Case{"Your promo code has been accepted", true},
      Case{"Great news! Your code has been accepted.", true},
      Case{"Use code", false},
      Case{"Use promo code SAIL10!", true},
      Case{"Happy shopping!", true},
      Case{"You saved €4.50 on your order.", true},
      Case{"Promo code applied successfully.", true},
      Case{"Your order total is now $18.20.", true},
      Case{"You have 2 items in your cart.", true},
      Case{"View cart", true},
      Case{"Weiter einkaufen", true},
      Case{"クーポンが適用されました！", true},
      Case{"カートを押す客が増えた。", false},
      Case{"Success!", false},
      Case{"My cart", false},
      Case{"", false},
      Case{".", false},
      Case{"!", false},
      Case{"The discount was applied.", false},
      Case{"Discount applied to ferry fares from Monday", false},
      Case{"The savings were added to the town's reserve.", false},
      Case{"Shops reported that items were added to baskets by thieves.", false},
      Case{"You can save yourself the trip if you order the book by post.", false},
      Case{"“Your discount has been applied!”", false},
      Case{"Your discartment was reapplied!", false},
  };
  for (const auto& [line, want] : cases) {
    CAPTURE(line);
    CHECK(shop_line(line).is_message == want);
  }
  const std::string longest = "Your discount has been applied" + std::string(59, ' ') + "!";
  CHECK(shop_line(longest).is_message);
  CHECK_FALSE(shop_line(longest + "!").is_message);
}

TEST_CASE("messages that no blank line sets off are counted from the end") {
  struct Case {
    std::string_view lines;
    std::size_t want;
  };
  constexpr std::array cases = {
      Case{"It left.\nDiscount applied!\nYour savings have been added to the cart.", 2},
      Case{"It left.\nSuccess!\nYour coupon has been applied.", 2},
      Case{"It left.\nOffer Unlocked!\n15% off will be taken at checkout.", 2},
      Case{"It left.\nOrder Placed Successfully!\nA confirmation was sent to your email.", 2},
      Case{"The discount was applied at the quay.\nView cart", 1},
      Case{"The discount was applied at the quay.", 0},
      Case{"The voucher was accepted, she said, and the lights went out.\nView cart", 1},
      Case{"Discount applied!\nIt left.", 0},
      Case{"It left.\nPromo code applied successfully.", 1},
      Case{"クーポンが適用されました！\nお買い物を続ける", 2},
      Case{"クーポンが適用されました！\n店は満員だった。", 0},
      Case{"", 0},
  };
  for (const auto& [lines, want] : cases) {
    CAPTURE(lines);
    CHECK(closing_messages(shop_lines(split_paragraphs(lines))) == want);
  }
}

TEST_CASE("a block is surely a shop's when all its lines are and one names what only shops have") {
  struct Case {
    std::string_view block;
    bool want;
  };
  constexpr std::array cases = {
      Case{"Discount applied!\nYour ferry savings have been added to the cart.", true},
      Case{"View cart", true},
      Case{"Success!\nYour coupon has been applied.", true},
      Case{"Order confirmed!\nThank you for your purchase.", true},
      Case{"Order confirmed!", false},
      Case{"Discount applied!\nIt left on Monday.", false},
      Case{"", false},
  };
  for (const auto& [block, want] : cases) {
    CAPTURE(block);
    CHECK(is_sure_shop_block(shop_lines(split_paragraphs(block))) == want);
  }
}

TEST_CASE("the words of every language are folded, so that they can be met") {
  for (const ShopLanguage& language : shop_languages()) {
    CAPTURE(language.code);
    for (const std::string_view list : {language.sure_things, language.things, language.actions,
                                        language.customer, language.others}) {
      CHECK(fold_case(list) == list);
    }
  }
}

}  // namespace
}  // namespace gazette::shop_messages_test
