// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/commands/defaults.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_text_test {
namespace {

using namespace std::string_literals;

/// As a browser saves it: an empty line first, no headline, a link in capitals between paragraphs,
/// messages of the shop at the end.
const std::string saved =
    "\n"
    "The first ferry in fifty-five years left the fish quay of Port Alder on Monday.\n"
    "It had twenty-six vehicles, two cyclists and a bride on board, the harbour master said.\n"
    "PROSPECT OF STORM SENDS TICKET PRICES SOARING\n"
    "“It is not a bridge,” said its captain, who had two days to learn the harbour.\n"
    "\n\n\n\n"
    "Discount Applied Successfully!\n"
    "Your savings have been added to the cart.";

TEST_CASE("a saved article keeps its story and loses the rest of the page") {
  const Stories stories = stories_of(read_text, saved);
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.skipped.empty());
  const Article& article = stories.articles[0];
  CHECK(article.title.empty());
  CHECK(article.id.empty());
  CHECK(article.body ==
        "The first ferry in fifty-five years left the fish quay of Port Alder on Monday.\n"
        "It had twenty-six vehicles, two cyclists and a bride on board, the harbour master said.\n"
        "“It is not a bridge,” said its captain, who had two days to learn the harbour.\n");
}

TEST_CASE("line ends and encodings make no other article") {
  std::string windows;
  for (const char c : saved) windows += c == '\n' ? "\r\n"s : std::string(1, c);
  const Article want = stories_of(read_text, saved).articles.at(0);
  CHECK(stories_of(read_text, windows).articles.at(0) == want);
  CHECK(stories_of(read_text, "\xEF\xBB\xBF" + saved).articles.at(0) == want);
  CHECK(stories_of(read_text, "\xFF\xFEH\0i\0!\0"s).articles.at(0).body == "Hi!\n");
  CHECK(stories_of(read_text, "Un caf\xE9.").articles.at(0).body == "Un café.\n");
}

TEST_CASE("a headline set off from the story becomes the title and leaves the body") {
  const Article article =
      stories_of(read_text, "Ferry sails at last\n\nIt left on Monday.\nIt was late.\n")
          .articles.at(0);
  CHECK(article.title == "Ferry sails at last");
  CHECK(article.body == "It left on Monday.\nIt was late.\n");
}

TEST_CASE("a promotion after the headline is removed and the headline is the title") {
  const Article article = stories_of(read_text,
                                     "Ferry sails at last\n\nBRIDGE RECALL SHAKES SHELVES\n\n"
                                     "It left on Monday.\n\nIt was late.\n")
                              .articles.at(0);
  CHECK(article.title == "Ferry sails at last");
  CHECK(article.body == "It left on Monday.\nIt was late.\n");
}

TEST_CASE("a file that begins with its address and date keeps them as such") {
  const Article article =
      stories_of(read_text,
                 "https://example.org/a/1\n2026-05-27T16:50:00+0900\nWill it sail?\nIt left.\n")
          .articles.at(0);
  CHECK(article.url == "https://example.org/a/1");
  REQUIRE(article.published);
  CHECK(to_rfc3339(*article.published) == "2026-05-27T16:50:00+09:00");
  CHECK(article.title == "Will it sail?");
  CHECK(article.body == "It left.\n");
}

TEST_CASE("wire copy in capitals is kept whole") {
  const std::string wire =
      "    HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY AFTER\n"
      "A STRIKE OF NINETEEN DAYS, AND THE FIRST OF THEM TO COME BACK HAD\n"
      "MORE FISH THAN ICE.\n"
      "    THE PRICE FELL BY A THIRD BEFORE NOON.\n";
  const Article article = stories_of(read_text, wire).articles.at(0);
  CHECK(article.title + article.body ==
        "HERRING BOATS OF THE EASTERN PORTS PUT TO SEA AGAIN ON SUNDAY AFTER A STRIKE OF NINETEEN "
        "DAYS, AND THE FIRST OF THEM TO COME BACK HAD MORE FISH THAN ICE.\n"
        "THE PRICE FELL BY A THIRD BEFORE NOON.\n");
}

TEST_CASE("a text of one byte is an article") {
  CHECK(stories_of(read_text, "a").articles.at(0).body == "a\n");
}

TEST_CASE("a file without a story is skipped with the reason") {
  struct Case {
    std::string bytes;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"", "the file is empty"},
      {" \r\n\t\n", "there is no text in the file"},
      {"\xEF\xBB\xBF", "there is no text in the file"},
      {"\xFF\xFE", "there is no text in the file"},
      {"Your cart is empty.\n", "there is no text in the file"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "not a text file: it is a PNG image"},
      {"%PDF-1.7\n"s, "not a text file: it is a PDF document"},
      {"\0"s, "not a text file: it has zero bytes"}};
  for (const auto& [bytes, want] : cases) {
    CAPTURE(bytes);
    const Stories stories = stories_of(read_text, bytes, "a/story.txt");
    CHECK(stories.articles.empty());
    REQUIRE(stories.skipped.size() == 1);
    CHECK(stories.skipped[0].path == "a/story.txt");
    CHECK(stories.skipped[0].why == want);
  }
}

TEST_CASE("the lines above and below a wire story give its authors and places") {
  struct Case {
    std::string_view text;
    std::string_view title, authors, source, places, body;
  };
  const std::vector<Case> cases = {
      {"Ferry sails\n\nBy Ada Quill and Bo Ferry, Reuters\n\nLONDON, Jan 29 (Reuters) - The ferry "
       "left. It was late.\n",
       "Ferry sails", "Ada Quill+Bo Ferry", "Reuters", "London",
       "LONDON, Jan 29 (Reuters) - The ferry left. It was late.\n"},
      {"By ADA QUILL\nAssociated Press\n\nPORTLAND, Ore. (AP) — The ferry left. It was late.\n",
       "The ferry left.", "ADA QUILL", "Associated Press", "Portland",
       "PORTLAND, Ore. (AP) — The ferry left. It was late.\n"},
      {"BERLIN (dpa)\n\nDie Fähre legte ab. Sie kam zu spät.\n", "Die Fähre legte ab.", "", "dpa",
       "Berlin", "BERLIN (dpa)\nDie Fähre legte ab. Sie kam zu spät.\n"},
      {"The ferry left. It was late.\n\n(Reporting by Ada Quill in Port Alder; Editing by Bo "
       "Ferry)\n"
       "\n(Reuters)\n",
       "The ferry left.", "Ada Quill", "Reuters", "",
       "The ferry left. It was late.\n(Reporting by Ada Quill in Port Alder; Editing by Bo "
       "Ferry)\n(Reuters)\n"},
      {"https://paper.example/1\nFerry sails\nLONDON (AP) — The ferry left. It was late.\n",
       "Ferry sails", "", "paper.example", "London",
       "LONDON (AP) — The ferry left. It was late.\n"},
      {"WASHINGTON - The man of the year sails. He was late.\n",
       "WASHINGTON - The man of the year sails.", "", "", "",
       "WASHINGTON - The man of the year sails. He was late.\n"},
  };
  const auto joined = [](const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "+") + name;
    return text;
  };
  for (const auto& [text, title, authors, source, places, body] : cases) {
    CAPTURE(text);
    const Article article = complete(stories_of(read_text, std::string(text)).articles.at(0),
                                     "/news/ferry.txt", ArticlesInFile::one, {});
    CHECK(article.title == title);
    CHECK(joined(article.authors) == authors);
    CHECK(article.source == source);
    CHECK(joined(article.places) == places);
    CHECK(article.body == body);
    CHECK_FALSE(article.published);
  }
}

}  // namespace
}  // namespace gazette::read_text_test
