// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/article_text.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::article_text_test {
namespace {

TEST_CASE("a body is split into paragraphs, without empty ones") {
  CHECK(shown_paragraphs("").empty());
  CHECK(shown_paragraphs("\n \n\r\n").empty());
  CHECK(shown_paragraphs("One  line\n\nAnother\r\nLast") ==
        std::vector<std::string>{"One line", "Another", "Last"});
}

TEST_CASE("characters that reorder text are removed") {
  CHECK(shown_paragraphs("a\u202Eb\u2066c") == std::vector<std::string>{"abc"});
}

TEST_CASE("metadata without a value is not shown") {
  Article article;
  article.id = "x-1";
  article.language = "und";
  article.places = {"Port Alder", "Eastbank"};
  const std::vector<Fact> list = facts(article);
  REQUIRE(list.size() == 2);
  CHECK(list[0].name == "Places");
  CHECK(list[0].value == "Port Alder, Eastbank");
  CHECK(list[1].value == "x-1");
  CHECK(language_tag(article).empty());
  article.language = "ja";
  CHECK(facts(article)[1].value == "ja");
  CHECK(facts(article, ReaderLocale("de"))[1].value == "Japanisch (ja)");
}

}  // namespace
}  // namespace gazette::article_text_test
