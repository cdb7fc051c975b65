// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_text.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/json/json_stories.hpp"

namespace gazette::json_text_test {
namespace {

TEST_CASE("a body may be a list of paragraphs, as texts or objects") {
  CHECK(article_with(R"("body": ["One.", "Two."])").body == "One.\nTwo.\n");
  CHECK(article_with(R"("content": [{"type": "p", "text": "One."}, {"content": "Two."}])").body ==
        "One.\nTwo.\n");
}

TEST_CASE("a text wrapped in an object is found under each of its names") {
  for (const std::string key : {"rendered", "main", "full", "plain", "text", "content", "value"}) {
    CAPTURE(key);
    const Article article =
        article_of("{\"title\": {\"" + key + "\": \"Ferry\"}, \"content\": {\"" + key +
                   "\": \"It was late.\"}}");
    CHECK(article.title == "Ferry");
    CHECK(article.body.starts_with("It was late."));
  }
  CHECK(article_of(R"({"title": {"rendered": "Fish &#8217;n&#8217; <i>chips</i>"}})").title ==
        "Fish ’n’ chips");
  CHECK(article_of(R"({"headline": {"main": "Ferry", "kicker": "Harbour"}})").title == "Ferry");
}

TEST_CASE("dates as programs of .NET write them are read") {
  struct Case {
    std::string_view date;
    std::string_view want;  ///< "none": none
  };
  constexpr std::array cases = {
      Case{"/Date(1770106500000)/", "2026-02-03T08:15:00Z"},
      Case{"/Date(1770106500999+0100)/", "2026-02-03T09:15:00+01:00"},
      Case{"/Date(1770106500000-0530)/", "2026-02-03T02:45:00-05:30"},
      Case{"/Date(-86400000)/", "1969-12-31T00:00:00Z"},
      Case{"/Date(-62135596800000)/", "none"},
      Case{"/Date(253402300799999)/", "none"},
      Case{"/Date(soon)/", "none"},
      Case{"/Date(1770106500000+1)/", "none"},
  };
  for (const auto& [date, want] : cases) {
    CAPTURE(date);
    const Article article = article_with("\"date\": \"" + std::string(date) + "\"");
    CHECK((article.published ? to_rfc3339(*article.published) : "none") == want);
  }
}

TEST_CASE("references in a title are resolved once, unless it has signs that HTML would not have") {
  for (const auto& [title, want] : std::vector<std::pair<std::string, std::string>>{
           {"AT&amp;T &#8217;s <b>ferry</b>", "AT&T ’s ferry"},
           {"Fish &amp;amp; chips", "Fish &amp; chips"},
           {"The sign & is written &amp; there", "The sign & is written &amp; there"},
           {"If 1 < 2, write &lt;", "If 1 < 2, write &lt;"},
           {"The tag <b>", "The tag <b>"},
       }) {
    CAPTURE(title);
    CHECK(article_of("{\"title\": \"" + title + "\"}").title == want);
  }
  CHECK(article_of(R"({"title": {"rendered": "Fish &amp;amp; chips"}})").title ==
        "Fish &amp; chips");
  CHECK(article_of(R"({"title": "a", "url": "https://post.example/?a=1&amp;b=2"})").url ==
        "https://post.example/?a=1&amp;b=2");
}

TEST_CASE("a body of HTML becomes its text, whatever surrounds it in pages") {
  struct Case {
    std::string_view member;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"("content": {"rendered": "<p>Hello</p>"})", "Hello\n"},
      Case{R"("content": {"rendered": "Fish &amp; <b>chips</b>"})", "Fish & chips\n"},
      Case{R"("content": "<h1>One</h1><aside>two</aside>\n<p class='related'>three<br>four")",
           "One\ntwo\nthree\nfour\n"},
      Case{R"("body_html": "Fish &amp; chips")", "Fish & chips\n"},
      Case{R"("body_xhtml": "one<sup>2</sup>")", "one2\n"},
      Case{R"("body": "Fish &amp; chips, 1 < 2, <b>bold</b>\nand more")",
           "Fish &amp; chips, 1 < 2, <b>bold</b>\nand more"},
      Case{R"("body": "Tom &amp; Jerry said &#8220;yes&#8221;\nand &amp;lt;")",
           "Tom & Jerry said “yes”\nand &lt;"},
      Case{R"("body": "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;")", "One\nTwo\n"},
      Case{R"("body": "AT&T; R&D, &nosuch;")", "AT&T; R&D, &nosuch;"},
      Case{R"("body_text": "plain", "body_html": "<p>html</p>")", "plain"},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(article_with(std::string(member)).body == want);
  }
}

TEST_CASE("a body in which no text is found skips the article, unless another name gives one") {
  CHECK(skipped_why(R"({"title": "Ferry", "body": {"rating": 5}})") ==
        "no text was found in its body (\"body\")");
  CHECK(skipped_why(R"({"title": "Ferry", "content": [{"image": "x"}]})") ==
        "no text was found in its body (\"content\")");
  CHECK(article_with(R"("body": {"rating": 5}, "text": "It was late.")").body == "It was late.");
  CHECK(article_with(R"("body": {"rating": 5}, "summary": "A ferry.")").body == "A ferry.");
  for (const char* member :
       {R"("body": "")", R"("body": null)", R"("body": [])", R"("body": {})"}) {
    CAPTURE(member);
    CHECK(article_with(member).body.empty());
  }
}

TEST_CASE("the body of structured input loses nothing") {
  const std::string body =
      "The ferry sails.\\n\\nFUEL SHORTAGE DENIED BY OPERATOR\\n\\nIt was late.\\n\\n"
      "Discount Applied Successfully!\\nYour savings have been added to the cart.";
  CHECK(article_with("\"body\": \"" + body + "\"").body ==
        "The ferry sails.\n\nFUEL SHORTAGE DENIED BY OPERATOR\n\nIt was late.\n\n"
        "Discount Applied Successfully!\nYour savings have been added to the cart.");
}

TEST_CASE("a summary is the body if there is none") {
  const Article both = article_with(R"("body": "It was late.", "description": "A ferry.")");
  CHECK(both.body == "It was late.");
  CHECK(both.summary == "A ferry.");
  const Article alone = article_with(R"("description": "A ferry.")");
  CHECK(alone.body == "A ferry.");
  CHECK(alone.summary.empty());
}

}  // namespace
}  // namespace gazette::json_text_test
