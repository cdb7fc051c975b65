// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <span>
#include <string>

#include "core/text.hpp"

namespace gazette {
namespace {

/// A message is one short sentence; longer ones belong to a story about shops.
constexpr std::size_t max_message_code_points = 90;

/// More lines in capitals in a row are a table or a list, not links.
constexpr std::size_t longest_run_of_links = 5;

/// Each matches a whole line, case folded. They speak to a customer about an action done or
/// offered, as no news sentence does: "your savings", "added to the cart", "discount applied".
constexpr std::array shop_messages = {
    // English
    R"((great news[!,.]? )?(your )?(discount|coupon|voucher|promo(tion)?( code)?|offer|code|savings|gift card)s?( code)?( (has|have) been| was| were)? (successfully )?(applied|added|accepted|redeemed|activated)( successfully)?( (to|at) (the|your) (shopping )?(cart|basket|bag|order|checkout))?[.!]*)",
    R"((your |the )?(savings|discount|items?|products?|selection|subscription)( (has|have) been| was| were)? (successfully )?(added|saved|moved) to (the |your )?(shopping )?(cart|basket|bag|wish ?list)[.!]*)",
    R"((view|see|go to|proceed to|continue to|return to|edit) (the |your |my )?(shopping )?(cart|basket|bag|checkout)[.!]*( continue shopping[.!]*)?)",
    R"((continue|keep|happy) shopping[.!]*)",
    R"((add|added) to (the |your )?(shopping )?(cart|basket|bag|wish ?list)[.!]*)",
    R"(your (shopping )?(cart|basket|bag) (is empty|has been updated|contains .{1,30})[.!]*)",
    R"(you('ve| have)? saved .{1,30}[.!]*)",
    R"((use|enter|apply) (the |your )?(promo|coupon|discount|voucher) ?code .{1,30}[.!]*)",
    R"(thank you for (your (order|purchase)|shopping with us)[.!]*)",
    // German
    R"((ihr |der |das |die )?(rabatt|gutschein|gutscheincode|artikel|produkt|ersparnis)(e|s)? (wurden?|ist|sind) (erfolgreich )?(eingelöst|angewendet|angewandt|hinzugefügt|((in den|ihrem|dem|im) (warenkorb|einkaufswagen)( gelegt| hinzugefügt)?))[.!]*)",
    R"((zum warenkorb|zur kasse|weiter einkaufen|in den warenkorb)[.!]*)",
    // Spanish
    R"((¡)?(su |tu |el )?(descuento|cupón|código|producto|artículo|ahorro)s?( (se ha|han? sido|fue))? (aplicado|añadido|agregado|canjeado)s?( (correctamente|con éxito))?( al? (carrito|cesta|su carrito|tu carrito))?[.!]*)",
    R"((¡)?(ver (el )?carrito|seguir comprando|continuar comprando|ir a la caja|finalizar compra)[.!]*)",
    // French
    R"((votre |le )?(remise|réduction|code promo|article|produit|bon)s? (a été |ont été )?(appliquée?|ajoutée?|utilisée?)s?( avec succès)?( (au|à votre) panier)?[ ]?[.!]*)",
    R"((voir le panier|continuer (mes|vos) achats|passer (à la caisse|commande))[ ]?[.!]*)",
    // Italian, Portuguese
    R"((sconto applicato|prodotto aggiunto al carrello|continua lo shopping|desconto aplicado|produto adicionado ao carrinho)( con successo| com sucesso)?[.!]*)",
    // Japanese, Thai
    R"((商品が)?カートに(追加|入り)(され)?(ました)?[。！!]*)",
    R"(เพิ่ม(สินค้า)?ลง(ใน)?ตะกร้า(เรียบร้อย)?แล้ว)",
};

const std::vector<std::regex>& shop_patterns() {
  static const std::vector<std::regex> patterns = [] {
    std::vector<std::regex> made;
    made.reserve(std::size(shop_messages));
    for (const char* pattern : shop_messages) {
      made.emplace_back(pattern, std::regex::ECMAScript | std::regex::optimize);
    }
    return made;
  }();
  return patterns;
}

std::size_t count_words(std::string_view line) {
  return line.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
}

/// Two messages on one line ("Discount Applied! Your savings ...") are looked at one by one.
bool is_shop_line(std::string_view line) {
  if (is_shop_message(line)) return true;
  const std::vector<ByteRange> parts = sentences(line, "en");
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](ByteRange part) {
           return is_shop_message(line.substr(part.begin, part.end - part.begin));
         });
}

/// Lines without a blank one between, all short or messages, at least one a message.
bool is_shop_block(std::span<const Paragraph> block) {
  constexpr std::size_t few_words = 6;
  bool has_message = false;
  for (const Paragraph& line : block) {
    const bool is_message = is_shop_line(line.text);
    if (!is_message && count_words(line.text) > few_words) return false;
    has_message = has_message || is_message;
  }
  return has_message;
}

/// Where the closing messages begin. The first block is never one: it is the story.
std::size_t end_of_story(std::span<const Paragraph> paragraphs) {
  std::size_t end = paragraphs.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && !paragraphs[begin - 1].is_followed_by_blank) --begin;
    if (begin > 0 && is_shop_block(paragraphs.subspan(begin, end - begin))) {
      end = begin;
    } else if (is_shop_line(paragraphs[end - 1].text)) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

bool is_prose(const Paragraph& paragraph) {
  constexpr std::array<std::string_view, 12> ends = {".", "!", "?", ":",  "\"", "'",
                                                     "”", "’", "»", "。", "…",  ")"};
  return count_code_points(paragraph.text) >= 60 ||
         std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return paragraph.text.ends_with(end); });
}

/// Letters in paragraphs in capitals against all.
bool is_mostly_capitals(const std::vector<Paragraph>& paragraphs) {
  std::size_t capitals = 0;
  std::size_t all = 0;
  for (const Paragraph& paragraph : paragraphs) {
    all += paragraph.text.size();
    if (is_in_capitals(paragraph.text)) capitals += paragraph.text.size();
  }
  return capitals * 2 > all;
}

void drop_links(std::vector<Paragraph>& paragraphs) {
  if (is_mostly_capitals(paragraphs)) return;
  std::vector<Paragraph> kept;
  for (std::size_t i = 0; i < paragraphs.size();) {
    std::size_t end = i;
    while (end < paragraphs.size() && is_in_capitals(paragraphs[end].text)) ++end;
    const bool is_link = end > i && !kept.empty() && end - i <= longest_run_of_links &&
                         is_prose(kept.back()) &&
                         (end == paragraphs.size() || is_prose(paragraphs[end]));
    if (is_link) {
      kept.back().is_followed_by_blank |= paragraphs[end - 1].is_followed_by_blank;
      i = end;
      continue;
    }
    end = std::max(end, i + 1);
    for (; i < end; ++i) kept.push_back(std::move(paragraphs[i]));
  }
  paragraphs = std::move(kept);
}

}  // namespace

std::vector<Paragraph> clean(std::vector<Paragraph> paragraphs) {
  paragraphs.resize(end_of_story(paragraphs));
  drop_links(paragraphs);
  return paragraphs;
}

bool is_shop_message(std::string_view line) {
  if (line.empty() || count_code_points(line) > max_message_code_points) return false;
  const std::string folded = fold_case(line);
  return std::any_of(shop_patterns().begin(), shop_patterns().end(),
                     [&](const std::regex& pattern) { return std::regex_match(folded, pattern); });
}

bool is_in_capitals(std::string_view text) {
  const LetterCounts letters = count_letters(text);
  return letters.upper >= 4 && letters.lower * 10 <= letters.upper && letters.uncased == 0;
}

}  // namespace gazette
