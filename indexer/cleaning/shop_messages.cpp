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

/// A message is one short sentence; longer ones belong to a story about shops.
constexpr std::size_t max_message_code_points = 90;
constexpr std::size_t max_unset_code_points = 80;      ///< of one that no blank line sets off
constexpr std::size_t max_blankless_code_points = 40;  ///< of one in a script without blanks
constexpr std::size_t most_lines = 4;

/// What one line is made of, seen as of one language.
struct Reading {
  const ShopLanguage* language = nullptr;
  std::size_t words = 0;
  std::size_t strange = 0;  ///< words that are not a shop's
  bool begins_with_shop_word = false;
  bool names_sure_thing = false;
  bool names_thing = false;
  bool names_action = false;
  bool names_customer = false;

  bool is_offer() const { return names_thing && names_action; }
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

/// An amount of money or a share is a thing that a shop deals in, and tells what was done: "You
/// save 20%", "Your total is now $18.20".
bool names_amount(std::string_view folded) {
  constexpr std::array<std::string_view, 5> signs = {"%", "$", "€", "£", "¥"};
  return contains_any(folded, signs);
}

Reading read_words(const std::vector<std::string>& words, const ShopLanguage& language) {
  Reading reading;
  reading.language = &language;
  reading.words = words.size();
  std::vector<bool> is_known(words.size());
  const auto look_up = [&](const std::string& word, std::size_t first, std::size_t last) {
    const bool is_sure = is_listed(language.sure_things, word);
    const bool is_thing = is_sure || is_listed(language.things, word);
    const bool is_action = is_listed(language.actions, word);
    const bool is_customer = is_listed(language.customer, word);
    reading.names_sure_thing |= is_sure;
    reading.names_thing |= is_thing;
    reading.names_action |= is_action;
    reading.names_customer |= is_customer;
    reading.begins_with_shop_word |= first == 0 && (is_thing || is_action);
    if (!is_thing && !is_action && !is_customer && !is_listed(language.others, word)) return;
    for (std::size_t i = first; i <= last; ++i) is_known[i] = true;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    look_up(words[i], i, i);
    if (i > 0) look_up(words[i - 1] + '-' + words[i], i - 1, i);
    if (words[i].find_first_of("0123456789") != std::string::npos) is_known[i] = true;
  }
  reading.strange = static_cast<std::size_t>(std::count(is_known.begin(), is_known.end(), false));
  return reading;
}

bool holds_any(std::string_view text, std::string_view list) {
  for (std::size_t begin = 1; begin < list.size();) {
    const std::size_t end = list.find(' ', begin);
    if (text.find(list.substr(begin, end - begin)) != std::string_view::npos) return true;
    begin = end + 1;
  }
  return false;
}

Reading read_script(std::string_view folded, const ShopLanguage& language) {
  Reading reading;
  reading.language = &language;
  if (count_code_points(folded) > max_blankless_code_points) return reading;
  reading.names_sure_thing = holds_any(folded, language.sure_things);
  reading.names_thing = reading.names_sure_thing || holds_any(folded, language.things);
  reading.names_action = holds_any(folded, language.actions);
  reading.names_customer = holds_any(folded, language.customer);
  return reading;
}

/// What somebody said is a story's.
bool is_speech(std::string_view folded, const std::vector<std::string>& words) {
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

/// One line and how it reads in the language that explains it best.
struct ShopLine {
  Reading reading;
  std::size_t code_points = 0;
  bool is_speech = false;
  bool calls_out = false;      ///< it has an exclamation mark
  bool ends_sentence = false;  ///< with a full stop

  explicit ShopLine(std::string_view line);

  bool is_addressed() const { return calls_out || reading.names_customer; }
  bool is_mostly_shop(std::size_t most_strange) const {
    return reading.strange * most_strange <= reading.words;
  }
  bool is_message() const;
  bool may_close() const;
};

ShopLine::ShopLine(std::string_view line) : code_points(count_code_points(line)) {
  if (code_points > max_message_code_points) return;
  const std::string folded = fold_case(line);
  const std::vector<std::string> words = words_of(folded);
  is_speech = gazette::is_speech(folded, words);
  calls_out = folded.find('!') != std::string::npos;
  ends_sentence = folded.ends_with('.') || folded.ends_with("。");
  const bool has_amount = names_amount(folded);
  const auto score = [](const Reading& each) {
    return (each.is_offer() ? 4 : 0) + (each.names_action ? 2 : 0) + (each.names_thing ? 1 : 0);
  };
  for (const ShopLanguage& language : shop_languages()) {
    Reading each =
        language.has_blanks ? read_words(words, language) : read_script(folded, language);
    const bool has_number = folded.find_first_of("0123456789") != std::string::npos;
    each.names_thing |= has_amount && each.names_customer;
    each.names_action |= each.names_customer && ((each.names_thing && has_amount) ||
                                                 (each.names_sure_thing && has_number));
    const bool is_better =
        reading.language == nullptr || score(each) > score(reading) ||
        (score(each) == score(reading) && each.words > 0 && each.strange < reading.strange);
    if (is_better) reading = each;
  }
}

bool ShopLine::is_message() const {
  if (!reading.is_offer() || is_speech) return false;
  if (!reading.language->has_blanks) return is_addressed();
  if (is_addressed()) return is_mostly_shop(3);
  if (ends_sentence) return reading.begins_with_shop_word && reading.strange == 0;
  return reading.names_sure_thing && is_mostly_shop(4);
}

/// Whether it may stand beside a message: "Success!", "A confirmation has been sent to your email."
bool ShopLine::may_close() const {
  if (is_speech || code_points > max_unset_code_points) return false;
  if (is_message()) return true;
  if (!reading.language->has_blanks) return reading.names_sure_thing || reading.is_offer();
  const bool is_like_one =
      reading.is_offer() || ((reading.names_action || reading.names_thing) && is_addressed());
  return is_like_one && is_mostly_shop(2);
}

std::vector<ShopLine> shop_lines(std::span<const Paragraph> lines) {
  std::vector<ShopLine> result;
  for (const Paragraph& line : lines) result.emplace_back(line.text);
  return result;
}

}  // namespace

bool is_shop_message(std::string_view line) { return ShopLine(line).is_message(); }

bool is_shop_block(std::span<const Paragraph> lines) {
  const std::vector<ShopLine> read = shop_lines(lines);
  if (std::all_of(read.begin(), read.end(),
                  [](const ShopLine& line) { return line.is_message(); })) {
    return !read.empty();
  }
  if (read.size() < 2 || read.size() > most_lines) return false;
  bool has_offer = false;
  bool is_addressed = false;
  for (const ShopLine& line : read) {
    if (line.is_speech || line.code_points > max_message_code_points) return false;
    has_offer |= line.reading.is_offer() && line.is_mostly_shop(2);
    is_addressed |= line.is_addressed() || line.is_message();
  }
  return has_offer && is_addressed;
}

bool is_sure_shop_block(std::span<const Paragraph> lines) {
  bool names_sure_thing = false;
  std::size_t messages = 0;
  for (const Paragraph& paragraph : lines) {
    const ShopLine line(paragraph.text);
    if (!line.may_close()) return false;
    messages += line.is_message() ? 1 : 0;
    names_sure_thing |= line.reading.names_sure_thing;
  }
  return messages > 1 || (messages == 1 && names_sure_thing);
}

std::size_t closing_messages(std::span<const Paragraph> lines) {
  const std::vector<ShopLine> read = shop_lines(lines.last(std::min(lines.size(), most_lines)));
  std::size_t begin = read.size();
  while (begin > 0 && read[begin - 1].may_close()) --begin;
  // The sentence before the messages may be the story's last.
  while (begin < read.size() && read[begin].ends_sentence && !read[begin].is_addressed() &&
         !read[begin].is_message()) {
    ++begin;
  }
  const bool has_message =
      std::any_of(read.begin() + static_cast<std::ptrdiff_t>(begin), read.end(),
                  [](const ShopLine& line) { return line.is_message(); });
  return has_message ? read.size() - begin : 0;
}

}  // namespace gazette
