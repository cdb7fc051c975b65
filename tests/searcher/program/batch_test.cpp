// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/batch.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "searcher/program/line_reader.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/searcher/sample_program.hpp"

namespace gazette::batch_test {
namespace {

using Json = nlohmann::json;

/// The program on a batch of those lines.
Outcome run_batch(const Program& program, const std::string& lines, Strings arguments) {
  const TemporaryFolder folder;
  write_file(folder / "batch", lines);
  arguments.insert(arguments.end(), {"--batch", (folder / "batch").string()});
  return program.run(arguments);
}

Strings lines_of(const std::string& text) {
  Strings lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// The cells of a table of CSV without quotes.
std::vector<Strings> cells_of(const std::string& csv) {
  std::vector<Strings> rows;
  for (const std::string& line : lines_of(csv)) {
    Strings& row = rows.emplace_back();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return rows;
}

TEST_CASE("each number of a matrix is what the query finds with that column as a filter") {
  std::vector<Article> articles;
  for (unsigned i = 0; i < 40; ++i) {
    Article article = make_article("a" + std::to_string(i), i % 3 == 0 ? "Ann Bell" : "Bell, Ann",
                                   i % 2 == 0 ? "The mayor.\n" : "Ann Bell, the mayor.\n");
    if (i % 5 != 0) article.source = i % 2 == 0 ? "Wire" : "WIRE";
    article.topics = {{i % 4 == 0 ? "economy/trade" : "sport"}};
    if (i % 7 != 0) article.published = day(2020 + static_cast<int>(i % 3), 1 + i % 12, 3);
    articles.push_back(article);
  }
  const SampleIndex index(articles);
  const std::string queries =
      "1\t\"Ann Bell\"\n2\tmayor\n3\tzeppelin\n4\t\n"
      "{\"query_id\": \"5\", \"query\": \"mayor\", \"topic\": \"sport\"}\n";
  const TemporaryFolder folder;
  write_file(folder / "batch", queries);
  const std::string batch = (folder / "batch").string();
  const Strings searched = {"\"Ann Bell\"", "mayor", "zeppelin", "", "mayor"};
  Searcher searcher(index.path());
  const std::vector<std::pair<std::string, std::string>> facets = {
      {"year", "date"}, {"month", "date"}, {"source", "source"}, {"topic", "topic"}};
  for (const auto& [facet, field_name] : facets) {
    CAPTURE(facet);
    const Outcome table =
        run_search({"--db", index.path(), "--format", "csv", "--batch", batch, "--matrix", facet});
    CHECK(table.exit_code == 0);
    const std::vector<Strings> rows = cells_of(table.out);
    REQUIRE(rows.size() == 6);
    constexpr std::size_t fixed = 8;
    const Strings first(rows[0].begin(), rows[0].begin() + fixed);
    CHECK(first == Strings{"query_id", "query", "total", "first", "last", "id_1", "id_2", "id_3"});
    CHECK(rows[0].size() > fixed);
    for (std::size_t column = fixed; column < rows[0].size(); ++column) {
      for (std::size_t row = 1; row < rows.size(); ++row) {
        CAPTURE(rows[0][column], row);
        Request request;
        request.query = searched.at(row - 1);
        request.counting = Counting::exact;
        request.limit = 0;
        if (row == 5) request.filters.push_back({find_field("topic"), "sport"});
        if (row == 5 && facet == "topic") continue;  // two filters of topics are any of them
        request.filters.push_back({find_field(field_name), rows[0][column]});
        CHECK(rows[row][column] == std::to_string(searcher.search(request).total));
      }
    }
    const Outcome lines = run_search(
        {"--db", index.path(), "--format", "jsonl", "--batch", batch, "--matrix", facet});
    const Strings objects = lines_of(lines.out);
    REQUIRE(objects.size() == 5);
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const Json object = Json::parse(objects[row - 1]);
      CHECK(object["schema"] == "gazette.matrix/1");
      CHECK(object["query_id"] == std::to_string(row));
      CHECK(std::to_string(object["total"].get<int>()) == rows[row][2]);
      CHECK(object["ids"].size() == std::min<std::size_t>(3, object["total"].get<std::size_t>()));
      CHECK((object["first"].is_null() ? "" : object["first"].get<std::string>()) == rows[row][3]);
      for (std::size_t column = fixed; column < rows[0].size(); ++column) {
        CHECK(std::to_string(object["counts"][rows[0][column]].get<int>()) == rows[row][column]);
      }
    }
  }
  const Outcome two =
      run_search({"--db", index.path(), "--format", "csv", "--batch", batch, "--matrix", "year:1"});
  CHECK(cells_of(two.out).at(0).size() == 9);
}

TEST_CASE("no two columns of a matrix have one name") {
  std::vector<Article> articles;
  for (const std::string source : {"total", "id_1", "source:total", "Wire"}) {
    articles.push_back(make_article(source, "Ferry", "News.\n"));
    articles.back().source = source;
  }
  const SampleIndex index(articles);
  const TemporaryFolder folder;
  write_file(folder / "batch", "1\tferry\n");
  const auto run = [&](const std::string& format) {
    return run_search({"--db", index.path(), "--batch", (folder / "batch").string(), "--matrix",
                       "source", "--format", format})
        .out;
  };
  Strings names = cells_of(run("csv")).at(0);
  names.erase(names.begin(), names.begin() + 8);
  std::sort(names.begin(), names.end());
  CHECK(names == Strings{"Wire", "source:id_1", "source:source:total", "source:total"});
  CHECK(Json::parse(run("jsonl"))["counts"]["total"] == 1);
}

TEST_CASE("a matrix refuses what it would ignore") {
  const Program program;
  const std::vector<std::pair<Strings, std::string>> cases = {
      {{"--matrix", "year", "--format", "csv"}, "--matrix needs the queries of a batch"},
      {{"--matrix", "year", "--batch", "-"}, "--format text cannot be used with --matrix"},
      {{"--matrix", "colour", "--batch", "-", "-f", "csv"}, "unknown facet \"colour\""},
      {{"--matrix", "source*year", "--batch", "-", "-f", "csv"}, "unknown facet"},
      {{"--matrix", "year", "--batch", "-", "-f", "csv", "--count"}, "--count cannot be used"},
      {{"--seed", "3", "ferry"}, "--seed needs --sample"},
      {{"--sample", "3", "--sort", "relevance", "-f", "ids"}, "a sample is in random order"},
      {{"--sample", "3", "-n", "5", "-f", "ids"}, "--limit cannot be used with --sample"},
      {{"--sample", "3"}, "--format text cannot be used with --sample"},
  };
  for (const auto& [arguments, message] : cases) {
    CAPTURE(message);
    const Outcome outcome = program.run(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(message) != std::string::npos);
  }
  const Outcome line = run_batch(program, "{\"query\": \"ferry\", \"limit\": 3}\n",
                                 {"--matrix", "year", "--format", "csv"});
  CHECK(line.exit_code == 2);
  CHECK(line.err.find("--limit cannot be used with --matrix") != std::string::npos);
  const Outcome wide = run_batch(program, "{\"query\": \"\", \"since\": \"1900\"}\n",
                                 {"--matrix", "year", "--format", "csv", "--since", "2100"});
  CHECK(wide.err.find("have no column") != std::string::npos);
}

TEST_CASE("a batch ends with 2 when any query failed, else 1 when none had hits, else 0") {
  const Program program;
  struct Case {
    std::string lines;
    int want;
  };
  const std::vector<Case> cases = {
      {"1\tferry\n2\tunheard\n", 0},
      {"1\tunheard\n2\tferry\n", 0},
      {"1\tunheard\n", 1},
      {"", 1},
      {"\n  \n\r\n", 1},
      {"1\tferry\nno tab\n", 2},
      {"no tab\n1\tferry\n", 2},
      {"1\t" + std::string(5000, 'x') + "\n2\tferry\n", 2},
      {R"({"query": "ferry", "topic": "nonsense"})", 2},
      {R"({"query": "ferry", "since": "soon"})", 2},
      {R"({"query": "ferry", "limit": "many"})", 2},
      {R"({"query": "ferry", "limit": [1, 2]})", 2},
      {R"({"query": "ferry", "colour": "red"})", 2},
      {R"({"query": "ferry", "fields": "id"})", 2},
      {R"({"query": "ferry", "plain": "perhaps"})", 2},
      {R"({"query": "ferry", "topic": ""})", 2},
      {std::string(LineReader::max_line_bytes + 1, 'x') + "\n1\tferry\n", 2},
  };
  for (const auto& [lines, want] : cases) {
    CAPTURE(lines.substr(0, 80));
    for (const std::string format : {"text", "json", "jsonl", "csv", "tsv", "ids", "trec"}) {
      CAPTURE(format);
      CHECK(run_batch(program, lines, {"-f", format}).exit_code == want);
    }
  }
}

TEST_CASE("an error in a batch is told in its place, with the query's id and line") {
  const Program program;
  const std::string lines =
      "1\tferry\n"
      "\n"
      "oops\n"
      "{\"id\": \"q\", \"query\": \"ferry\", \"topic\": \"econmy\"}\n"
      "2\ttiger\n";
  for (const std::string format : {"json", "jsonl"}) {
    CAPTURE(format);
    const Outcome outcome = run_batch(program, lines, {"-n", "1", "-f", format});
    CHECK(outcome.err.empty());
    const Strings printed = lines_of(outcome.out);
    REQUIRE(printed.size() == 4);
    CHECK(Json::parse(printed[0])["query_id"] == "1");
    const Json oops = Json::parse(printed[1]);
    CHECK(oops["schema"] == "gazette.error/1");
    CHECK(oops["query_id"].is_null());
    CHECK(oops["line"] == 3);
    const Json topic = Json::parse(printed[2]);
    CHECK(topic["query_id"] == "q");
    CHECK(topic["line"] == 4);
    CHECK(topic["hint"] == "did you mean \"economy\"?");
    CHECK(Json::parse(printed[3])["query_id"] == "2");
  }
  const Outcome ids = run_batch(program, lines, {"-n", "1", "-f", "ids"});
  CHECK(ids.out == "1\t1\n2\t4\n");
  CHECK(ids.err ==
        "gazette-search: line 3: there is no tab between id and query; write ID, a tab and "
        "QUERY, or a JSON object\n"
        "gazette-search: line 4, query q: no article has the topic \"econmy\"; did you mean "
        "\"economy\"?\n");
}

TEST_CASE("an option of a line takes the place of the command line's, for that line alone") {
  const Program program;
  const std::string lines =
      "1\tferry\n"
      R"({"id": 2, "query": "ferry", "topic": "sport"})"
      "\n"
      R"({"id": 3, "query": "ferry", "topic": ["sport", "economy"], "limit": 1})"
      "\n"
      R"({"id": 4, "query": "tiger -shark", "plain": false, "topic": "sport"})"
      "\n5\tferry\n";
  const Outcome outcome = run_batch(program, lines, {"-f", "ids", "-t", "economy", "--plain"});
  CHECK(outcome.out == "1\t1\n2\t2\n3\t1\n4\t4\n5\t1\n");
  CHECK(outcome.err.empty());
}

TEST_CASE("every form of a batch tells which query it answers") {
  const Program program;
  const std::string lines = "a b\ttiger\n{\"id\": 7, \"query\": \"unheard\"}\n";
  CHECK(run_batch(program, lines, {"-f", "ids"}).out == "a b\t4\na b\t3\n");
  CHECK(run_batch(program, lines, {"--count"}).out == "a b\t2\n7\t0\n");
  CHECK(run_batch(program, lines, {"-f", "csv", "--fields", "id"}).out ==
        "query_id,id\na b,4\na b,3\n");
  CHECK(run_batch(program, "", {"-f", "tsv", "--fields", "id,rank"}).out == "query_id\tid\trank\n");
  const Strings runs = lines_of(run_batch(program, lines, {"-f", "trec"}).out);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].starts_with("a%20b Q0 4 1 "));
  CHECK(runs[0].ends_with(" gazette"));
  const std::string text = run_batch(program, lines, {}).out;
  CHECK(text.starts_with("== a b: tiger\n\n  1  Tiger\n"));
  CHECK(text.ends_with("\n\n== 7: unheard\n\n0 articles\nNo article has: unheard\n\n"));
  for (const std::string format : {"json", "jsonl"}) {
    const Strings counts = lines_of(run_batch(program, lines, {"--count", "-f", format}).out);
    REQUIRE(counts.size() == 2);
    CHECK(Json::parse(counts[0])["query_id"] == "a b");
    CHECK(Json::parse(counts[0])["total"] == 2);
    CHECK(Json::parse(counts[1])["total"] == 0);
  }
}

TEST_CASE("counts of a batch are rows that no id can forge") {
  const Program program;
  const std::string forged = R"({"query_id": "1\t999\n2\u001b[1m\u009b", "query": "ferry"})"
                             "\n";
  const std::string text = run_batch(program, forged, {"--count"}).out;
  CHECK(text == "1%09999%0A2%1B[1m%C2%9B\t2\n");
  CHECK(run_batch(program, "a,b\tferry\n", {"--count", "-f", "csv"}).out ==
        "query_id,total\n\"a,b\",2\n");
  CHECK(run_batch(program, "a\tferry\n", {"--count", "-f", "tsv"}).out ==
        "query_id\ttotal\na\t2\n");
}

TEST_CASE("lines that ask for counts make a table of counts, which no line mixes with hits") {
  const Program program;
  const std::string count = "{\"query\": \"ferry\", \"count\": true}\n";
  const std::string hits = "{\"query\": \"ferry\", \"limit\": 1}\n";
  CHECK(run_batch(program, count + count, {"-f", "csv"}).out == "query_id,total\n1,2\n2,2\n");
  CHECK(run_batch(program, "{\n" + count, {"-f", "tsv"}).out == "query_id\ttotal\n2\t2\n");
  const Outcome mixed = run_batch(program, count + hits + "3\tferry\n", {"-f", "csv"});
  CHECK(mixed.exit_code == 2);
  CHECK(mixed.out == "query_id,total\n1,2\n");
  CHECK(mixed.err.find("line 2, query 2: a csv has counts or hits, but not both; give count in "
                       "every line or in none") != std::string::npos);
  CHECK(mixed.err.find("line 3, query 3: a csv has counts or hits") != std::string::npos);
  CHECK(run_batch(program, hits + count, {"-f", "csv", "--fields", "id"}).out ==
        "query_id,id\n1,1\n");
  const Outcome facets = run_batch(program,
                                   R"({"query": "ferry", "facets": "topic"})"
                                   "\n",
                                   {"-f", "csv"});
  CHECK(facets.err.find("--facets cannot be used with --format csv") != std::string::npos);
}

TEST_CASE("a line of a batch is refused what it would ignore, and what the format would") {
  const Program program;
  const std::string sorted = R"({"id": 1, "query": "ferry", "sort": "newest"})"
                             "\n";
  // The command line counts the searches as they are.
  CHECK(run_batch(program, sorted, {"--count"}).out == "1\t2\n");
  const auto refusal = [&](const std::string& line, const Strings& arguments) {
    const Outcome outcome = run_batch(program, line + "\n", arguments);
    CHECK(outcome.exit_code == 2);
    return outcome.err;
  };
  CHECK(refusal(R"({"query": "ferry", "count": true, "sort": "newest"})", {})
            .find("line 1, query 1: --sort cannot be used with --count") != std::string::npos);
  CHECK(refusal(R"({"query": "ferry", "explain": true})", {"-f", "csv"})
            .find("line 1, query 1: --explain cannot be used with --format csv") !=
        std::string::npos);
  CHECK(refusal("1\tferry", {"-f", "ids", "--explain"})
            .starts_with("gazette-search: --explain cannot be used with --format ids"));
}

TEST_CASE("a batch in UTF-16 is answered, and said to be") {
  const Program program;
  const std::string low = "\xFF\xFE" + std::string("a\0\t\0f\0e\0r\0r\0y\0\n\0", 16);
  const Outcome outcome = run_batch(program, low, {"--count"});
  CHECK(outcome.out == "a\t2\n");
  CHECK(outcome.err == "gazette-search: the batch is in UTF-16 and read as such\n");
}

TEST_CASE("warnings of a batch name the query") {
  const Program program;
  const std::string lines = "1\tferry colour:red\n";
  const Outcome outcome = run_batch(program, lines, {"-f", "ids"});
  CHECK(outcome.err.starts_with("gazette-search: line 1, query 1: "));
  CHECK(run_batch(program, lines, {"-f", "ids", "--quiet"}).err.empty());
  CHECK(Json::parse(run_batch(program, lines, {"-f", "json"}).out)["warnings"].size() == 1);
}

TEST_CASE("a batch takes neither a query nor what prints no hits, and its file must be there") {
  const Program program;
  struct Case {
    Strings arguments;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{"ferry"}, "--batch takes its queries from the file"},
      {{"--show", "1"}, "--batch cannot be used with --show or --topics"},
      {{"--topics"}, "--batch cannot be used with --show or --topics"},
  };
  for (const auto& [arguments, want] : cases) {
    CAPTURE(arguments);
    const Outcome outcome = run_batch(program, "1\tferry\n", arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(want) != std::string::npos);
  }
  CHECK(program.run({"--batch", program.path() + "-missing"}).exit_code == 2);
}

TEST_CASE("each answer of a batch is out before the next line is read") {
  const Program program;
  const TemporaryFolder folder;
  write_file(folder / "batch", "1\tferry\n2\ttiger\n");
  Searcher searcher(program.path());
  SearchOptions options;
  options.format = "ids";
  Strings results;
  const BatchWriters writers = {[&](const std::string& text) {
                                  results.push_back(text);
                                  if (results.size() == 1)
                                    throw Error("the results cannot be written");
                                },
                                [](const std::string&) {}};
  CHECK_THROWS_AS(
      answer_batch((folder / "batch").string(), searcher, options, output_for(options), writers),
      Error);
  CHECK(results == Strings{"1\t1\n1\t2\n"});
}

}  // namespace
}  // namespace gazette::batch_test
