// SPDX-License-Identifier: GPL-3.0-or-later
// How gazette-search takes its options: repeated, glued, wrong, from a file.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/query/lexer.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/searcher/sample_program.hpp"

namespace gazette::program_options_test {
namespace {

using Json = nlohmann::json;

TEST_CASE("an option given twice means either, different options mean all") {
  const Program program;
  CHECK(program.ids({"-t", "sport"}) == Strings{"2", "4"});
  CHECK(program.ids({"-t", "sport", "--topic", "economy"}) == Strings{"1", "2", "3", "4"});
  CHECK(program.ids({"-t", "sport", "--source", "Harbour Times"}) == Strings{"2"});
  CHECK(program.ids({"--source", "Harbour Times", "--source=Northern Wire", "ferry"}) ==
        Strings{"1", "2"});
  CHECK(program.ids({"--since", "2026-01-02", "--until", "2026-01-03"}) == Strings{"2", "3"});
  CHECK(program.ids({"--date", "2026-01-02..2026-01-03"}) == Strings{"2", "3"});
  CHECK(program.ids({"--date", "2026-01-02", "--date=2026-01-03", "-t", "sport"}) == Strings{"2"});
  CHECK(program.ids({"--language", "DE"}) == Strings{"5"});
  CHECK(program.ids({"--language", "de-AT"}) == Strings{"5"});
  CHECK(program.ids({"language:de-AT"}) == Strings{"5"});
}

TEST_CASE("a minus excludes behind a word, and behind -- at the beginning") {
  const Program program;
  CHECK(program.ids({"tiger", "-shark"}) == Strings{"4"});
  CHECK(program.ids({"tiger -shark"}) == Strings{"4"});
  CHECK(program.ids({"--", "-shark", "tiger"}) == Strings{"4"});
  CHECK(program.ids({"--", "-tiger"}) == Strings{"1", "2", "5"});
  CHECK(program.run({"-shark", "tiger"}).exit_code == 2);
}

TEST_CASE("a query that begins with a minus sign is refused with what to do") {
  const Program program;
  for (const std::string query : {"-zebra cat", "-five", "-tiger", "-news", "-f5", "-nine", "-s"}) {
    CAPTURE(query);
    const Outcome outcome = program.run({query});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.starts_with("gazette-search: unknown option \"" + query +
                                  "\"; put -- before " + "a query that begins with a minus sign"));
  }
  CHECK(program.ids({"-n5", "-teconomy", "ferry"}) == Strings{"1"});
  CHECK(program.run({"-fids", "-teconomy/trade", "-n1", "ferry"}).out == "1\n");
  CHECK(program.run({"ferry", "-fids", "-n1"}).exit_code == 0);
}

TEST_CASE("an option that takes one value is refused when it is given twice") {
  const Program program;
  for (const Strings& twice : std::vector<Strings>{{"--since", "2025", "2026"},
                                                   {"--until", "2025", "2026"},
                                                   {"--sort", "newest", "oldest"},
                                                   {"--limit", "1", "2"},
                                                   {"--offset", "1", "2"},
                                                   {"--format", "text", "ids"}}) {
    CAPTURE(twice[0]);
    const Outcome outcome = run_search({twice[0], twice[1], twice[0], twice[2]});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err == "gazette-search: " + twice[0] + " was given twice; give it once\n");
  }
  CHECK(program.run({"-n", "5", "--limit", "5"}).err.find("--limit was given twice") !=
        std::string::npos);
  CHECK(program.run({"ferry", "--since"}).err.find("--since needs one value") != std::string::npos);
}

TEST_CASE("a name that no article has is told, with the nearest") {
  const Program program;
  CHECK(program.run({"--source", "nope"}).err ==
        "gazette-search: no article has the source \"nope\"\n");
  CHECK(program.run({"--source", "Harbor Times"}).err ==
        "gazette-search: no article has the source \"Harbor Times\"; did you mean \"Harbour "
        "Times\"?\n");
  CHECK(program.run({"--language", "fr"}).err ==
        "gazette-search: no article has the language \"fr\"; the index has de, en\n");
  CHECK(program.run({"--source", "harbour"}).err.empty());
  const Json json = Json::parse(program.run({"-f", "json", "--author", "nope"}).out);
  CHECK(json["warnings"] == Json({"no article has the author \"nope\""}));
  CHECK(program.run({"-t", ""}).err.starts_with("gazette-search: the topic is empty"));
  CHECK(program.run({"--language", "Elvish"})
            .err.starts_with("gazette-search: \"Elvish\" is not a language code; write a code"));
}

TEST_CASE("a mistyped option is told the nearest") {
  const Program program;
  CHECK(program.run({"--sinc", "2026"}).err ==
        "gazette-search: unknown option \"--sinc\"; did you mean --since? gazette-search --help "
        "lists the options\n");
  CHECK(program.run({"--tpoic=sport"}).err.find("did you mean --topic?") != std::string::npos);
  CHECK(program.run({"--colour=red"}).err.find("did you mean --color?") != std::string::npos);
  CHECK(program.run({"--zebra"}).err.find("did you mean") == std::string::npos);
}

TEST_CASE("dates are read as people write them; what is a guess is refused with both readings") {
  const Program program;
  CHECK(program.ids({"--since", "January 2026", "--until", "2 January 2026"}) == Strings{"1", "2"});
  CHECK(program.ids({"--date", "2026-W01"}) == program.ids({"--date", "2025-12-29..2026-01-04"}));
  CHECK(program.run({"--since", "02/01/2026"}).err ==
        "gazette-search: since: \"02/01/2026\" is 2026-01-02 or 2026-02-01; write one of these, or "
        "choose date-order dmy or mdy\n");
  CHECK(program.run({"--date", "02/01/2026"}).exit_code == 2);
  CHECK(program.ids({"--date", "02/01/2026", "--date-order", "dmy"}) == Strings{"2"});
  CHECK(program.ids({"date:02/01/2026", "--date-order", "dmy"}) == Strings{"2"});
  CHECK(program.run({"date:02/01/2026"})
            .err.find("is 2026-01-02 or 2026-02-01; it is searched as "
                      "words") != std::string::npos);
  CHECK(program.run({"--date-order", "ymd"}).exit_code == 2);
}

TEST_CASE("nothing asked is dropped") {
  const Program program;
  const std::vector<Strings> refused = {
      {"--facets", "topic", "-f", "csv", "ferry"},
      {"--timeline", "day", "-f", "tsv", "ferry"},
      {"--timeline", "day", "-f", "ids", "ferry"},
      {"--facets", "topic", "--count", "ferry"},
      {"--show", "1", "-f", "csv"},
      {"--show", "1", "-f", "trec"},
      {"--show", "1", "--topic", "sport"},
      {"--show", "1", "-t", "sport"},
      {"--show", "1", "--since", "2026"},
      {"--show", "1", "ferry"},
      {"--topics", "-f", "ids"},
      {"--topics", "-f", "tsv"},
      {"--topics", "--count"},
      {"--topics", "--explain"},
      {"--explain", "-f", "csv", "ferry"},
      {"--count", "--fields", "id", "ferry"},
      {"--count", "--sort", "newest", "ferry"},
      {"--similar", "1", "--recency", "7d"},
      {"--similar", "1", "--around", "2026-02-26"},
      {"a", "--date-boost", "2"},
      {"a", "--date-boost", "x"},
      {"--similar", "1", "--expand"},
  };
  for (const Strings& arguments : refused) {
    CAPTURE(arguments);
    const Outcome outcome = program.run(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  }
  const Outcome lines = program.run({"--facets", "topic", "-f", "jsonl", "ferry"});
  CHECK(Json::parse(lines.out)["error"] == "--facets cannot be used with --format jsonl");
  CHECK(program.run({"--explain", "--count", "-f", "jsonl", "ferry"}).exit_code == 2);
  CHECK(program.run({"--count", "--facets", "topic", "-f", "json", "ferry"}).exit_code == 0);
  CHECK(program.run({"--count", "--explain", "ferry"}).out.starts_with("tree:"));
  CHECK(program.run({"--show", "1", "-f", "json", "--timeout", "5"}).exit_code == 0);
  CHECK(program.run({"--topics", "-f", "json", "ferry"}).exit_code == 0);
}

/// An option, under a name for the rules below.
struct Asked {
  std::string name;
  Strings arguments;
};

/// Of options that are alike, one.
std::vector<Asked> all_asked() {
  std::vector<Asked> asked = {
      {"topic", {"--topic", "sport"}},
      {"sort", {"--sort", "newest"}},
      {"recency", {"--recency", "7d"}},
      {"limit", {"--limit", "2"}},
      {"all-hits", {"-n", "all"}},
      {"fields", {"--fields", "id"}},
      {"null", {"--null"}},
      {"facets", {"--facets", "year"}},
      {"timeline", {"--timeline", "year"}},
      {"count", {"--count"}},
      {"topics", {"--topics"}},
      {"batch", {"--batch", "/none"}},
      {"show", {"--show", "1"}},
      {"mcp", {"--mcp"}},
      {"similar", {"--similar", "1"}},
      {"explain", {"--explain"}},
      {"timeout", {"--timeout", "5"}},
  };
  for (const std::string format : {"json", "jsonl", "csv", "ids"}) {
    asked.push_back({format, {"--format", format}});
  }
  return asked;
}

/// Whether one of two options refuses the other.
bool are_refused(const std::string& one, const std::string& other) {
  struct Rule {
    std::string_view option;
    std::string_view names;
  };
  constexpr std::array refuses = {
      Rule{"show",
           " topic sort recency limit fields facets timeline count topics batch similar "
           "explain csv ids "},
      Rule{"topics", " sort recency limit fields facets timeline count batch explain csv ids "},
      Rule{"count", " sort recency fields facets timeline "},
      Rule{"facets", " jsonl csv ids "},
      Rule{"timeline", " jsonl csv ids "},
      Rule{"explain", " csv ids "},
      Rule{"fields", " ids "},
  };
  // Without one of these formats the option is refused in any case.
  constexpr std::array needs = {
      Rule{"null", " ids "},
      Rule{"all-hits", " jsonl csv ids "},
      Rule{"mcp", " "},
  };
  const auto has = [](const Rule& rule, const std::string& name) {
    return rule.names.find(' ' + name + ' ') != std::string_view::npos;
  };
  for (const auto& [a, b] : {std::pair(one, other), std::pair(other, one)}) {
    for (const Rule& rule : refuses) {
      if (rule.option == a && has(rule, b)) return true;
    }
    for (const Rule& rule : needs) {
      if (rule.option == a && !has(rule, b)) return true;
    }
  }
  return false;
}

TEST_CASE("every pair of options is answered or refused in one line") {
  const std::vector<Asked> asked = all_asked();
  const auto is_format = [](const Asked& each) { return each.arguments.front() == "--format"; };
  std::size_t refused = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t k = i + 1; k < asked.size(); ++k) {
      const Asked& one = asked[i];
      const Asked& other = asked[k];
      if (is_format(one) && is_format(other)) continue;
      Strings arguments = {"--db", "/none"};  // so that nothing is searched
      for (const Asked* each : {&one, &other}) {
        arguments.insert(arguments.end(), each->arguments.begin(), each->arguments.end());
      }
      const Outcome outcome = run_search(arguments);
      CAPTURE(one.name, other.name, outcome.err, outcome.out);
      const std::string said = outcome.err + outcome.out;
      const bool is_refused = said.find("there is no index") == std::string::npos;
      if (is_refused != are_refused(one.name, other.name)) FAIL_CHECK("refused: " << is_refused);
      if (!is_refused) continue;
      ++refused;
      CHECK(outcome.exit_code == 2);
      CHECK(std::count(said.begin(), said.end(), '\n') == 1);
    }
  }
  CHECK(refused > 70);
}

TEST_CASE("what ranks nothing is said to be ignored") {
  const Program program;
  struct Case {
    Strings arguments;
    std::string warned;  ///< names, separated by blanks
  };
  const std::vector<Case> cases = {
      {{"--recency", "7d", "ferry"}, ""},
      {{"--recency", "7d", "--sort", "newest", "ferry"}, "recency"},
      {{"--around", "2026-01-02", "--sort", "oldest", "ferry"}, "around"},
      {{"--expand", "--sort", "newest", "ferry"}, "expand"},
      {{"--recency", "7d", "--expand", "--sort", "newest", "ferry"}, "recency expand"},
      {{"--recency", "7d", "topic:sport"}, ""},
      {{"--recency", "7d", "--sort", "relevance", "topic:sport"}, "recency"},
      {{"--around", "2026-01-02", "--expand", "topic:sport"}, "around expand"},
      {{"--around", "2026-01-02"}, "around"},
  };
  for (const auto& [arguments, warned] : cases) {
    CAPTURE(arguments);
    const Outcome outcome = program.run(arguments);
    CHECK(outcome.exit_code == 0);
    std::string names;
    for (const std::string name : {"recency", "around", "expand"}) {
      const bool is_warned = outcome.err.find(name + " ranks nothing where ") != std::string::npos;
      if (is_warned) names += (names.empty() ? "" : " ") + name;
    }
    CHECK(names == warned);
  }
  CHECK(program.run({"--expand", "--sort", "newest", "--strict", "ferry"}).exit_code == 2);
}

TEST_CASE("a range that ends before it begins is told, with the other way round") {
  const Program program;
  CHECK(program.run({"--date", "2026-02..2026-01"}).err ==
        "gazette-search: date: \"2026-02..2026-01\" ends before it begins; write "
        "2026-01..2026-02\n");
  CHECK(program.run({"--around", "2026-02..2026-01", "ferry"}).err.find("ends before it begins") !=
        std::string::npos);
  CHECK(program.run({"--since", "2026-02..2026-01"}).err.find("is a range, but only one end") !=
        std::string::npos);
  CHECK(program.run({"date:2026-02..2026-01"})
            .err.find("ends before it begins; it is searched as words. Write "
                      "date:2026-01..2026-02\n") != std::string::npos);
  CHECK(program.run({"date:3 May 2026 to 2 May 2026"})
            .err.find("Write date:\"2 May 2026..3 May 2026\"\n") != std::string::npos);
}

TEST_CASE("an option in the query is named, and not corrected as a word") {
  const Program program;
  const Outcome outcome = program.run({"ferry", "sort:tigre"});
  CHECK(outcome.err.find("Write --sort tigre, or sort=tigre on the page") != std::string::npos);
  CHECK(outcome.out.find("Did you mean") == std::string::npos);
  CHECK(program.run({"ferry", "tigre"}).out.find("Did you mean: ferry tiger") != std::string::npos);
  const std::string help = program.run({"--help"}).out;
  for (const std::string_view option : options_like_fields()) {
    CAPTURE(option);
    CHECK(help.find("--" + std::string(option)) != std::string::npos);
  }
}

TEST_CASE("a word of another language than the one searched is not said to be in no article") {
  const Program program;
  const auto unknown = [&](Strings arguments) {
    arguments.insert(arguments.begin(), {"-f", "json"});
    return Json::parse(program.run(arguments).out)["words_without_articles"];
  };
  CHECK(unknown({"--language", "de", "bridges"}) == Json::array());
  CHECK(unknown({"--language", "de", "Schulen", "tigers", "zzyzx"}) == Json({"zzyzx"}));
  CHECK(unknown({"language:de", "bridges"}) == Json::array());
}

TEST_CASE("options are read from a configuration file") {
  const Program program;
  const TemporaryFolder folder;
  write_file(folder / "config.toml", "limit = 1\nformat = \"ids\"\n");
  CHECK(program.run({"--config", (folder / "config.toml").string(), "--sort", "oldest"}).out ==
        "1\n");
}

TEST_CASE("a configuration file that asks for JSON asks for it in errors as well") {
  const Program program;
  const TemporaryFolder folder;
  const std::string file = (folder / "config.toml").string();
  write_file(file, "format = \"json\"\n");
  const Outcome outcome = program.run({"--config", file, "--topic", "nope"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.empty());
  CHECK(Json::parse(outcome.out)["schema"] == "gazette.error/1");
  CHECK(program.run({"--config", file, "--topic", "nope", "--format", "text"}).out.empty());
}

TEST_CASE("a configuration file that holds what no program knows is refused by its name") {
  const Program program;
  const TemporaryFolder folder;
  const std::string file = (folder / "config.toml").string();
  const auto refusal = [&](const std::string& text) {
    write_file(file, text);
    const Outcome outcome = program.run({"--config", file, "ferry"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(file) != std::string::npos);
    return outcome.err;
  };
  CHECK(refusal("limit = 1\nlimt = 2\n").find("sets \"limt\", which is not an option") !=
        std::string::npos);
  CHECK(refusal("[search]\nlimit = 1\n").find("has a section \"search\"") != std::string::npos);
  std::string parts = "search";
  for (int i = 0; i < 30'000; ++i) parts += ".a";
  CHECK(refusal(" [" + parts + "] \nlimit = 1\n").find("has a section \"search.a.a") !=
        std::string::npos);
  const auto padded = [](std::size_t bytes) {
    const std::string line = "limt = 2\n";
    return line + std::string(bytes - line.size(), '#');
  };
  CHECK(refusal(padded(65'536)).find("sets \"limt\"") != std::string::npos);
  CHECK(refusal(padded(65'537)).find("is larger than 64 KiB") != std::string::npos);
  CHECK(refusal("some words\n").find("sets \"some words\"") != std::string::npos);
  refusal(
      "\x7f"
      "ELF\x01\x02 = ]]\n[[[");
  write_file(file, "# the indexer's\nid-prefix = \"x:\"\nlimit = 1\n");
  CHECK(program.run({"--config", file, "-f", "ids", "ferry"}).exit_code == 0);
  for (const std::string& missing : {(folder / "none").string(), folder.path().string()}) {
    const Outcome outcome = program.run({"--config", missing, "ferry"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.starts_with("gazette-search: the configuration file \"" + missing +
                                  "\" does not exist or cannot be read"));
  }
}

}  // namespace
}  // namespace gazette::program_options_test
