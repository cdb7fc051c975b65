// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/program.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/read_file.hpp"
#include "tests/searcher/sample_program.hpp"

namespace gazette::program_test {
namespace {

using Json = nlohmann::json;

TEST_CASE("gazette-search exits with 0 for hits, 1 for none and 2 for an error") {
  const Program program;
  struct Case {
    Strings arguments;
    int want;
  };
  const std::vector<Case> cases = {
      {{"ferry"}, 0},
      {{}, 0},
      {{"unheard"}, 1},
      {{"..."}, 1},
      {{"ferry", "--offset", "50"}, 1},
      {{"ferry", "-n", "0"}, 0},
      {{"unheard", "-n", "0"}, 1},
      {{"--count", "ferry"}, 0},
      {{"--count", "unheard"}, 1},
      {{"--topics"}, 0},
      {{"--topics", "unheard"}, 1},
      {{"--show", "1"}, 0},
      {{"--show", "nobody"}, 2},
      {{"--topic", "nonsense", "ferry"}, 2},
      {{"--since", "soon", "ferry"}, 2},
      {{"--date", "soon", "ferry"}, 2},
      {{"--date", "", "ferry"}, 2},
      {{"--format", "xml", "ferry"}, 2},
      {{"--sort", "backwards", "ferry"}, 2},
      {{"--facets", "colour", "ferry"}, 2},
      {{"--limit", "-1", "ferry"}, 2},
      {{"--limit", "many", "ferry"}, 2},
      {{"--offset", "9000", "ferry"}, 1},
      {{"-n", "10000", "ferry"}, 0},
      {{"--source", "nope"}, 1},
      {{"--author", "nope"}, 1},
      {{"--language", "fr"}, 1},
      {{"--language", "Elvish"}, 2},
      {{"--language", "xx"}, 2},
      {{"-t", ""}, 2},
      {{"-t", " "}, 2},
      {{"--no-such-option", "ferry"}, 2},
      {{std::string(5000, 'x')}, 2},
      {{"--help"}, 0},
      {{"--version"}, 0},
  };
  for (const auto& [arguments, want] : cases) {
    const Outcome outcome = program.run(arguments);
    CAPTURE(arguments, outcome.out, outcome.err);
    CHECK(outcome.exit_code == want);
    if (want == 2) {
      CHECK(outcome.out.empty());
      CHECK(outcome.err.starts_with("gazette-search: "));
      CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    } else {
      CHECK(outcome.err.find("error") == std::string::npos);
    }
  }
  CHECK(run_search({"--db", program.path() + "-missing", "ferry"}).exit_code == 2);
}

TEST_CASE("results go to standard output, warnings to standard error unless quiet") {
  const Program program;
  for (const std::string format : {"text", "ids", "jsonl"}) {
    CAPTURE(format);
    const Outcome outcome = program.run({"-f", format, "ferry", "colour:red"});
    CHECK(outcome.out.find("\"colour\" at byte 6 is not a field") == std::string::npos);
    CHECK(outcome.err.find("\"colour\" at byte 6 is not a field") != std::string::npos);
    CHECK(program.run({"--quiet", "-f", format, "ferry", "colour:red"}).err.empty());
  }
  const Outcome json = program.run({"-f", "json", "ferry", "colour:red"});
  CHECK(json.err.empty());
  CHECK(Json::parse(json.out)["warnings"].size() == 1);
}

TEST_CASE("option --count prints the digits alone, and with JSON the object without hits") {
  const Program program;
  for (const std::string format : {"text", "ids", "jsonl"}) {
    CAPTURE(format);
    CHECK(program.run({"--count", "-f", format, "ferry"}).out == "2\n");
  }
  CHECK(program.run({"--count", "unheard"}).out == "0\n");
  CHECK(program.run({"--count", "--offset", "9", "ferry"}).out == "2\n");
  const Json json = Json::parse(program.run({"--count", "-f", "json", "ferry"}).out);
  CHECK(json["total"] == 2);
  CHECK(json["total_is_exact"] == true);
  CHECK(json["hits"].empty());
}

TEST_CASE("option --plain reads words only") {
  const Program program;
  CHECK(program.ids({"--plain", "tiger -shark"}) == Strings{"3", "4"});
  CHECK(program.ids({"--plain", "title:bridge"}) == Strings{"2"});
  CHECK(program.ids({"--plain", "\"late ferry\""}) == Strings{"1", "2"});
}

TEST_CASE("the hits are in the order asked for") {
  const Program program;
  const auto order = [&](const std::string& sort) {
    return program.run({"-f", "ids", "--sort", sort, "-n", "2"}).out;
  };
  CHECK(order("newest") == "4\n3\n");
  CHECK(order("oldest") == "1\n2\n");
  CHECK(program.run({"-f", "ids", "-n", "1", "--offset", "1", "--sort", "oldest"}).out == "2\n");
}

TEST_CASE("option --explain shows the stages of the query before the hits") {
  const Program program;
  const Outcome outcome = program.run({"--explain", "ferry -late"});
  CHECK(outcome.out.starts_with("tree:   (ranked ferry (- late))\nxapian: Query("));
  CHECK(outcome.out.find("Bridge") != std::string::npos);
}

TEST_CASE(
    "option --topics prints the tree with counts, of the matches alone when there is a query") {
  const Program program;
  const std::string all = program.run({"--topics"}).out;
  CHECK(all.find("  economy        2  Economy, business and finance\n") != std::string::npos);
  CHECK(all.find("    trade        2  International trade\n") != std::string::npos);
  const std::string some = program.run({"--topics", "bridge"}).out;
  CHECK(some.find("economy") == std::string::npos);
  CHECK(some.find("sport") != std::string::npos);
  const Json json = Json::parse(program.run({"--topics", "-f", "json"}).out);
  CHECK(json["facets"]["topic"][0] ==
        Json({{"value", "economy"}, {"count", 2}, {"label", "Economy, business and finance"}}));
}

TEST_CASE("option --facets counts by each name") {
  const Program program;
  const Json json = Json::parse(program.run({"--facets", "source,year", "-f", "json"}).out);
  CHECK(json["facets"]["source"].size() == 2);
  CHECK(json["facets"]["year"][0] == Json({{"value", "2026"}, {"count", 4}}));
  CHECK(Json::parse(program.run({"--facets", "topic", "--facets", "source,topic", "-f", "json"})
                        .out)["facets"]
            .size() == 2);
  CHECK(program.run({"--facets", "source", "ferry"}).out.find("Harbour Times") !=
        std::string::npos);
}

TEST_CASE("option --fields chooses what is shown of a hit, in every form that has fields") {
  const Program program;
  const auto shown = [&](const std::string& format) {
    return program.run({"-n1", "--sort", "oldest", "-f", format, "--fields", "title,id"}).out;
  };
  CHECK(shown("csv") == "title,id\nFerry late,1\n");
  CHECK(shown("tsv") == "title\tid\nFerry late\t1\n");
  CHECK(shown("jsonl") == "{\"title\":\"Ferry late\",\"id\":\"1\"}\n");
  CHECK(shown("json").find("\"hits\":[{\"title\":\"Ferry late\",\"id\":\"1\"}]") !=
        std::string::npos);
  CHECK(shown("text") == "  1  title: Ferry late\n     id: 1\n\n1 of 5 articles\n");
  CHECK(program.run({"-fcsv", "--fields", "id", "--fields", "rank,id", "ferry", "-n1"}).out ==
        "id,rank\n1,1\n");
  CHECK(program.run({"-f", "csv", "--fields", "url", "unheard"}).out == "url\n");
  CHECK(program.run({"-f", "text", "--fields", "url", "Schule"}).out == "  1  \n\n1 article\n");
  struct Case {
    Strings arguments;
    std::string want;
  };
  const std::vector<Case> refused = {
      {{"--fields", "colour"}, "unknown field \"colour\"; fields are rank, id, "},
      {{"--fields", "id", "-f", "ids"}, "--fields cannot be used with --format ids; use text"},
      {{"--fields", "id", "-f", "trec"}, "--fields cannot be used with --format trec"},
      {{"-0"}, "--null cannot be used with --format text; use --format ids"},
      {{"--null", "-f", "csv"}, "--null cannot be used with --format csv"}};
  for (const auto& [arguments, want] : refused) {
    CAPTURE(arguments);
    const Outcome outcome = program.run(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("gazette-search: " + want));
  }
  CHECK(program.run({"--show", "1", "-0"}).exit_code == 2);
  CHECK(program.run({"-f", "ids", "-0", "tiger", "shark"}).out == std::string("3\0"
                                                                              "4\0",
                                                                              4));
}

TEST_CASE("option --show prints one article") {
  const Program program;
  CHECK(program.run({"--show", "1"}).out.starts_with("Ferry late\nid: 1\n"));
  const Json json = Json::parse(program.run({"--show", "1", "-f", "json"}).out);
  CHECK(json["schema"] == "gazette.article/1");
  CHECK(json["id"] == "1");
}

TEST_CASE("an error is JSON on standard output where JSON was asked for") {
  const Program program;
  const std::vector<Strings> cases = {
      {"-f", "json", "--topic", "econmy"}, {"--topic", "econmy", "--format=json"},
      {"-fjson", "--since", "soon"},       {"--format", "jsonl", "--no-such-option"},
      {"-f", "json", "--show", "nobody"},  {"-f", "json", "--limit", "many"}};
  for (const Strings& arguments : cases) {
    CAPTURE(arguments);
    const Outcome outcome = program.run(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.empty());
    const Json json = Json::parse(outcome.out);
    CHECK(json["schema"] == "gazette.error/1");
    CHECK(json["error"].is_string());
    CHECK(json["hint"].is_string());
  }
  CHECK(
      Json::parse(program.run({"-f", "json", "-t", "econmy"}).out)["hint"].get<std::string>().find(
          "did you mean \"economy\"?") != std::string::npos);
}

TEST_CASE("colour is used when asked for, not in a file by itself") {
  const Program program;
  CHECK(program.run({"ferry"}).out.find('\x1b') == std::string::npos);
  CHECK(program.run({"--color", "always", "ferry"}).out.find("\x1b[") != std::string::npos);
  CHECK(program.run({"--color", "never", "ferry"}).out.find('\x1b') == std::string::npos);
  CHECK(program.run({"--color", "maybe", "ferry"}).exit_code == 2);
  CHECK(program.run({"--color", "always", "-f", "json", "ferry"}).out.find('\x1b') ==
        std::string::npos);
}

TEST_CASE("the database is named by the option, else by the environment") {
  const Program program;
  const EnvironmentVariable db("GAZETTE_DB", program.path());
  CHECK(run_search({"--count", "ferry"}).out == "2\n");
  CHECK(run_search({"--db", program.path() + "-missing", "ferry"}).exit_code == 2);
}

TEST_CASE("results that cannot be written are an error") {
  const Program program;
  for (const std::string limit : {"0", "5"}) {
    const Outcome outcome = program.run({"-f", "json", "-n", limit}, "/dev/full");
    CHECK(outcome.exit_code == 2);
  }
}

}  // namespace
}  // namespace gazette::program_test
