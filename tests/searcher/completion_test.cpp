// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/completion.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette {
namespace {

TEST_CASE("what is being typed is the last word, unless it is no word of a text") {
  struct Case {
    std::string query;
    std::string before;
    std::string word;
  };
  for (const Case& c : std::vector<Case>{
           {"", "", ""},
           {"fer", "", "fer"},
           {"Harbour  FER", "Harbour  ", "FER"},
           {"fer ", "", ""},
           {"f", "", ""},
           {"地", "", "地"},
           {"\"phone ca", "\"phone ", "ca"},
           {"\"", "", ""},
           {"ferry AND", "", ""},
           {"ferry NEAR", "", ""},
           {"ferry and", "ferry ", "and"},
           {"title:fer", "title:", "fer"},
           {"topic:eco", "", ""},
           {"topic:", "", ""},
           {"nofield:eco", "nofield:", "eco"},
           {"(harbour OR fer", "(harbour OR ", "fer"},
           {"-fer", "-", "fer"},
           {"fer*", "", ""},
       }) {
    CAPTURE(c.query);
    CHECK(open_word(c.query).before == c.before);
    CHECK(open_word(c.query).word == c.word);
  }
}

TEST_CASE("words alone must go together, all else is tried as it is typed") {
  CHECK(trial_query("", "ferry") == "ferry");
  CHECK(trial_query("old  harbour ", "ferry") == "old AND harbour AND ferry");
  CHECK(trial_query("old OR ", "ferry") == "old OR ferry");
  CHECK(trial_query("\"old ", "ferry") == "\"old ferry");
  CHECK(trial_query("title:", "ferry") == "title:ferry");
}

}  // namespace
}  // namespace gazette
