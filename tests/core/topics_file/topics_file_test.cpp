// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file/topics_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::topics_file_test {
namespace {

/// What is wrong with a topics file; empty when nothing is.
std::string refusal(std::string_view toml, const TopicTree& base = {}) {
  try {
    parse_topics(toml, "t.toml", base);
  } catch (const Error& error) {
    CHECK(
        error.hint() ==
        "docs/topics.md (in share/doc/gazette when installed) describes topics files; nothing was "
        "written");
    return error.what();
  }
  return {};
}

TEST_CASE("a topics file defines topics with labels, aliases, codes and rules") {
  const TopicTree tree = parse_topics(R"(# a comment
[topic.economy]
label = { en = "Economy", de = " Wirtschaft " }
aliases = ["Business", "Sci / Tech"]
codes = ["medtop:04000000", "SUBJ:04000000"]

[topic."economy/trade"]
label = "Trade"
aliases = "Handel"

[topic]
mexico.rule = 'mexico OR "cartel"'
"a/b" = {}
a = {}
)",
                                      "t.toml", {});
  REQUIRE(tree.topics().size() == 5);
  const Topic& economy = *tree.find("economy");
  CHECK(label_of(economy, "de") == "Wirtschaft");
  CHECK(economy.aliases == std::vector<std::string>{"business", "sci/tech"});
  CHECK(economy.codes == std::vector<std::string>{"medtop:04000000", "subj:04000000"});
  CHECK(economy.rules.empty());
  CHECK(label_of(tree, "economy/trade", "fr") == "Trade");
  CHECK(tree.find("economy/trade")->aliases == std::vector<std::string>{"handel"});
  REQUIRE(tree.find("mexico")->rules.size() == 1);
  CHECK(tree.find("mexico")->rules.front() == TopicRule{"mexico OR \"cartel\"", "", 1, 0, 1, 12});
  CHECK(label_of(tree, "a/b", "en") == "b");
}

TEST_CASE("a bad topics file is refused with file, line and reason") {
  struct Case {
    std::string_view toml;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"", "t.toml:1: the file defines no topic; write [topic.NAME]"},
      {"[topic]\n", "t.toml:1: the file defines no topic; write [topic.NAME]"},
      {"[topic.a]\nlabel = \"A\n", "t.toml:2: "},
      {"[topic.a]\n[topic.a]\n", "t.toml:2: "},
      {"[topic.a]\nlabel = \"x\"\nlabel = \"y\"\n", "t.toml:3: "},
      {"\n[topics.a]\n", "t.toml:2: unknown key \"topics\"; keys are extends and topic"},
      {"topic = 1\n", "t.toml:1: topic is not a table; write [topic.NAME]"},
      {"[topic]\na = 1\n", "t.toml:2: the topic a is not a table; write [topic.\"a\"]"},
      {"[topic.a]\nname = \"A\"\n",
       "t.toml:2: the topic a has no key \"name\"; keys are label, aliases, codes and rule"},
      {"[topic.a]\n[topic.a.b]\n",
       "t.toml:2: the topic a has no key \"b\"; keys are label, aliases, codes and rule. A topic "
       "below "
       "it is written [topic.\"a/b\"]"},
      {"[topic.a]\nlabel = \" \"\n", "t.toml:2: the label of a is empty"},
      {"[topic.a]\nlabel = { de = \"\" }\n", "t.toml:2: the label of a is empty"},
      {"[topic.a]\nlabel = 7\n", "t.toml:2: the label of a is not a string"},
      {"[topic.a]\nlabel = { deutsch = \"A\" }\n",
       "t.toml:2: label of a: \"deutsch\" is not a language code; write two letters, such as en or "
       "de"},
      {"[topic.a]\nlabel = { DE = \"A\" }\n",
       "t.toml:2: label of a: \"DE\" is not a language code"},
      {"[topic.a]\naliases = [\"x\",\n\"X\"]\n",
       "t.toml:3: the alias X of a already belongs to a, in line 2"},
      {"[topic.a]\naliases = \"x\"\n[topic.b]\naliases = [\"y\", \" X \"]\n",
       "t.toml:4: the alias X of b already belongs to a, in line 2"},
      {"[topic.b]\naliases = \"x\"\n[topic.a]\naliases = \"x\"\n",
       "t.toml:4: the alias x of a already belongs to b, in line 2"},
      {"[topic.b]\nname = \"B\"\n[topic.a]\nname = \"A\"\n",
       "t.toml:2: the topic b has no key \"name\""},
      {"[topic.a]\ncodes = \"x\"\n[topic.b]\naliases = \"x\"\n",
       "t.toml:4: the alias x of b already belongs to a, in line 2"},
      {"[topic.a]\naliases = \"b\"\n[topic.b]\n",
       "t.toml:2: the name b of a is the path of another topic"},
      {"[topic.a]\naliases = [1]\n", "t.toml:2: the alias of a is not a string"},
      {"[topic.a]\naliases = [\"\"]\n", "t.toml:2: the alias of a is empty"},
      {"[topic.a]\naliases = \"/\"\n", "t.toml:2: the alias / of a has no letter"},
      {"[topic.a]\naliases = \"b/c/ d//e/f/g/h\"\n",
       "t.toml:2: the alias b/c/ d//e/f/g/h of a is 7 steps deep; the maximum is 6"},
      {"[topic.a]\ncodes = \"b/c/d/e/f/g\uFF0Fh\"\n",
       "t.toml:2: the code b/c/d/e/f/g\uFF0Fh of a is 7 steps deep; the maximum is 6"},
      {"[topic.a]\nextends = \"default\"\n",
       "t.toml:2: extends belongs to the file, not to the topic a; write it in the first line, "
       "before any table"},
      {"[topic.a]\nrule = \"\"\n", "t.toml:2: the rule of a is empty"},
      {"[topic.a]\nrule = [\"x\",\n 1]\n", "t.toml:3: the rule of a is not a string"},
      {"[topic.a]\nrule = { at_least = 2 }\n", "t.toml:2: the rule of a has no query"},
      {"[topic.a]\nrule = { query = \"x y\", least = 2 }\n",
       "t.toml:2: the rule of a has no key \"least\"; keys are query, language, at_least, "
       "with_title and confidence"},
      {"[topic.a]\nrule = { query = \"x\", language = \"english\" }\n",
       "t.toml:2: the rule of a: english is not a language code; write two letters"},
      {"[topic.a]\nrule = { query = \"x y\", at_least = 0 }\n",
       "t.toml:2: the rule of a: at_least must be a whole number from 1 to 256"},
      {"[topic.a]\nrule = { query = \"x y\", at_least = 3 }\n",
       "t.toml:2: the rule of a: at_least is 3, but the query has only 2 words or parts to count"},
      {"[topic.a]\nrule = { query = \"x y\", at_least = 2, with_title = 2 }\n",
       "t.toml:2: the rule of a: with_title must be less than at_least, or be left out"},
      {"[topic.a]\nrule = { query = \"x\", confidence = 1.5 }\n",
       "t.toml:2: the rule of a: confidence must be a number from 0.01 to 1"},
      {"[topic.a]\nrule = { query = \"x\", confidence = 0.004 }\n",
       "t.toml:2: the rule of a: confidence must be a number from 0.01 to 1"},
      {"[topic.a]\nrule = { query = \"war conflict\", at_least = 2 }\n",
       "t.toml:2: the rule of a: at_least is 2, but in articles of the language de the stop "
       "word war does not count; ask for other words, or state the language of the rule: { "
       "language = \"en\", query = \"...\" }"},
      {"[topic.a]\nrule = { query = \"war the\", at_least = 2, language = \"en\" }\n",
       "t.toml:2: the rule of a: at_least is 2, but in articles of the language en the stop "
       "word the does not count; ask for other words"},
      {"[topic.a]\nrule = { query = \"x\", at_least = 2 }\n",
       "t.toml:2: the rule of a: at_least is 2, but the query has only one word or part to count"},
      {"[topic.a]\nrule = \"sorce:Reuters\"\n",
       "t.toml:2: the rule of a: \"sorce\" at byte 0 is not a field"},
      {"[topic.a]\nrule = [\"x\",\n \"(oil OR gas\"]\n",
       "t.toml:3: the rule of a: the opening bracket at byte 0 is not closed"},
      {"[topic.a]\n[topic.\"b/c\"]\n",
       "t.toml:2: there is no topic b above b/c; define [topic.\"b\"]"},
      {"[topic.\"a/b/c/d/e/f/g\"]\n",
       "t.toml:1: the topic \"a/b/c/d/e/f/g\" is 7 steps deep; the maximum is 6"},
      {"[topic.Economy]\n", "t.toml:1: the topic \"Economy\" must be written \"economy\""},
      {"[topic.\"a/ b\"]\n", "t.toml:1: the topic \"a/ b\" must be written \"a/b\""},
      {"[topic.\"\"]\n", "t.toml:1: a topic has no name"},
      {"[topic.\"other/x\"]\n",
       "t.toml:1: \"other\" is reserved for topics that no file defines; choose another name for "
       "other/x"},
      {"[topic.a]\n\nlabel = \"\xFF\"\n", "t.toml:3: the text is not UTF-8"},
      {"extends = \"mine\"\n[topic.a]\n", "t.toml:1: extends can only be \"default\""},
      {"extends = 1\n[topic.a]\n", "t.toml:1: extends can only be \"default\""},
  };
  for (const Case& row : cases) {
    INFO(row.toml);
    const std::string why = refusal(row.toml);
    CHECK(why.substr(0, row.want.size()) == row.want);
    CHECK(why.size() > 10);
    CHECK(why.find('\n') == std::string::npos);
  }
  CHECK(refusal("[topic." + std::string(151, 'a') + "]") ==
        fmt::format("t.toml:1: the topic {} has 151 bytes; the maximum is 150",
                    std::string(151, 'a')));
}

TEST_CASE("keys, tables and lists that nest without end are refused in their line") {
  const auto times = [](std::size_t n, std::string_view part) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += part;
    return text;
  };
  constexpr std::size_t n = 100'000;
  const std::string mixed = times(50, "{x = 1, a.a.a.a = [");
  for (const std::string& toml :
       {times(n, "a.") + "a = 1", "[" + times(n, "a.") + "a]", times(n, "\"a\" . ") + "a = 1",
        "a = " + times(n, "{a=") + "1" + times(n, "}"), "a = " + times(n, "["), "a = " + mixed}) {
    CHECK(refusal("# a.b\n" + toml + "\n") ==
          "t.toml:2: keys, tables or lists nest more than 100 deep");
  }
  CHECK(refusal("[topic.a]\nlabel = \"" + times(200, "a.[{") + "\" # " + times(200, ".")).empty());
  CHECK(refusal("[topic.a]\naliases = [\n" + times(200, "'a.b.c',\n") + "]").find("nest") ==
        std::string::npos);
}

TEST_CASE("paths may be six steps deep, and parents may stand behind their children") {
  const TopicTree tree = parse_topics(
      "topic.\"a/b/c/d/e/f\" = {}\ntopic.\"a/b/c/d/e\" = {}\ntopic.\"a/b/c/d\" = {}\n"
      "topic.\"a/b/c\" = {}\ntopic.\"a/b\" = {}\ntopic.a = {}\n",
      "t.toml", {});
  CHECK(tree.topics().size() == 6);
}

TEST_CASE("a file that extends the default tree adds to it") {
  const TopicTree base({{"economy", {{"en", "Economy"}, {"de", "Wirtschaft"}}, {"business"}, {"c"}},
                        {"sport", {{"en", "Sport"}}}});
  const TopicTree tree = parse_topics(R"(extends = "default"
[topic.economy]
label = { en = "Money" }
aliases = ["cash", "business"]
rule = "money"
[topic."economy/trade"]
)",
                                      "t.toml", base);
  REQUIRE(tree.topics().size() == 3);
  CHECK(label_of(tree, "economy", "en") == "Money");
  CHECK(label_of(tree, "economy", "de") == "Wirtschaft");
  CHECK(tree.find("economy")->aliases == std::vector<std::string>{"business", "cash"});
  REQUIRE(tree.find("economy")->rules.size() == 1);
  CHECK(tree.find("economy")->rules.front().query == "money");
  CHECK(refusal("extends = \"default\"\n[topic.sport]\naliases = [\"business\"]\n", base) ==
        "t.toml:3: the alias business of sport already belongs to economy, in the default topics");
  CHECK(refusal("extends = \"default\"\n[topic.x]\n\n[topic.business]\n", base) ==
        "t.toml:4: business is a name of the default topic economy; add to "
        "[topic.\"economy\"], or choose another name");
  CHECK(
      parse_topics("extends = \"default\"\n[topic.x]\naliases = \"/b/c/d/e/f/g/\"", "t.toml", base)
          .find("x")
          ->aliases == std::vector<std::string>{"b/c/d/e/f/g"});
  CHECK(parse_topics("extends = \"default\"\n", "t.toml", base).topics().size() == 2);
}

TEST_CASE("rules are texts or tables, and a list of them takes the place of what the topic had") {
  const std::string_view toml = R"([topic.sport]
rule = [
  "striker",
  { language = "en", at_least = 2, with_title = 1, confidence = 0.854, query = '''
      goal
      "penalty kick"''' },
]
)";
  const TopicTree tree = parse_topics(toml, "t.toml", {});
  const std::vector<TopicRule> want = {{"striker", "", 1, 0, 1, 3},
                                       {"goal \"penalty kick\"", "en", 2, 1, 0.85, 4}};
  CHECK(tree.find("sport")->rules == want);
  const auto extended = [&](std::string_view rule) {
    return parse_topics("extends = \"default\"\n[topic.sport]\n" + std::string(rule), "t.toml",
                        tree)
        .find("sport")
        ->rules;
  };
  CHECK(extended("") == want);
  CHECK(extended("rule = []").empty());
  CHECK(extended("rule = \"goal\"").size() == 1);
}

TEST_CASE("a topics file of 400 topics is read, and one of 5,000") {
  for (const int headings : {8, 100}) {
    std::string toml;
    for (int heading = 0; heading < headings; ++heading) {
      toml += fmt::format("[topic.h{}]\nlabel = \"Heading {}\"\n", heading, heading);
      for (int below = 1; below < 50; ++below) {
        toml += fmt::format(
            "[topic.\"h{0}/t{1}\"]\nlabel = {{ en = \"Topic {1}\" }}\naliases = [\"a{0}-{1}\"]\n",
            heading, below);
      }
    }
    const TopicTree tree = parse_topics(toml, "t.toml", {});
    CHECK(tree.topics().size() == static_cast<std::size_t>(headings) * 50);
    CHECK(to_lines(tree_from_lines(to_lines(tree))) == to_lines(tree));
  }
}

TEST_CASE("a topics file that cannot be read is named by its path") {
  const TemporaryFolder folder;
  const std::string missing = (folder / "missing.toml").string();
  CHECK_THROWS_AS(read_topics_file(missing, {}), Error);
  CHECK_THROWS_AS(read_topics_file(folder.path().string(), {}), Error);
  // What opens and cannot be read is not taken for an empty file.
  CHECK_THROWS_WITH(read_topics_file("/proc/self/mem", {}),
                    "the topics file /proc/self/mem cannot be read");
  const std::string big = (folder / "big.toml").string();
  write_file(big, "");
  std::filesystem::resize_file(big, 64'000'000);
  CHECK_THROWS_WITH(read_topics_file(big, {}), Catch::Matchers::StartsWith(big + ":1: "));
  std::filesystem::resize_file(big, 64'000'001);
  for (const std::string& endless : {big, std::string("/dev/zero")}) {
    CHECK_THROWS_WITH(read_topics_file(endless, {}),
                      "the topics file " + endless + " is larger than 64 MB");
  }
  write_file(folder / "t.toml", "\xEF\xBB\xBF[topic.a]\r\nlabel = \"A\"\r\n");
  CHECK(read_topics_file((folder / "t.toml").string(), {}).topics().size() == 1);
}

}  // namespace
}  // namespace gazette::topics_file_test
