// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/shop_messages.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/cleaning/shop_words.hpp"

namespace gazette {
namespace {

/// A message is one short sentence; a longer one belongs to a story about shops.
constexpr std::size_t max_message_code_points = 90;
constexpr std::size_t max_closing_code_points = 80;    ///< without a blank line before it
constexpr std::size_t max_blankless_code_points = 40;  ///< in a script without blanks

/// What a line names, by the lists of one language.
struct LineContent {
  const ShopLanguage* language = nullptr;
  std::size_t words = 0;
  std::size_t other_words = 0;  ///< in none of the lists
  bool begins_with_shop_word = false;
  bool names_sure_thing = false;
  bool names_thing = false;
  bool names_action = false;
  bool names_customer = false;

  /// Yes: "Discount applied". No: "Success!" (no thing), "My cart" (no action).
  bool names_thing_and_action() const { return names_thing && names_action; }
};

bool contains_any(std::string_view text, std::span<const std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool is_listed(std::string_view list, const std::string& word) {
  return list.find(' ' + word + ' ') != std::string_view::npos;
}

/// Punctuation beyond ASCII: U+0080 to U+00BF, U+2000 to U+20FF, U+3000 to U+303F.
std::size_t mark_size(std::string_view text) {
  if (text.starts_with('\xC2')) return 2;
  const std::string_view two = text.substr(0, 2);
  const bool is_mark = two == "\xE2\x80" || two == "\xE2\x81" || two == "\xE2\x82" ||
                       two == "\xE2\x83" || two == "\xE3\x80";
  return is_mark ? 3 : 0;
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size();) {
    const unsigned char byte = static_cast<unsigned char>(folded[i]);
    const std::size_t mark = mark_size(folded.substr(i));
    const bool is_letter =
        mark == 0 && (byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'));
    if (is_letter) {
      words.back() += folded[i];
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    i += std::max<std::size_t>(mark, 1);
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// An amount of money or a percentage. It stands for a thing where the line speaks to a customer.
/// Yes: "You saved €4.50 on your order." No: "You have 2 items in your cart."
bool names_amount(std::string_view folded) {
  constexpr std::array<std::string_view, 5> signs = {"%", "$", "€", "£", "¥"};
  return contains_any(folded, signs);
}

/// What the words of a line name, by each of `shop_languages` that has blanks. Two words in a row
/// are also looked up as one with a hyphen: "gift card" is `gift-card`. A number counts as a word
/// of a shop.
std::vector<LineContent> contents_of_words(const std::vector<std::string>& words) {
  std::vector<LineContent> contents(shop_languages().size());
  std::vector<bool> is_known(contents.size() * words.size());
  const auto look_up = [&](const std::string& word, std::size_t first, std::size_t last) {
    for (const ShopWord& listed : lists_with(word)) {
      LineContent& content = contents[listed.language];
      content.names_sure_thing |= listed.is_sure_thing;
      content.names_thing |= listed.is_thing;
      content.names_action |= listed.is_action;
      content.names_customer |= listed.is_customer;
      content.begins_with_shop_word |= first == 0 && (listed.is_thing || listed.is_action);
      for (std::size_t i = first; i <= last; ++i) {
        is_known[listed.language * words.size() + i] = true;
      }
    }
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    look_up(words[i], i, i);
    if (i > 0) look_up(words[i - 1] + '-' + words[i], i - 1, i);
  }
  for (std::size_t language = 0; language < contents.size(); ++language) {
    LineContent& content = contents[language];
    content.language = &shop_languages()[language];
    content.words = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_number = words[i].find_first_of("0123456789") != std::string::npos;
      if (!is_number && !is_known[language * words.size() + i]) ++content.other_words;
    }
  }
  return contents;
}

bool holds_any(std::string_view text, std::string_view list) {
  for (std::size_t begin = 1; begin < list.size();) {
    const std::size_t end = list.find(' ', begin);
    if (text.find(list.substr(begin, end - begin)) != std::string_view::npos) return true;
    begin = end + 1;
  }
  return false;
}

/// For a script without blanks, in which words are found anywhere.
/// Yes: "クーポンが適用されました！". No: "カートを押す客が増えた。" (more customers push carts: no
/// action).
LineContent content_of_script(std::string_view folded, const ShopLanguage& language) {
  LineContent content;
  content.language = &language;
  if (count_code_points(folded) > max_blankless_code_points) return content;
  content.names_sure_thing = holds_any(folded, language.sure_things);
  content.names_thing = content.names_sure_thing || holds_any(folded, language.things);
  content.names_action = holds_any(folded, language.actions);
  content.names_customer = holds_any(folded, language.customer);
  return content;
}

/// Whether the line quotes someone, as only a story does.
/// Yes: "“Your discount has been applied!”" No: "Coupon “FERRY10” applied!"
bool quotes_someone(std::string_view folded, const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 7> opening = {"\"", "“", "„", "«", "»", "‘", "「"};
  constexpr std::array<std::string_view, 8> closing = {",\"", ",”",  ".”",  "!”",
                                                       "?”",  ".\"", "!\"", "?\""};
  constexpr std::string_view saying =
      " said says told tells asked added-that sagte sagt dijo dice dit disse he she they i ";
  return std::any_of(opening.begin(), opening.end(),
                     [&](std::string_view mark) { return folded.starts_with(mark); }) ||
         contains_any(folded, closing) ||
         std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_listed(saying, word); });
}

/// A line, with its content by the language that fits it best.
struct ReadLine {
  LineContent content;
  std::size_t code_points = 0;
  bool is_speech = false;
  bool has_exclamation_mark = false;
  bool ends_sentence = false;  ///< with a full stop

  explicit ReadLine(std::string_view line);

  /// Yes: "Discount applied!", "Your total is now $18.20." No: "The discount was applied."
  bool addresses_customer() const { return has_exclamation_mark || content.names_customer; }

  /// Whether at most one word in `of` is in none of the lists.
  bool has_few_other_words(std::size_t of) const {
    return content.other_words * of <= content.words;
  }

  bool is_message() const;
  bool may_join_message() const;
};

ReadLine::ReadLine(std::string_view line) : code_points(count_code_points(line)) {
  if (code_points > max_message_code_points) return;
  const std::string folded = fold_case(line);
  const std::vector<std::string> words = words_of(folded);
  is_speech = quotes_someone(folded, words);
  has_exclamation_mark = folded.find('!') != std::string::npos;
  ends_sentence = folded.ends_with('.') || folded.ends_with("。");
  const bool has_amount = names_amount(folded);
  const bool has_number = folded.find_first_of("0123456789") != std::string::npos;
  const auto score = [](const LineContent& each) {
    return (each.names_thing_and_action() ? 4 : 0) + (each.names_action ? 2 : 0) +
           (each.names_thing ? 1 : 0);
  };
  for (LineContent& each : contents_of_words(words)) {
    if (!each.language->has_blanks) each = content_of_script(folded, *each.language);
    each.names_thing |= has_amount && each.names_customer;
    each.names_action |= each.names_customer && ((each.names_thing && has_amount) ||
                                                 (each.names_sure_thing && has_number));
    const bool is_better =
        content.language == nullptr || score(each) > score(content) ||
        (score(each) == score(content) && each.words > 0 && each.other_words < content.other_words);
    if (is_better) content = each;
  }
}

/// Whether the line is a message by itself.
bool ReadLine::is_message() const {
  if (!content.names_thing_and_action() || is_speech) return false;
  // Yes: "クーポンが適用されました！" No: "カートを押す客が増えた。"
  if (!content.language->has_blanks) return addresses_customer();
  // Yes: "Your savings have been added to the cart."
  // No: "You can save yourself the trip if you order the book by post."
  if (addresses_customer()) return has_few_other_words(3);
  // Yes: "Promo code applied successfully." No: "The discount was applied."
  if (ends_sentence) return content.begins_with_shop_word && content.other_words == 0;
  // Yes: "View cart". No: "Use code" (no sure thing), "Discount applied to ferry fares from
  // Monday".
  return content.names_sure_thing && has_few_other_words(4);
}

/// Whether the line may be next to a message.
/// Yes: "Success!", "A confirmation was sent to your email." No: "It left."
bool ReadLine::may_join_message() const {
  if (is_speech || code_points > max_closing_code_points) return false;
  if (is_message()) return true;
  // Yes: "お買い物を続ける". No: "店は満員だった。"
  if (!content.language->has_blanks) {
    return content.names_sure_thing || content.names_thing_and_action();
  }
  if (!has_few_other_words(2)) return false;
  const bool names_either = content.names_action || content.names_thing;
  return content.names_thing_and_action() || (names_either && addresses_customer());
}

}  // namespace

ShopLine shop_line(std::string_view line) {
  const ReadLine read(line);
  return {.is_message = read.is_message(),
          .may_join_message = read.may_join_message(),
          .may_stand_in_block = !read.is_speech && read.code_points <= max_message_code_points,
          .makes_offer = read.content.names_thing_and_action() && read.has_few_other_words(2),
          .names_sure_thing = read.content.names_sure_thing,
          .addresses_customer = read.addresses_customer(),
          .ends_sentence = read.ends_sentence};
}

std::vector<ShopLine> shop_lines(std::span<const Paragraph> lines) {
  std::vector<ShopLine> judged;
  judged.reserve(lines.size());
  for (const Paragraph& line : lines) judged.push_back(shop_line(line.text));
  return judged;
}

bool is_shop_block(std::span<const ShopLine> lines) {
  if (std::all_of(lines.begin(), lines.end(),
                  [](const ShopLine& line) { return line.is_message; })) {
    return !lines.empty();
  }
  if (lines.size() < 2 || lines.size() > most_shop_lines) return false;
  bool has_offer = false;
  bool is_customer_addressed = false;
  for (const ShopLine& line : lines) {
    if (!line.may_stand_in_block) return false;
    has_offer |= line.makes_offer;
    is_customer_addressed |= line.addresses_customer || line.is_message;
  }
  return has_offer && is_customer_addressed;
}

bool is_sure_shop_block(std::span<const ShopLine> lines) {
  bool names_sure_thing = false;
  std::size_t messages = 0;
  for (const ShopLine& line : lines) {
    if (!line.may_join_message) return false;
    messages += line.is_message ? 1 : 0;
    names_sure_thing |= line.names_sure_thing;
  }
  return messages > 1 || (messages == 1 && names_sure_thing);
}

std::size_t closing_messages(std::span<const ShopLine> lines) {
  lines = lines.last(std::min(lines.size(), most_shop_lines));
  std::size_t begin = lines.size();
  while (begin > 0 && lines[begin - 1].may_join_message) --begin;
  // A sentence above the messages is left to the story.
  // Left: "The discount was applied at the quay." Taken: "Promo code applied successfully."
  while (begin < lines.size() && lines[begin].ends_sentence && !lines[begin].addresses_customer &&
         !lines[begin].is_message) {
    ++begin;
  }
  const bool has_message =
      std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end(),
                  [](const ShopLine& line) { return line.is_message; });
  return has_message ? lines.size() - begin : 0;
}

}  // namespace gazette
