// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/unfinished_word.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::unfinished_word_test {
namespace {

/// The last, which is the shortest; `after` and `piece` have tests of their own.
UnfinishedWord open_word(const std::string& query, Syntax syntax = Syntax::full) {
  Analyzer analyzer;
  const std::vector<UnfinishedWord> words = unfinished_words(query, syntax, analyzer);
  return words.empty() ? UnfinishedWord() : words.back();
}

struct Case {
  std::string query;
  std::string before;
  std::string word;
};

TEST_CASE("what is being typed is the last word, as an index lists words") {
  for (const Case& c : std::vector<Case>{
           {"fer", "", "fer"},
           {"Harbour  FER", "Harbour  ", "fer"},
           {"ferry and", "ferry ", "and"},
           {"title:fer", "title:", "fer"},
           {"title:(fer", "title:(", "fer"},
           {"title:(ferry OR (har", "title:(ferry OR (", "har"},
           {"(harbour OR fer", "(harbour OR ", "fer"},
           {"topic:economy fer", "topic:economy ", "fer"},
           {"topic:(economy) fer", "topic:(economy) ", "fer"},
           {"-fer", "-", "fer"},
           {"+fer", "+", "fer"},
           {"ferry NEAR/5 har", "ferry NEAR/5 ", "har"},
           {"well-kn", "well-", "kn"},
           {"AT&T fer", "AT&T ", "fer"},
           {"o'br", "", "o'br"},
           {"O\u2019Br", "", "o'br"},
           {"l'e\u0301co", "l'", "\u00E9co"},
           {"L\u2019\u00E9co", "L\u2019", "\u00E9co"},
           {"cafe\u0301", "", "caf\u00E9"},
           {"\u0424\u0415\u0420", "", "\u0444\u0435\u0440"},
           {"Stra\u00DFe", "", "strasse"},
           {"\u5730", "", "\u5730"},
           {"harbour\u3000fer", "harbour\u3000", "fer"},
           {"harbour\u2014fer", "harbour\u2014", "fer"},
           {"(fer) har", "(fer) ", "har"},
           {"ferry) har", "ferry) ", "har"},
       }) {
    CAPTURE(c.query);
    CHECK(open_word(c.query).before == c.before);
    CHECK(open_word(c.query).word == c.word);
    CHECK(open_word(c.query).behind.empty());
  }
}

TEST_CASE("behind a sign or a blank nothing is being typed, nor in what is no word of a text") {
  const std::vector<std::string> queries = {"",
                                            " ",
                                            "fer ",
                                            "fer\u3000",
                                            "fer\u00A0",
                                            "f",
                                            "e\u0301",
                                            "7",
                                            "\"",
                                            "\u201E",
                                            "\u201C",
                                            "\u00AB",
                                            "(",
                                            ")",
                                            "-",
                                            "+",
                                            "*",
                                            "fer*",
                                            "fer~",
                                            "fer~1",
                                            "fer)",
                                            "fer:",
                                            "fer,",
                                            "fer-",
                                            "\"fer\"",
                                            "\"fer \"",
                                            "\u201Efer\u201C",
                                            "ferry AND",
                                            "ferry OR",
                                            "NOT",
                                            "ferry NEAR",
                                            "ferry NEAR/5",
                                            "topic:",
                                            "topic:eco",
                                            "topic:economy/tr",
                                            "topic:(eco",
                                            "topic:(arts OR eco",
                                            "topic:((arts) eco",
                                            "topic:\"eco",
                                            "topic: \"eco",
                                            "topic:\u201Eeco",
                                            "date:2026-01",
                                            "id:wire-17",
                                            "url:https://ex",
                                            "author:pra",
                                            "source:\"Northern Wi",
                                            "ferry's",
                                            "U.S",
                                            "\U0001F6A2",
                                            "fer\U0001F6A2",
                                            "\u200B",
                                            std::string(65, 'x'),
                                            std::string(5000, 'x')};
  for (const std::string& query : queries) {
    CAPTURE(query.substr(0, 80));
    CHECK(open_word(query).word == "");
  }
}

TEST_CASE("a phrase that is not closed yet is closed behind its last word") {
  for (const auto& [query, want] : std::vector<std::pair<std::string, std::string>>{
           {"\"phone ca", "\"phone call\""},
           {"\u201Eca", "\u201Ecall\u201C"},
           {"\u201Cphone ca", "\u201Cphone call\u201D"},
           {"\u201Dphone ca", "\u201Dphone call\u201D"},
           {"\u00ABca", "\u00ABcall\u00BB"},
           {"\u00BBca", "\u00BBcall\u00AB"},
           {"\"a b\" \"ca", "\"a b\" \"call\""},
           {"title:\"phone ca", "title:\"phone call\""},
           {"ferry -\"ca", "ferry -\"call\""},
           {"\"AND topic:ca", "\"AND topic:call\""},
           {"(ca", "(call"},
           {"ca", "call"},
       }) {
    CAPTURE(query);
    CHECK(completed(open_word(query), "call") == want);
  }
}

TEST_CASE("where words are not parted by blanks all that may be one are tried, the longest first") {
  Analyzer analyzer;
  const auto read = [&](const std::string& query) {
    std::vector<std::string> words;
    for (const UnfinishedWord& open : unfinished_words(query, Syntax::full, analyzer)) {
      words.push_back(open.before + "|" + open.word);
    }
    return words;
  };
  CHECK(read("ferry fer") == std::vector<std::string>{"ferry |fer"});
  CHECK(read("\u6771\u4EAC\u5730") ==
        std::vector<std::string>{"|\u6771\u4EAC\u5730", "\u6771\u4EAC|\u5730"});
  // Tokyo, a blank, and half of Hokkaido.
  for (const std::string& word : read("\u6771\u4EAC \u307B\u3063\u304B")) {
    CHECK(word.starts_with("\u6771\u4EAC "));
  }
  CHECK(read("\u6771\u4EAC \u307B\u3063\u304B").front() == "\u6771\u4EAC |\u307B\u3063\u304B");
  // Thai, half of "flood"; and what is looked for is as an index lists it.
  const std::vector<std::string> thai = read("\u0E17\u0E48\u0E27");
  REQUIRE_FALSE(thai.empty());
  CHECK(thai.front() == "|\u0E17\u0E48\u0E27");
}

TEST_CASE("where words only are read, signs are none and every field is a word") {
  CHECK(open_word("topic: eco", Syntax::words).word == "eco");
  CHECK(open_word("ferry AND", Syntax::words).word == "and");
  CHECK(completed(open_word("\"phone ca", Syntax::words), "call") == "\"phone call");
  CHECK(open_word("\"", Syntax::words).word == "");
}

TEST_CASE("words must go together, all else is tried as it is typed") {
  for (const auto& [query, want] : std::vector<std::pair<std::string, std::string>>{
           {"fer", "(+ (and \"ferry\"))"},
           {"old  harbour fer", "(+ (and old harbour \"ferry\"))"},
           {"\"old port\" fer", "(+ (and \"old port\" \"ferry\"))"},
           {"old +fer", "(+ \"ferry\") (+ (and old))"},
           {"old -fer", "(- \"ferry\") (+ (and old))"},
           {"old OR fer", "(+ (and (or old \"ferry\")))"},
           {"old AND (big fer", "(+ (and (and old (ranked (+ (and big \"ferry\"))))))"},
           {"\"old fer", "(+ (and \"old ferry\"))"},
           {"title:fer", "title:ferry"},
           {"well-fer", "(+ (and \"well-ferry\"))"},
       }) {
    CAPTURE(query);
    const ParsedQuery parsed = completed_strictly(open_word(query), "ferry", Syntax::full);
    CHECK(to_string(parsed.tree) == "(ranked " + want + ")");
  }
  CHECK(
      to_string(completed_strictly(open_word("old AND fer", Syntax::words), "ferry", Syntax::words)
                    .tree) == "(ranked (+ (and old AND ferry)))");
}

}  // namespace
}  // namespace gazette::unfinished_word_test
