// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/paragraphs.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::paragraphs_test {
namespace {

using Strings = std::vector<std::string>;

Strings texts(std::string_view text) {
  Strings result;
  for (const Paragraph& paragraph : split_paragraphs(text)) result.push_back(paragraph.text);
  return result;
}

TEST_CASE("each line is a paragraph, whatever ends it, and blank lines are none") {
  struct Case {
    std::string text;
    Strings want;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {" \n\t\r\n", {}},
      {"One.", {"One."}},
      {"One.\nTwo.\n", {"One.", "Two."}},
      {"One.\r\nTwo.\r\n\r\nThree.", {"One.", "Two.", "Three."}},
      {"One.\rTwo.", {"One.", "Two."}},
      {"\n\n\nOne.\n\n\n\nTwo.\n\n", {"One.", "Two."}},
      {"  One \t two.  \n", {"One two."}},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(texts(text) == want);
  }
}

TEST_CASE("a paragraph knows whether a blank line or the end comes behind it") {
  const std::vector<Paragraph> found = split_paragraphs("Head\n\nOne.\nTwo.\n \nThree.");
  REQUIRE(found.size() == 4);
  CHECK(found[0].is_followed_by_blank);
  CHECK_FALSE(found[1].is_followed_by_blank);
  CHECK(found[2].is_followed_by_blank);
  CHECK(found[3].is_followed_by_blank);
}

TEST_CASE("lines that are broken to a width are joined up to a blank line or an indent") {
  const std::string wrapped =
      "The ferry that has carried the people of Port Alder across the harbour\n"
      "since the bridge was closed broke down on Monday morning with forty of\n"
      "them on board.\n"
      "\n"
      "It drifted for an hour. A tug that was on its way to the grain terminal\n"
      "took it in tow and brought it back to the fish quay, where the baker had\n"
      "rolls for everyone.\n";
  const Strings want = {
      "The ferry that has carried the people of Port Alder across the harbour since the bridge was "
      "closed broke down on Monday morning with forty of them on board.",
      "It drifted for an hour. A tug that was on its way to the grain terminal took it in tow and "
      "brought it back to the fish quay, where the baker had rolls for everyone."};
  CHECK(texts(wrapped) == want);
  std::string windows;
  for (const char c : wrapped) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(texts(windows) == want);
  CHECK(texts("    The herring fleet of the eastern ports put to sea again on\n"
              "Sunday after a strike of nineteen days, and the first boats to\n"
              "come back had more fish than ice.\n"
              "    The price fell by a third before noon, said the harbour\n"
              "master, who had expected as much.\n")
            .size() == 2);
}

TEST_CASE("words that the ends of wrapped lines divide are whole, where that is asked for") {
  const std::string wrapped =
      "The ferry that has carried the people of Port Alder across the har-\n"
      "bour since the tunnel was closed by decision of the Varenian coun-\n"
      "cil broke down on Monday morning in quiet weather with its well-\n"
      "known captain, most of its crew and not less than forty towns\u00AD\n"
      "people on board.\n";
  const std::string joined =
      "The ferry that has carried the people of Port Alder across the harbour since the tunnel was "
      "closed by decision of the Varenian council broke down on Monday morning in quiet weather "
      "with its well-known captain, most of its crew and not less than forty townspeople on board.";
  CHECK(split_paragraphs(wrapped, LineHyphens::of_words_only).at(0).text == joined);
  CHECK(texts(wrapped).at(0).starts_with(
      "The ferry that has carried the people of Port Alder across the har- bour since"));
}

TEST_CASE("a line that ends within a word goes on, also where lines are paragraphs") {
  const auto texts_of = [](std::string_view text) {
    Strings all;
    for (Paragraph& each : split_paragraphs(text, LineHyphens::of_words_only)) {
      all.push_back(std::move(each.text));
    }
    return all;
  };
  CHECK(texts_of("The coun-\ncil met to dis-\ncuss the harbour.\nIt was late.\n") ==
        Strings{"The council met to discuss the harbour.", "It was late."});
  CHECK(texts_of("The har\u00AD\nbour.\n") == Strings{"The harbour."});
  CHECK(texts_of("A well-\nknown ferry.\n") == Strings{"A well-known ferry."});
  for (const std::string text : {"An anti-\nAmerican mood\n", "The coun-\n\ncil\n",
                                 "The coun-\n    cil\n", "Late -\nand later\n"}) {
    CAPTURE(text);
    CHECK(texts_of(text).size() == 2);
  }
  CHECK(split_paragraphs("The coun-\ncil\n", LineHyphens::as_written).size() == 2);
}

TEST_CASE("the rows of a table among broken lines stay rows") {
  CHECK(
      texts("The catch of the eastern ports in tonnes, as the harbour masters\n"
            "gave it on Monday, was smaller than in any week since the strike\n"
            "ended in March:\n"
            "ALDER      12\n"
            "BREA        9\n"
            "CORVEN      7\n") ==
      Strings{"The catch of the eastern ports in tonnes, as the harbour masters gave it on Monday, "
              "was smaller than in any week since the strike ended in March:",
              "ALDER 12", "BREA 9", "CORVEN 7"});
}

TEST_CASE("short paragraphs, a line each, are not taken for broken lines") {
  for (const std::string& text :
       {std::string("The ferry broke down again on Monday morning.\nNobody was hurt.\n"
                    "The baker had rolls for everyone on the quay.\nThe tug came at noon.\n"),
        std::string("“The ferry is too old,” the captain of the tug said on Monday.\n"
                    "“We have said so since the spring and will say it again.”\n"
                    "“Nobody listens to a tug, but everybody wants to be towed.”\n"
                    "“That is how it is with us and always will be, I suppose.”\n"),
        std::string(
            "港の橋が閉鎖されてから町の人々を運んできたフェリーが月曜日の朝に故障した。\n"
            "四十人の乗客は一時間ほど漂流したが、穀物埠頭へ向かう引き船に助けられたという。\n"
            "船長は「船は古いが、まだ走れる」と話し、修理は来週までに終わると説明した。\n"
            "町は代わりの船を探している。\n")}) {
    CAPTURE(text);
    CHECK(texts(text).size() == 4);
  }
}

TEST_CASE("a body has a newline behind each paragraph") {
  CHECK(join_paragraphs(split_paragraphs("One.\r\n\r\nTwo.")) == "One.\nTwo.\n");
  CHECK(join_paragraphs({}).empty());
}

}  // namespace
}  // namespace gazette::paragraphs_test
