// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader promises, whatever the bytes.
#include <array>
#include <string>
#include <string_view>

#include "core/text/text.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"
#include "tests/random_text.hpp"

namespace gazette::reader_test {
namespace {

using namespace std::string_view_literals;

/// Pieces of all formats, and what makes trouble in each.
constexpr std::array scraps = {"{"sv,
                               "}"sv,
                               "["sv,
                               "]"sv,
                               ","sv,
                               ":"sv,
                               "\""sv,
                               "\\u"sv,
                               "\\ud83d"sv,
                               "\\"sv,
                               "null"sv,
                               "17"sv,
                               "{\"title\": \"a\"}"sv,
                               "\"body\""sv,
                               "\"@graph\""sv,
                               "\"articles\":[{"sv,
                               "\"id\":"sv,
                               "\"a b\""sv,
                               "<REUTERS NEWID=\"7\">"sv,
                               "</REUTERS>"sv,
                               "<TEXT>"sv,
                               "</TEXT>"sv,
                               "<TITLE>"sv,
                               "</TITLE>"sv,
                               "<BODY>"sv,
                               "</BODY>"sv,
                               "<DATE>2-MAR-1987</DATE>"sv,
                               "<TOPICS><D>"sv,
                               "</D>"sv,
                               "&#3;"sv,
                               "&lt;"sv,
                               "&"sv,
                               ";"sv,
                               "<html>"sv,
                               "<p>"sv,
                               "</p>"sv,
                               "<h1>"sv,
                               "<svg>"sv,
                               "<td>"sv,
                               "<script>"sv,
                               "<!--"sv,
                               "-->"sv,
                               "<script type=\"application/ld+json\">{\"@type\":\"Article\","sv,
                               "</script>"sv,
                               "<meta charset=utf-16>"sv,
                               "<meta name=date content="sv,
                               "\n"sv,
                               "\r\n"sv,
                               "\n\n"sv,
                               " "sv,
                               "\t"sv,
                               "ferry"sv,
                               "FERRY SAILS"sv,
                               "Discount applied!"sv,
                               "."sv,
                               "é"sv,
                               "\xE9"sv,
                               "字"sv,
                               "\0"sv,
                               "\xFF\xFE"sv,
                               "\xEF\xBB\xBF"sv,
                               "\u200B"sv,
                               "\u202E"sv,
                               "\U000E0001"sv,
                               "\uFFFF"sv,
                               "\x1B[0m"sv};

bool is_clean(const std::string& text) {
  return is_valid_utf8(text) && text.find('\0') == std::string::npos;
}

/// Whether what was made of `bytes` can be indexed.
bool keeps_promise(const Format& format, const std::string& bytes) {
  const Stories stories = stories_of(format.read, bytes, "input");
  for (const Skipped& skipped : stories.skipped) {
    if (skipped.why.empty() || skipped.path != "input") return false;
  }
  for (const Article& article : stories.articles) {
    const Article whole = complete(article, "", ArticlesInFile::one, {});
    if (whole.id.empty() || whole.language.empty() || !has_content(whole)) return false;
    for (const std::string* text :
         {&whole.id, &whole.title, &whole.body, &whole.url, &whole.source}) {
      if (!is_clean(*text)) return false;
    }
  }
  return true;
}

TEST_CASE("no article is longer than the limit, all of its texts and names together") {
  Article article;
  article.title = "Ferry";
  article.body.assign(most_article_bytes - article.title.size(), 'a');
  CHECK(excess_of(article).empty());
  article.summary = "x";
  CHECK(excess_of(article) == "it is longer than 64 MiB");
  article.summary.clear();
  article.keywords = {"x"};
  CHECK(excess_of(article) == "it is longer than 64 MiB");
  article.keywords.clear();
  article.body.assign(most_article_bytes / 3, '\x01');
  CHECK(excess_of(article) == "it is longer than 64 MiB");  // six bytes each, as JSON
}

TEST_CASE("bytes by chance are read or skipped by every reader") {
  RandomText random(41);
  for (int round = 0; round < 400; ++round) {
    const std::string bytes = random.bytes(300);
    for (const Format& format : formats()) {
      if (!keeps_promise(format, bytes)) {
        CAPTURE(format.name, round, bytes);
        FAIL("an article that cannot be indexed, or a reason that is none");
      }
    }
  }
}

TEST_CASE("pieces of all formats by chance are read or skipped by every reader") {
  RandomText random(42);
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = random.pieces(scraps, 40);
    for (const Format& format : formats()) {
      if (!keeps_promise(format, bytes)) {
        CAPTURE(format.name, round, bytes);
        FAIL("an article that cannot be indexed, or a reason that is none");
      }
    }
  }
}

TEST_CASE("good inputs cut anywhere and damaged anywhere are read or skipped") {
  const std::array<std::string, 4> inputs = {
      "<REUTERS NEWID=\"7\"><DATE> 2-MAR-1987</DATE><TOPICS><D>fish</D></TOPICS><TEXT><TITLE>UP "
      "&lt;AB>"
      "</TITLE><DATELINE>ALDER, March 2 - </DATELINE><BODY>Late.&#3;</BODY></TEXT></REUTERS>",
      "<!doctype html><html lang=en><title>A &amp; b</title><script "
      "type=\"application/ld+json\">{\"@type\""
      ":\"Article\",\"headline\":\"A\"}</script><p>Text <b>bold</b>.</p></html>",
      "[{\"title\": \"caf\\u00e9\", \"authors\": [{\"name\": \"x\"}], \"date\": 17, \"body\": "
      "[\"a\"]}, {}]",
      "Headline\n\nThe ferry sails.\nFERRY SAILS\nIt is late, they say.\n\nDiscount applied!\n"};
  for (const std::string& input : inputs) {
    for (std::size_t at = 0; at <= input.size(); ++at) {
      std::string damaged = input;
      if (at < damaged.size()) damaged[at] = static_cast<char>(0xC3 + at % 50);
      for (const Format& format : formats()) {
        if (!keeps_promise(format, input.substr(0, at)) || !keeps_promise(format, damaged)) {
          CAPTURE(format.name, input, at);
          FAIL("an article that cannot be indexed, or a reason that is none");
        }
      }
    }
  }
}

}  // namespace
}  // namespace gazette::reader_test
