// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::render_text_test {
namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    result.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

/// `text` without the escapes that set colours.
std::string uncolored(std::string text) {
  for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at)) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

Hit hit_of(const Article& article, Snippet snippet) {
  return {1, 1.5, article, {one_line(article.title), {}}, std::move(snippet)};
}

Page page_of(std::vector<Hit> hits) {
  Page page;
  page.limit = 10;
  page.total = hits.size();
  page.hits = std::move(hits);
  return page;
}

TEST_CASE("the parts of a score stand below the hit, with the terms where they say more") {
  Page page = page_of({hit_of(make_article("1", "Ferry", ""), {})});
  page.explanation = {"(ranked ferry Bridges)", "Query(x)"};
  page.hits[0].score = 12.3456;
  page.hits[0].score_parts = {{"Bridges", {"bridg"}, 10}, {"ferry", {"ferry"}, 2.3456}};
  CHECK(render_text(page, {}) ==
        "tree:   (ranked ferry Bridges)\n"
        "xapian: Query(x)\n"
        "\n"
        "  1  Ferry\n"
        "     1\n"
        "      12.346  score\n"
        "      10.000  Bridges (bridg)\n"
        "       2.346  ferry\n"
        "\n"
        "1 article\n");
}

TEST_CASE("a title that is longer than three lines is cut at a word, or anywhere without blanks") {
  const auto title_lines = [](const std::string& title, std::vector<CodePointRange> highlights) {
    Hit hit = hit_of(make_article("id", title, ""), {});
    hit.title.highlights = std::move(highlights);
    return render_text(page_of({hit}), {Color::on, 80});
  };
  std::string words;
  for (int i = 0; i < 100; ++i)
    words += (i == 0 ? "" : " ") + std::string("été-") + char('a' + i % 26);
  const std::string cut = title_lines(words, {{0, 5}, {420, 425}});
  CHECK(cut.find("…") != std::string::npos);
  CHECK(cut.find("\x1b[1;33mété-a") != std::string::npos);
  CHECK(count_code_points(uncolored(cut)) < 300);
  CHECK(uncolored(cut).find("é…") == std::string::npos);
  const std::string wide = title_lines(std::string(1'000, 'x'), {});
  CHECK(uncolored(wide).find(std::string(240, 'x') + "…") != std::string::npos);
  const std::string whole = words.substr(0, words.find("été-m") - 1);
  CHECK(title_lines(whole, {}).find("…") == std::string::npos);
}

TEST_CASE("long lists of an article are wrapped below their beginning") {
  Article article = make_article("1", "", "");
  article.language.clear();
  for (int i = 0; i < 30; ++i) article.keywords.push_back("keyword");
  const std::string text = render_text(article, {Color::off, 40});
  CHECK(
      text.starts_with("id: 1\nkeywords: keyword, keyword, keyword,\n"
                       "          keyword, keyword, keyword,\n"));
}

TEST_CASE("a hit is shown with title, source, day, topics, snippet and id") {
  Article article = make_article("wire-1", "Ferry late", "The ferry came late.");
  article.source = "Harbour Times";
  article.published = day(2026, 2, 26);
  article.topics = {{"economy"}, {"sport"}};
  const Page page = page_of({hit_of(article, {"The ferry came late.", {{4, 9}}})});
  CHECK(render_text(page, {}) ==
        "  1  Ferry late\n"
        "     Harbour Times · 2026-02-26 · economy, sport\n"
        "     The ferry came late.\n"
        "     wire-1\n"
        "\n"
        "1 article\n");
}

TEST_CASE("what an article lacks is left out") {
  const Page page = page_of({hit_of(make_article("1", "", ""), {})});
  CHECK(render_text(page, {}) == "  1  (without a title)\n     1\n\n1 article\n");
}

TEST_CASE("the closing line tells the total and the part of it that is shown") {
  Page page;
  CHECK(render_text(page, {}) == "0 articles\n");
  page = page_of({hit_of(make_article("1", "a", ""), {}), hit_of(make_article("2", "b", ""), {})});
  CHECK(lines(render_text(page, {})).back() == "2 articles");
  page.offset = 10;
  page.total = 57;
  CHECK(lines(render_text(page, {})).back() == "11 to 12 of 57 articles");
  page.total_is_exact = false;
  CHECK(lines(render_text(page, {})).back() == "11 to 12 of about 57 articles");
}

TEST_CASE("matches are coloured where colour is wanted, and the text is the same without") {
  Article article = make_article("1", "Ferry late", "");
  article.source = "Times";
  const Page page = page_of({hit_of(article, {"The ferry came.", {{4, 9}}})});
  const std::string colored = render_text(page, {Color::on, 80});
  CHECK(colored.find("\x1b[1;33mferry\x1b[0m") != std::string::npos);
  CHECK(render_text(page, {}).find('\x1b') == std::string::npos);
  CHECK(uncolored(colored) == render_text(page, {}));
}

TEST_CASE("lines are broken at the width of the terminal, between words and wide characters") {
  std::string words;
  std::string wide;
  for (int i = 0; i < 60; ++i) words += "wörter ";
  for (int i = 0; i < 120; ++i) wide += "東";
  const std::string title = words.substr(0, words.size() / 2);
  const Article article = make_article("1", title, words + "\n" + wide + "\n");
  const Page page = page_of({hit_of(article, {one_line(words), {{0, 6}, {21, 34}}}),
                             hit_of(article, {wide, {{3, 100}}})});
  for (const std::size_t columns : {20U, 40U, 80U, 133U}) {
    for (const Color color : {Color::off, Color::on}) {
      const TextStyle style{color, columns};
      for (const std::string& text : {render_text(page, style), render_text(article, style)}) {
        for (const std::string& line : lines(uncolored(text))) {
          CAPTURE(columns, line);
          CHECK(display_width(line) <= columns);
        }
      }
      const std::string whole = uncolored(render_text(page, style));
      CHECK(std::count(whole.begin(), whole.end(), 'w') == 120);  // two titles of 30, a text of 60
    }
  }
}

TEST_CASE("a word longer than a line stands whole") {
  const std::string url = "https://example.org/" + std::string(200, 'x');
  const Page page = page_of({hit_of(make_article("1", "See " + url, ""), {"At " + url, {}})});
  const std::string text = render_text(page, {Color::off, 40});
  CHECK(text.find(url) != std::string::npos);
}

TEST_CASE("nothing of an article drives the terminal") {
  const std::string evil = "a\x1b[2J\x1b]0;owned\x07seen\x1b\r\b\x9B\u009B31m\u202Eb\tc\nd\x7F";
  Article article = make_article(evil, repair_utf8(evil), repair_utf8(evil));
  article.id = article.url = article.source = article.language = article.summary =
      repair_utf8(evil);
  article.authors = article.places = article.people = article.keywords = {repair_utf8(evil)};
  article.topics = {{repair_utf8(evil)}};
  Page page = page_of({hit_of(article, {one_line(repair_utf8(evil)), {}})});
  page.facets = {{"topic", {{repair_utf8(evil), 3}}}, {"source", {{repair_utf8(evil), 2}}}};
  for (const std::string& text :
       {render_text(page, {}), render_text(article, {}), render_facet(page.facets[0], {}, {})}) {
    for (const std::string_view banned :
         {"\x1b", "\x07", "\r", "\b", "\t", "\x7F", "\u009B", "\u202E"}) {
      CAPTURE(text, banned);
      CHECK(text.find(banned) == std::string::npos);
    }
    CHECK(text.find("owned") == std::string::npos);
    CHECK(text.find("seen") != std::string::npos);
  }
}

TEST_CASE("an article is shown whole, its paragraphs apart") {
  Article article = make_article("wire-1", "Ferry late", "First.\n\nSecond  one.\nThird.\n");
  article.published = Timestamp{day(2026, 2, 26).utc, std::chrono::minutes{60}};
  article.authors = {"Mara Lindqvist", "Tom Okafor"};
  article.summary = "In short.";
  CHECK(render_text(article, {}) ==
        "Ferry late\n"
        "id: wire-1\n"
        "authors: Mara Lindqvist, Tom Okafor\n"
        "published: 2026-02-26T01:00:00+01:00\n"
        "language: en\n"
        "\nIn short.\n"
        "\nFirst.\n"
        "\nSecond one.\n"
        "\nThird.\n");
}

TEST_CASE("an article says of topics that the source did not state where they come from") {
  Article article = make_article("1", "Title", "", "");
  article.topics = {
      {"sport"}, {"economy/trade", TopicOrigin::model, 0.83}, {"politics", TopicOrigin::rule, 1}};
  const std::string text = render_text(article, {});
  CHECK(text.find("topics: sport, economy/trade (model, 0.83), politics (rule, 1.00)\n") !=
        std::string::npos);
}

TEST_CASE("topics are a tree in the order of their names, with counts below one another") {
  const Facet topics{"topic",
                     {{"economy", 12},
                      {"economy-of-scale", 7},
                      {"sport", 5},
                      {"economy/trade", 4},
                      {"economy/trade/shipping", 1},
                      {"weather/東京", 1}}};
  const std::vector<std::string> tree = lines(render_topic_tree(topics, {}, {}));
  REQUIRE(tree.size() == 6);
  const std::vector<std::string> names = {"  economy",          "    trade", "      shipping",
                                          "  economy-of-scale", "  sport",   "    東京"};
  for (std::size_t i = 0; i < tree.size(); ++i) {
    CAPTURE(tree[i]);
    CHECK(tree[i].starts_with(names[i] + ' '));
    CHECK(display_width(tree[i]) == display_width(tree[0]));
  }
  CHECK(tree[0].ends_with(" 12"));
}

TEST_CASE("a facet of topics shows labels, the tree of topics what to type and labels behind it") {
  const Facet topics{"topic", {{"economy", 12}, {"economy/trade", 4}, {"sport", 1}}};
  const TopicLabels names = {{"economy", "Wirtschaft"}, {"sport", "Sport"}};
  CHECK(render_facet(topics, names, {}) ==
        "  Wirtschaft       12\n    trade           4\n  Sport             1\n");
  CHECK(render_topic_tree(topics, names, {}) ==
        "  economy       12  Wirtschaft\n    trade        4\n  sport          1\n");
  CHECK(render_facet({"topic", {{"a", 1}}}, {{"a", "x\x1b[2Jy"}}, {}) == "  xy        1\n");
}

TEST_CASE("facets that are no tree keep their order") {
  const std::string text = render_facet({"source", {{"Zeta/Eta", 3}, {"Alpha", 1}}}, {}, {});
  const std::vector<std::string> rows = lines(text);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].starts_with("  Zeta/Eta "));
  CHECK(rows[1].starts_with("  Alpha "));
}

}  // namespace
}  // namespace gazette::render_text_test
