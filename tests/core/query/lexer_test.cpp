// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/lexer.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::lexer_test {
namespace {

using Kind = Lexeme::Kind;

std::string form_of(const Lexeme& lexeme) {
  switch (lexeme.kind) {
    case Kind::word:
      return "[" + lexeme.text + "]";
    case Kind::phrase:
      return "\"" + lexeme.text + "\"";
    case Kind::field:
      return std::string(lexeme.field->name) + ":";
    case Kind::near:
      return "NEAR/" + std::to_string(lexeme.window);
    default:
      return lexeme.text;
  }
}

/// The lexemes of `query`: words in square brackets, phrases in straight quotes.
std::string lexed(std::string_view query) {
  std::string line;
  for (const Lexeme& lexeme : lex(query).lexemes) {
    line += (line.empty() ? "" : " ") + form_of(lexeme);
  }
  return line;
}

struct Case {
  std::string_view query;
  std::string_view want;
};

TEST_CASE("words stand between blanks, brackets and quotation marks") {
  constexpr std::array cases = {
      Case{"", ""},
      Case{" \t\n ", ""},
      Case{"oil", "[oil]"},
      Case{"oil price", "[oil] [price]"},
      Case{"oil\tprice\r\n rise ", "[oil] [price] [rise]"},
      Case{"oil\u00A0price", "[oil] [price]"},
      Case{"東京\u3000地震", "[東京] [地震]"},
      Case{"don't o'clock O’Brien", "[don't] [o'clock] [O’Brien]"},
      Case{"well-known wi-fi", "[well-known] [wi-fi]"},
      Case{"C++ C# AT&T", "[C++] [C#] [AT&T]"},
      Case{"mara@example.org", "[mara@example.org]"},
      Case{"a,b;c", "[a,b;c]"},
      Case{"((oil)price)", "( ( [oil] ) [price] )"},
      Case{"\x01\x02oil\x7F", "[oil\x7F]"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
  }
}

TEST_CASE("a phrase stands between quotation marks, straight or typographic") {
  constexpr std::array cases = {
      Case{"\"oil price\"", "\"oil price\""},
      Case{"“oil price”", "\"oil price\""},
      Case{"„Öl und Gas“", "\"Öl und Gas\""},
      Case{"«prix du pétrole»", "\"prix du pétrole\""},
      Case{"»Öl«", "\"Öl\""},
      Case{"「東京 地震」", "\"東京 地震\""},
      Case{"『interest rate』", "\"interest rate\""},
      Case{"《人民日报》 《a b》", "\"人民日报\" \"a b\""},
      Case{"〈a b〉", "\"a b\""},
      Case{"＂oil price＂", "\"oil price\""},
      Case{"\"\"", "\"\""},
      Case{"\"a (b) AND -c\"", "\"a (b) AND -c\""},
      Case{"oil\"price rise\"gas", "[oil] \"price rise\" [gas]"},
      Case{"\"a\"\"b\"", "\"a\" \"b\""},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
    CHECK(lex(query).warnings.empty());
  }
}

TEST_CASE("= before a quotation mark asks for words as typed, but not in a field") {
  const Lexed exact = lex("oil =\"price\" = price");
  CHECK(lexed("oil =\"price\" = price") == "[oil] \"price\" [=] [price]");
  CHECK(lexed("=price") == "[=price]");
  CHECK(lex("=price").warnings.size() == 1);
  CHECK(exact.lexemes.at(1).is_exact);
  CHECK(exact.warnings.empty());
  CHECK(lexed("title:=\"oil price\"") == "title: \"oil price\"");
  REQUIRE(lex("title:=\"oil price\"").warnings.size() == 1);
  CHECK(lex("title:=\"oil price\"").warnings.front().fault == "means nothing in a field");
}

TEST_CASE("what follows a quotation mark that is not closed is words, with a warning") {
  constexpr std::array cases = {
      Case{"\"", ""},
      Case{"\"oil price", "[oil] [price]"},
      Case{"oil \"price -rise", "[oil] [price] - [rise]"},
      Case{"5\" pipe", "[5] [pipe]"},
      Case{"\"a b\" \"c", "\"a b\" [c]"},
      Case{"«oil", "[oil]"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
    REQUIRE(lex(query).warnings.size() == 1);
    CHECK(lex(query).warnings.front().fault == "is not closed");
  }
  CHECK(lex("oil \"price").warnings.front().byte_offset == 4);
}

TEST_CASE("wide signs are those of ASCII, a colon only behind a field") {
  constexpr std::array cases = {
      Case{"\uFF08oil gas\uFF09 coal", "( [oil] [gas] ) [coal]"},
      Case{"title\uFF1A\uFF08oil\uFF09", "title: ( [oil] )"},
      Case{"T\uFF1Asport harb\uFF0A", "topic: [sport] [harb*]"},
      Case{"NBA\uFF1Alakers", "[NBA\uFF1Alakers]"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
    CHECK(lex(query).warnings.empty());
  }
  const Lexed offsets = lex("\uFF08oil\uFF09 \"gas");
  REQUIRE(offsets.lexemes.size() == 4);
  CHECK(offsets.lexemes[1].byte_offset == 3);
  CHECK(offsets.lexemes[3].byte_offset == 11);
  CHECK(offsets.warnings.front().byte_offset == 10);
  CHECK(offsets.open_phrase == 11);
}

TEST_CASE("a sign stands behind a blank and before something") {
  constexpr std::array cases = {
      Case{"+oil -gas", "+ [oil] - [gas]"},
      Case{"+\"oil price\" -(gas)", "+ \"oil price\" - ( [gas] )"},
      Case{"-title:gas", "- title: [gas]"},
      Case{"(-gas +oil)", "( - [gas] + [oil] )"},
      Case{"oil - gas", "[oil] [gas]"},
      Case{"+ - + -", ""},
      Case{"--gas", "- [gas]"},
      Case{"-+oil", "+ [oil]"},
      Case{"oil+gas oil-gas", "[oil+gas] [oil-gas]"},
      Case{"\"oil\"-gas", "\"oil\" [-gas]"},
      Case{"(oil -)", "( [oil] )"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
  }
}

TEST_CASE("operators are written in capitals") {
  constexpr std::array cases = {
      Case{"a AND b OR c NOT d", "[a] AND [b] OR [c] NOT [d]"},
      Case{"a and b or c not d", "[a] [and] [b] [or] [c] [not] [d]"},
      Case{"And Or Not Near", "[And] [Or] [Not] [Near]"},
      Case{"a NEAR b", "[a] NEAR/10 [b]"},
      Case{"a NEAR/5 b", "[a] NEAR/5 [b]"},
      Case{"a NEAR/0 b NEAR/9999 c", "[a] NEAR/1 [b] NEAR/100 [c]"},
      Case{"a NEAR/99999999999999999999 b", "[a] NEAR/100 [b]"},
      Case{"a NEAR/ b", "[a] [NEAR/] [b]"},
      Case{"a NEAR/x NEAR/-1 NEAR/12345 b", "[a] [NEAR/x] [NEAR/-1] NEAR/100 [b]"},
      Case{"ANDES NOTES ORE", "[ANDES] [NOTES] [ORE]"},
      Case{"(AND)", "( AND )"},
      Case{"AND:x", "[AND:x]"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
  }
}

TEST_CASE("a colon behind the name or alias of a field begins a condition") {
  constexpr std::array cases = {
      Case{"title:bridge", "title: [bridge]"},
      Case{"TITLE:bridge Title:bridge", "title: [bridge] title: [bridge]"},
      Case{"by:lindqvist t:economy lang:es", "author: [lindqvist] topic: [economy] language: [es]"},
      Case{"title:\"old bridge\"", "title: \"old bridge\""},
      Case{"title:(old bridge)", "title: ( [old] [bridge] )"},
      Case{"url:https://example.org/1", "url: [https://example.org/1]"},
      Case{"id:file:/a/b", "id: [file:/a/b]"},
      Case{"date:2026-01-05..2026-02-10", "date: [2026-01-05..2026-02-10]"},
      Case{"title: bridge", "title: [bridge]"},
      Case{"title:", "title:"},
      Case{"title:AND", "title: [AND]"},
      Case{"title:-old", "title: [-old]"},
      Case{":x x:", "[:x] [x:]"},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(lexed(query) == want);
    CHECK(lex(query).warnings.empty());
  }
  for (const Field& field : fields) {
    CAPTURE(field.name);
    const Lexed made = lex(std::string(field.name) + ":x");
    REQUIRE(made.lexemes.size() == 2);
    CHECK(made.lexemes.front().field == &field);
  }
}

TEST_CASE("an unknown field is a word, with a warning that names the fields") {
  const Lexed unknown = lex("colour:red");
  CHECK(lexed("colour:red") == "[colour:red]");
  REQUIRE(unknown.warnings.size() == 1);
  CHECK(unknown.warnings.front().subject == "\"colour\"");
  CHECK(unknown.warnings.front().fault == "is not a field");
  CHECK(unknown.warnings.front().hint.find("title, author, topic") != std::string::npos);
  // Before a phrase or bracket too; there a sign is meant for what follows.
  struct BeforeGroup {
    std::string_view query, want, fault;
  };
  for (const auto& [query, want, fault] :
       {BeforeGroup{"tilte:\"red sky\"", "[tilte:] \"red sky\"",
                    "is not a field (did you mean title:\"red sky\"?)"},
        BeforeGroup{"tilte:(red sky", "[tilte:] ( [red] [sky]",
                    "is not a field (did you mean title:(red sky?)"},
        BeforeGroup{"-colour:\"red sky\"", "- \"red sky\"", "is not a field"},
        BeforeGroup{"+colour:(red)", "+ ( [red] )", "is not a field"},
        BeforeGroup{"sort:\"newest\"", "[sort:] \"newest\"", "is an option and not a field"}}) {
    CAPTURE(query);
    const Lexed made = lex(query);
    CHECK(lexed(query) == want);
    REQUIRE(made.warnings.size() == 1);
    CHECK(made.warnings.front().fault == fault);
  }
  // what only looks like a field needs no warning
  for (const std::string_view query : {"12:30", "http://x.example", "1:0", "a-b:c", "Über:x"}) {
    CAPTURE(query);
    CHECK(lexed(query) == "[" + std::string(query) + "]");
    CHECK(lex(query).warnings.empty());
  }
}

TEST_CASE("a tilde and digits right behind a phrase are its window") {
  const auto window = [](std::string_view query) { return lex(query).lexemes.front().window; };
  CHECK(window("\"oil price\"~3") == 3);
  CHECK(window("\"oil price\"~0") == 0);
  CHECK(window("\"oil price\"~999") == 100);
  CHECK(lexed("\"oil price\"~3 rise") == "\"oil price\" [rise]");
  CHECK(lex("\"oil price\"~3 rise").warnings.empty());
  CHECK(lexed("\"oil price\" ~3") == "\"oil price\" [~3]");
  for (const std::string_view query : {"\"oil price\"~", "\"oil price\"~x"}) {
    CAPTURE(query);
    CHECK(window(query) == 0);
    REQUIRE(lex(query).warnings.size() == 1);
    CHECK(lex(query).warnings.front().byte_offset == 11);
  }
}

TEST_CASE("patterns are words of one lexeme") {
  CHECK(lexed("ferr* brigde~ harbour~2 *") == "[ferr*] [brigde~] [harbour~2] [*]");
  CHECK(lex("ferr* brigde~ harbour~2 *").warnings.empty());
}

TEST_CASE("a lexeme knows where in the query it stands") {
  struct Placed {
    std::string_view query;
    std::vector<std::size_t> offsets;
  };
  const std::vector<Placed> cases = {
      {"é title:oil (+gas)", {0, 3, 9, 13, 14, 15, 18}},
      {"title：（harb＊ oil）", {0, 8, 11, 19, 22}},
      {"（é）", {0, 3, 5}},
      // A regular expression goes on behind the bracket, blank or quotation mark in it.
      {"/ha(r|t)b/ oil", {0, 11}},
      {"id:/(a|b)c/ oil", {0, 3, 12}},
      {"by:/\"pr[ai]do(s|es)\"/ x", {0, 3, 22}},
      {"（oil） id：/(a|b)（c）/", {0, 3, 6, 10, 15}},
  };
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    std::vector<std::size_t> offsets;
    for (const Lexeme& lexeme : lex(query).lexemes) offsets.push_back(lexeme.byte_offset);
    CHECK(offsets == want);
  }
}

TEST_CASE("whatever is typed, what is said of it stands within it") {
  const std::vector<std::string> parts = {
      "oil",  "id:", "title:", "date:", "by=",      "/",     "(a|b)", "\"", "）", "＊", "：",
      " ",    "w/5", "~3",     "^2",    "[",        " TO ",  "..",    "to", "|",  "-",  "+",
      "NOT ", "=",   "1987",   "?",     "atleast2", "NEAR(", ")",     "「", "é",  "hd"};
  std::size_t said = 0;
  for (const std::string& first : parts) {
    for (const std::string& second : parts) {
      for (const std::string& third : parts) {
        const std::string query = first + second + third + second;
        const Lexed made = lex(query);
        for (const Lexeme& lexeme : made.lexemes) {
          ++said;
          if (lexeme.byte_offset >= query.size()) FAIL(query);
        }
        for (const Warning& warning : made.warnings) {
          ++said;
          if (warning.byte_offset.value_or(0) >= query.size()) FAIL(query);
        }
      }
    }
  }
  CHECK(said > 50'000);
}

}  // namespace
}  // namespace gazette::lexer_test
