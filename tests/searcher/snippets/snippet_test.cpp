// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/snippet.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/snippets/passage.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/sample_index.hpp"

namespace gazette::snippet_test {
namespace {

Pattern pattern_of(std::string_view words, const std::string& language, Analyzer& analyzer) {
  Pattern pattern;
  for (const ExpandedWord& word : expand_words(words, {language}, analyzer)) {
    pattern.push_back(word.terms);
  }
  return pattern;
}

std::vector<Pattern> patterns_of(const std::vector<std::string_view>& typed,
                                 const std::string& language, Analyzer& analyzer) {
  std::vector<Pattern> patterns;
  for (const std::string_view words : typed) {
    patterns.push_back(pattern_of(words, language, analyzer));
  }
  return patterns;
}

/// The text with highlights in square brackets.
std::string marked(const Snippet& snippet) {
  std::string text;
  for (const Piece& piece : pieces(snippet)) {
    const bool is_match = piece.kind == Piece::Kind::highlighted;
    text += is_match ? '[' + std::string(piece.text) + ']' : std::string(piece.text);
  }
  return text;
}

std::string highlighted(std::string_view text, const std::vector<std::string_view>& typed,
                        const std::string& language = "en") {
  Analyzer analyzer;
  return marked(highlight(text, language, patterns_of(typed, language, analyzer), analyzer));
}

std::string snippet_of(const Article& article, const std::vector<std::string_view>& typed) {
  Analyzer analyzer;
  return marked(make_snippet(article, patterns_of(typed, article.language, analyzer), analyzer));
}

/// What must hold for any snippet; empty when it does.
std::string complaint(const Snippet& snippet) {
  if (!is_valid_utf8(snippet.text)) return "ill-formed";
  if (snippet.text != one_line(snippet.text)) return "not one line";
  std::size_t end = 0;
  for (const CodePointRange& range : snippet.highlights) {
    if (range.start < end || range.start >= range.end) return "highlights out of order";
    end = range.end;
  }
  if (end > count_code_points(snippet.text)) return "a highlight beyond the end";
  std::string whole;
  for (const Piece& piece : pieces(snippet)) whole += piece.text;
  return whole == snippet.text ? "" : "the pieces are not the whole";
}

TEST_CASE("the words of the query are highlighted in every form that matches") {
  struct Case {
    std::string_view text;
    std::vector<std::string_view> typed;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"The ferry left.", {"ferry"}, "The [ferry] left."},
      {"Ferries, FERRY; ferry's end", {"ferry"}, "[Ferries], [FERRY]; [ferry's] end"},
      {"The old bridge and the bridge", {"old bridge"}, "The [old bridge] and the bridge"},
      {"The old\n bridge", {"old bridge"}, "The [old bridge]"},
      {"old old bridge", {"old bridge", "bridge"}, "old [old bridge]"},
      {"a b a b a", {"a b a"}, "[a b a b a]"},
      {"one two three", {"one two", "two three"}, "[one two three]"},
      {"ferry ferry", {"ferry"}, "[ferry] [ferry]"},
      {"nothing here", {"ferry"}, "nothing here"},
      {"", {"ferry"}, ""},
      {"no query", {}, "no query"},
      {"sécurité et securite", {"securite"}, "[sécurité] et [securite]"},
      {"Zürich 🦈 ferry Ω ferry", {"ferry"}, "Zürich 🦈 [ferry] Ω [ferry]"},
  };
  for (const auto& [text, typed, want] : cases) {
    CAPTURE(text);
    CHECK(highlighted(text, typed) == want);
  }
  CHECK(highlighted("東京都で地震", {"地震"}, "ja") == "東京都で[地震]");
}

TEST_CASE("highlights are counted in code points") {
  Analyzer analyzer;
  const std::vector<Pattern> patterns = patterns_of({"ferry"}, "en", analyzer);
  const Snippet snippet = highlight("é🦈 ferry", "en", patterns, analyzer);
  REQUIRE(snippet.highlights.size() == 1);
  CHECK(snippet.highlights.front() == CodePointRange{3, 8});
}

TEST_CASE("a snippet is the passage that holds most of the query") {
  const Article article = make_article(
      "1", "Harbour news",
      "The council met on Monday and spoke of the budget for a long while before it rose. "
      "Nothing was decided about the school roof, which has leaked since the autumn storms came.\n"
      "The ferry was late. Its captain blamed the tide, the wind, and a rope that nobody had tied "
      "to anything that would hold it through the night.\n"
      "A ferry captain has other worries, said the captain of the ferry, who had seen many tides "
      "and not a few ropes in the thirty years that he has spent on the water.\n");
  CHECK(snippet_of(article, {"ferry", "wind"}).starts_with("The [ferry] was late."));
  CHECK(snippet_of(article, {"ferry captain"}).starts_with("A [ferry captain] has other worries"));
  CHECK(snippet_of(article, {"roof"}).find("school [roof]") != std::string::npos);
}

TEST_CASE("without a match in the body a snippet is its beginning") {
  const Article article =
      make_article("1", "Ferry adrift", "The harbour was calm. Nobody knew.\nLater it rained.\n");
  CHECK(snippet_of(article, {"ferry"}) == "The harbour was calm. Nobody knew.");
  CHECK(snippet_of(article, {}) == "The harbour was calm. Nobody knew.");
}

TEST_CASE("a snippet does not say the title again") {
  const Article article =
      make_article("1", "Ferry adrift", "Ferry adrift\nThe captain of the ferry slept.\n");
  CHECK(snippet_of(article, {"ferry"}) == "The captain of the [ferry] slept.");
  // unless there is nothing else
  CHECK(snippet_of(make_article("1", "Ferry adrift", "Ferry adrift\n"), {"ferry"}) ==
        "[Ferry] adrift");
}

TEST_CASE("two neighbouring sentences show more words than one, even if they must be cut") {
  const std::string filler =
      ", and that much was said of it at the time by those who had seen the harbour in the days "
      "before the storm, when nobody would have believed a word of it";
  const Article article = make_article(
      "1", "News", "The ferry was late" + filler + ". The captain slept" + filler + ".\n");
  const std::string shown = snippet_of(article, {"ferry", "captain"});
  CHECK(shown.starts_with("The [ferry] was late, and"));
  CHECK(shown.find("The [captain] slept") != std::string::npos);
  CHECK(shown.ends_with("…"));
}

TEST_CASE("repetitions never outweigh another word of the query") {
  std::string often = "Ferry";
  for (int i = 0; i < 30; ++i) often += " ferry";
  const Article article = make_article("1", "News",
                                       often +
                                           ".\nNothing else was said on that long day in the "
                                           "harbour.\nThe ferry met the tide.\n");
  CHECK(snippet_of(article, {"ferry", "tide"}).find("The [ferry] met the [tide].") !=
        std::string::npos);
}

TEST_CASE("the snippet goes on behind a title that is the first sentence") {
  const std::string title = "The ferry of the captain sank.";
  struct Case {
    std::string_view what;
    std::string title, body, want;
  };
  const std::string rest = "The ferry was old.\nNobody was hurt.\n";
  const std::string shown = "The [ferry] was old. Nobody was hurt.";
  for (const auto& [what, given, body, want] : {
           Case{"as it is", title, title + "\n" + rest, shown},
           Case{"in other signs", "THE FERRY OF THE CAPTAIN SANK", title + " " + rest, shown},
           Case{"two sentences", "Mayday! The ferry sank.", "Mayday! The ferry  sank. " + rest,
                shown},
           Case{"no word there", title, title + " Nobody was hurt.", "Nobody was hurt."},
           Case{"nothing else", title, title, "The [ferry] of the [captain] sank."},
           Case{"a beginning by chance", "The ferry", title + " " + rest,
                "The [ferry] of the [captain] sank. The [ferry] was old."},
           Case{"a part of a word", "The fer", "The ferry sank.", "The [ferry] sank."},
           Case{"not at the beginning", "Nobody was hurt", title + " Nobody was hurt.",
                "The [ferry] of the [captain] sank. Nobody was hurt."},
           Case{"cut", "The ferry of the\u2026", title + " Nobody was hurt.",
                "\u2026[captain] sank. Nobody was hurt."},
           Case{"cut within a word", "The ferry of the capt\u2026", title, "\u2026[captain] sank."},
           Case{"no words", "...", title, "The [ferry] of the [captain] sank."},
       }) {
    CAPTURE(what);
    CHECK(snippet_of(make_article("1", given, body), {"ferry", "captain"}) == want);
  }
}

TEST_CASE("where only the summary has the words it is the snippet") {
  Article article = make_article("1", "News", "The harbour was calm.\n");
  article.summary = "A ferry sank.";
  CHECK(snippet_of(article, {"ferry"}) == "A [ferry] sank.");
  CHECK(snippet_of(article, {"harbour", "ferry"}) == "The [harbour] was calm.");
  CHECK(snippet_of(article, {"submarine"}) == "The harbour was calm.");
}

TEST_CASE("an article without a body shows its summary, else its title") {
  Article article = make_article("1", "Ferry adrift", "");
  CHECK(snippet_of(article, {"ferry"}) == "[Ferry] adrift");
  article.summary = "A ferry lost its rope.";
  CHECK(snippet_of(article, {"ferry"}) == "A [ferry] lost its rope.");
  CHECK(snippet_of(make_article("1", "", ""), {"ferry"}).empty());
  CHECK(snippet_of(make_article("1", "", " \n \n"), {"ferry"}).empty());
}

TEST_CASE("a long sentence is cut at word ends around the match, and the cuts are marked") {
  std::string body;
  for (int i = 0; i < 200; ++i) body += "wörter" + std::to_string(i) + " ";
  body.insert(body.find("wörter150"), "ferry ");
  Analyzer analyzer;
  const std::vector<Pattern> patterns = patterns_of({"ferry"}, "en", analyzer);
  const Snippet snippet = make_snippet(make_article("1", "", body), patterns, analyzer);
  CHECK(complaint(snippet).empty());
  CHECK(snippet.text.starts_with("…wörter"));
  CHECK(snippet.text.ends_with("…"));
  CHECK(count_code_points(snippet.text) <= max_snippet_code_points + 2);
  CHECK(count_code_points(snippet.text) > max_snippet_code_points - 20);
  CHECK(marked(snippet).find("wörter149 [ferry] wörter150") != std::string::npos);
}

TEST_CASE("a text without blanks or sentences still makes a short snippet") {
  Analyzer analyzer;
  const std::vector<Pattern> none;
  for (const std::string_view unit : {"x", "é", "東", "ก", "🦈", "-", "."}) {
    std::string body;
    for (int i = 0; i < 3000; ++i) body += unit;
    CAPTURE(unit);
    const Snippet snippet = make_snippet(make_article("1", "", body, "ja"), none, analyzer);
    CHECK(complaint(snippet).empty());
    CHECK(count_code_points(snippet.text) <= max_snippet_code_points + 2);
    CHECK(count_code_points(snippet.text) > 20);
  }
}

TEST_CASE("a match far down a very long body is shown") {
  std::string body;
  while (body.size() < 900'000) body += "Filler goes on and on. ";
  CHECK(snippet_of(make_article("1", "", body + "The ferry came."), {"ferry"}) ==
        "Filler goes on and on. The [ferry] came.");
  CHECK(snippet_of(make_article("1", "", body), {"ferry"}).starts_with("Filler goes on"));
  while (body.size() < 5'000'000) body += body;
  CHECK(snippet_of(make_article("1", "", body + "The ferry came."), {"ferry"})
            .starts_with("Filler goes on"));
}

TEST_CASE("a body of one endless sentence shows where most of the query stands together") {
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += "word ";
  std::string body;
  for (int i = 0; i < 5; ++i) body += "ferry " + filler;
  body += "the ferry met the bridge at noon " + filler;
  CHECK(snippet_of(make_article("1", "", body), {"ferry", "bridge"})
            .find("the [ferry] met the [bridge] at noon") != std::string::npos);
  while (body.size() < 900'000) body += filler;
  CHECK(snippet_of(make_article("1", "", body + "a tug came"), {"tug"}).find("a [tug] came") !=
        std::string::npos);
}

TEST_CASE("control characters and terminal escapes never reach a snippet") {
  const std::string shown = snippet_of(
      make_article("1", "", "The \x1b[31mferry\x1b[0m\a left\tthe \u202Eport\u200B.\n"), {"ferry"});
  for (const std::string_view banned : {"\x1b", "\a", "\t", "\n", "\u202E"}) {
    CHECK(shown.find(banned) == std::string::npos);
  }
  CHECK(shown.find("ferry") != std::string::npos);
}

TEST_CASE("snippets of any text are sound") {
  constexpr std::array<std::string_view, 22> scraps = {
      "ferry", "Ferries ", "old bridge ", " ",       "\n",     ". ",    "é",        "e\u0301",
      "東京",  "ก",        "🦈",        "\x1b[1m", "\u202E", "\xFF",  "\xE2\x82", "\"",
      "’s ",   "!",        "(",           "-",       "the ",   "\u00AD"};
  Analyzer analyzer;
  const std::vector<Pattern> patterns =
      patterns_of({"ferry", "old bridge", "the", "bridge ferry"}, "en", analyzer);
  RandomText random(11);
  for (int i = 0; i < 3'000; ++i) {
    const Article article = make_article("1", repair_utf8(random.pieces(scraps, 4)),
                                         repair_utf8(random.pieces(scraps, i % 60)));
    const Snippet snippet = make_snippet(article, patterns, analyzer);
    const std::string wrong =
        complaint(snippet) + complaint(highlight(article.title, "en", patterns, analyzer));
    if (!wrong.empty() || count_code_points(snippet.text) > max_snippet_code_points + 2) {
      CAPTURE(article.body, article.title, snippet.text, wrong);
      FAIL("a snippet that is not sound");
    }
  }
}

}  // namespace
}  // namespace gazette::snippet_test
