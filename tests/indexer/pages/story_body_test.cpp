// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/story_body.hpp"

#include <string>
#include <string_view>

#include "indexer/pages/page_outline.hpp"
#include "indexer/reading/html_tree.hpp"
#include "tests/catch.hpp"

namespace gazette::story_body_test {
namespace {

const std::string one =
    "The keepers of the lighthouse counted nineteen ships on the first day after the storm, more "
    "than in any week of the winter before it.";
const std::string two =
    "Most of them waited for the tide, because the channel has silted up, and the dredger lies in "
    "the yard with a broken chain.";
const std::string three =
    "On Friday the pilots will sound the channel again, and the harbour office decides whether the "
    "larger ships may come in at night.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

const std::string story = p(one) + p(two) + p(three);
const std::string lines = one + '\n' + two + '\n' + three + '\n';

std::string body_of(const std::string& html, std::string_view title = {}) {
  const HtmlTree tree(html);
  REQUIRE(tree.root() != nullptr);
  const PageOutline page = outline_of(tree.root());
  return text_of(page, find_body(page, title));
}

TEST_CASE("the body is the smallest element with most of the prose") {
  const std::string beside = "<div><p>" + one + "</p></div>";
  CHECK(body_of("<div><div>" + story + "</div><div>Short.</div></div>") == lines);
  CHECK(body_of("<div>Imprint</div><table><tr><td>Menu</td><td>" + story + "</td></tr></table>") ==
        lines);
}

TEST_CASE("a class word removes the surroundings of a story, not the story") {
  CHECK(body_of("<article>" + story + "<div class=relatedLinks>" + p("Elsewhere. " + two) +
                "</div></article>") == lines);
  CHECK(body_of("<div class='post category-social'><h1>Ships</h1>" + story + "</div>", "Ships") ==
        lines);
  CHECK(body_of("<form><h1>Ships</h1><div>" + story + "</div></form>", "Ships") == lines);
  CHECK(body_of("<article>" + story + "<div class=correlated>" + p("More of it. " + one) +
                "</div></article>") == lines + "More of it. " + one + '\n');
}

TEST_CASE("comments are no story, however long they are") {
  const std::string comments = "<section id=comments>" + p("I saw them too. " + one) +
                               p("So did I. " + two) + p("And I. " + three) + p("Me. " + one) +
                               "</section>";
  CHECK(body_of("<div><h1>Ships</h1>" + story + "</div>" + comments, "Ships") == lines);
  CHECK(body_of("<div><h1>Ships</h1>" + p(two) + "</div>" + comments, "Ships") == two + '\n');
}

TEST_CASE("hidden text is not part of the story") {
  for (const std::string hidden :
       {"<div hidden>", "<div aria-hidden=true>", "<div style='color: red; display: none'>",
        "<div class=sr-only>"}) {
    CAPTURE(hidden);
    CHECK(body_of("<article>" + story + hidden + p("Elsewhere. " + two) + "</div></article>") ==
          lines);
  }
}

TEST_CASE("a hidden part of a line does not part the line") {
  const std::string begin = "The zebra crossing ";
  const std::string end = "near the old harbour wall was painted anew by the council on Monday.";
  for (const std::string hidden :
       {"<span style='display:none'>junk</span> ", "<b hidden>junk <i>and</i> junk</b> ",
        "<a href=x class=sr-only>junk</a> "}) {
    CAPTURE(hidden);
    const std::string line = p(begin + hidden + end);
    CHECK(body_of("<article>" + line + story + "</article>") == begin + end + '\n' + lines);
    CHECK(body_of("<article>" + story + line + p("Ada " + three) + "</article>") ==
          lines + begin + end + "\nAda " + three + '\n');
  }
}

TEST_CASE("the sign of a footnote is no part of the word before it") {
  const auto shown = [](const std::string& text) { return body_of(p(text + ' ' + one)); };
  const auto sup = [](const std::string& text) { return "<sup>" + text + "</sup>"; };
  const std::string rest = ' ' + one + '\n';
  CHECK(shown("The quick" + sup("1") + " fox") == "The quick fox" + rest);
  CHECK(shown("The <b>quick</b><sup><a href='#n'> 12 </a></sup>.") == "The quick." + rest);
  CHECK(shown("It is" + sup("*") + " so") == "It is so" + rest);
  CHECK(shown("Süß" + sup("3")) == "Süß" + rest);
  CHECK(shown("40 m" + sup("2") + ", 3 km" + sup("3")) == "40 m2, 3 km3" + rest);
  CHECK(shown("10" + sup("6") + " t CO<sub>2</sub>") == "106 t CO2" + rest);
  CHECK(shown("the 1" + sup("st") + " and Mme" + sup("s")) == "the 1st and Mmes" + rest);
}

TEST_CASE("lists of links and paragraphs that are one link are no part of a story") {
  const auto link = [](const std::string& text) { return "<a href=x>" + text + "</a>"; };
  CHECK(body_of("<article>" + p(one) + p(link("Read how the dredger broke its chain")) + p(two) +
                "<ul><li>" + link("Ferry") + "<li>" + link("Bridge") + "</ul>" + p(three) +
                "</article>") == lines);
  CHECK(body_of("<article>" + p(one) + p(two.substr(0, 89) + link(" as it was said") + ".") +
                "</article>") == one + '\n' + two.substr(0, 89) + " as it was said.\n");
}

TEST_CASE("a link that is never closed does not extend over the text after it") {
  CHECK(body_of("<nav><ul><li><a href=x>Crossword<li><a href=y>Podcasts</ul></nav><article>" +
                story + "</article>") == lines);
}

TEST_CASE("the lead above the story belongs to it, bylines and dates do not") {
  const std::string lead = "Nineteen ships wait for the tide, and the dredger has a broken chain.";
  for (const std::string& above :
       {"<header><h1>Ships</h1><h2>" + lead + "</h2><p>5 March</p></header>",
        "<h1>Ships</h1><div class=intro>" + p(lead) + "</div><div class=byline>Ada Quill</div>"}) {
    CAPTURE(above);
    CHECK(body_of("<article>" + above + "<div class=article-body>" + story + "</div></article>",
                  "Ships") == lead + '\n' + lines);
  }
}

TEST_CASE("a story in several elements of one kind is read whole") {
  CHECK(body_of("<main><h1>Ships</h1><div class=chunk>" + p(one) + p(two) + p(two + " So it is.") +
                    "</div><div class=ad>Buy now</div><div class=chunk>" + p(three) +
                    "</div></main>",
                "Ships") == one + '\n' + two + '\n' + two + " So it is.\n" + three + '\n');
  CHECK(body_of("<main><h1>Ships</h1><article class=update><h2>Noon</h2>" + story +
                    "</article><article class=update><h2>Morning</h2>" + p("Fog lies. " + one) +
                    "</article></main>",
                "Ships") == "Noon\n" + lines + "Morning\nFog lies. " + one + '\n');
}

TEST_CASE("the headline is not repeated in the body, and headings in the body stay") {
  CHECK(body_of("<article><h1>Ships</h1>" + p(one) + "<h1>What now?</h1>" + p(two) +
                    "<h2>Ships</h2>" + p(three) + "</article>",
                "Ships") == one + "\nWhat now?\n" + two + '\n' + three + '\n');
}

TEST_CASE("headings that announce nothing, and lines that invite elsewhere, go") {
  CHECK(body_of("<article>" + p(one) + p("Read more: The dredger") + p(two) + p("Anzeige") +
                p(three) + "<h3>Elsewhere</h3></article>") == lines);
}

TEST_CASE("the caption of a figure is a line of the body if it is a sentence") {
  CHECK(body_of("<article>" + p(one) +
                "<figure><figcaption>The channel at low tide, as seen from the "
                "tower.</figcaption></figure>" +
                p(two) + "<figure><figcaption>The yard. Photo: Ada Quill</figcaption></figure>" +
                p(three) + "</article>") ==
        one + "\nThe channel at low tide, as seen from the tower.\n" + two + '\n' + three + '\n');
}

TEST_CASE("a text that is repeated in a page is read once") {
  CHECK(body_of("<article>" + story + "<div>" + p(two) + "</div></article>") == lines);
}

TEST_CASE("readings above words, and breaks within them, do not part them") {
  CHECK(body_of("<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の light<wbr>house") ==
        "港の lighthouse\n");
}

}  // namespace
}  // namespace gazette::story_body_test
