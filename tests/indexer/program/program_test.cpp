// SPDX-License-Identifier: GPL-3.0-or-later
// What the program prints is in tests/golden; here is what its callers rely on.
#include "indexer/program/program.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/topic.hpp"
#include "indexer/program/commands.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::program_test {
namespace {

struct Outcome {
  ExitCode code;
  std::string out;
  std::string error;
};

/// Standard output or standard error into a file while this lives.
class Redirection {
 public:
  Redirection(std::FILE* stream, const std::filesystem::path& path)
      : stream_(stream), descriptor_(::fileno(stream)), before_(::dup(descriptor_)) {
    std::fflush(stream);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ::dup2(file, descriptor_);
    ::close(file);
  }
  ~Redirection() {
    std::fflush(stream_);
    ::dup2(before_, descriptor_);
    ::close(before_);
  }
  Redirection(const Redirection&) = delete;
  Redirection& operator=(const Redirection&) = delete;

 private:
  std::FILE* stream_;
  int descriptor_;
  int before_;
};

Outcome run(const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  Outcome outcome{};
  {
    const Redirection out(stdout, folder / "out");
    const Redirection error(stderr, folder / "error");
    outcome.code = run_indexer(arguments);
  }
  outcome.out = read_file(folder / "out");
  outcome.error = read_file(folder / "error");
  return outcome;
}

/// The line of the whole help that describes `option`.
std::string help_of(const std::string& option) {
  static const std::string help = run({"--help"}).out;
  const std::size_t begin = help.find("\n  " + option + ' ');
  return begin == std::string::npos ? ""
                                    : help.substr(begin + 1, help.find('\n', begin + 1) - begin);
}

TEST_CASE("the exit code says whether all went well, something was skipped, or nothing was done") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  const std::string good = (folder / "good.txt").string();
  const std::string bad = (folder / "bad.txt").string();
  write_file(good, "The ferry sails.");
  write_file(bad, "");
  const auto code = [](const std::vector<std::string>& arguments) {
    const Outcome outcome = run(arguments);
    // Adding prints nothing on standard output, an error something on standard error.
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.error.empty());
    return static_cast<int>(outcome.code);
  };
  CHECK(code({"--db", db, good}) == 0);
  CHECK(code({"add", "--db", db, good}) == 0);
  CHECK(code({"--db", db, good, bad}) == 3);
  CHECK(code({"--db", db}) == 2);
  CHECK(code({"--db", db, good + ".none"}) == 2);
  CHECK(code({"--db", db, "--no-such-option", good}) == 2);
  CHECK(code({"--db", db, "--input-format", "docx", good}) == 2);
  CHECK(code({"--db", db, "--language", "elvish", good}) == 2);
  CHECK(code({"--db", db, "--language", "qq", good}) == 2);  // nor does a search know it
  CHECK(code({"--db", db, "--report", (folder / "none" / "report").string(), good}) == 2);
  CHECK(code({"--db", good, good}) == 2);
  CHECK(code({"--db", (folder / "none").string(), "status"}) == 2);
  CHECK(code({"--db", db, "status", "more"}) == 2);
  CHECK(code({"--db", db, "remove"}) == 2);
  CHECK(code({"--db", db, "remove", "no-such-id"}) == 2);
}

TEST_CASE("a dry run prints what was read and where it was found, a line for each article") {
  const TemporaryFolder folder;
  const std::string prose =
      "The ferry to Port Alder left on Monday morning with forty people on board, the first since "
      "the storm, and came back in the evening with twice as many, the harbour master said.";
  write_file(folder / "a.html",
             "<html lang=en><head><meta property=og:title content='Ferry sails'>"
             "<meta name=author content='Ada Quill'></head><body><time datetime="
             "2026-03-05>5 March</time><p>" +
                 prose + "</p></body></html>");
  write_file(folder / "b.txt", "Ferry sails\n\nBy Ada Quill\n\n" + prose + "\n");
  write_file(folder / "c.txt", prose + "\n");
  write_file(folder / "d.json", R"([{"title": "One"}, {}, {"id": "2", "title": "Two"}])");
  struct Case {
    std::string_view file;
    unsigned number;
    std::string_view title;
    nlohmann::json from;  // id, title, published, authors, language, body
  };
  const std::string& lead = prose;
  const std::vector<Case> cases = {
      {"a.html",
       1,
       "Ferry sails",
       {"file name", "meta og:title", "time element", "meta tags", "html lang", "page"}},
      {"b.txt", 1, "Ferry sails", {"file name", "first line", nullptr, "byline", "text", "text"}},
      {"c.txt", 1, lead, {"file name", "first sentence", nullptr, nullptr, "text", "text"}},
      {"d.json", 1, "One", {"text", nullptr, nullptr, nullptr, nullptr, nullptr}},
      {"d.json", 2, "Two", {nullptr, nullptr, nullptr, nullptr, nullptr, nullptr}},
  };
  for (const char* form : {"json", "jsonl"}) {
    const Outcome outcome = run({"--db", (folder / "none").string(), "--dry-run", "--format", form,
                                 folder.path().string()});
    CHECK(outcome.error.ends_with("dry run: 5 articles read, 1 skipped, nothing written\n"));
    std::istringstream lines(outcome.out);
    for (const auto& [file, number, title, from] : cases) {
      CAPTURE(form, file, number);
      std::string line;
      REQUIRE(std::getline(lines, line));
      const nlohmann::json read = nlohmann::json::parse(line);
      CHECK(read["schema"] == "gazette.reading/1");
      CHECK(read["file"] == (folder / file).string());
      CHECK(read["number"] == number);
      CHECK(read["title"] == title);
      nlohmann::json found;
      for (const char* key : {"id", "title", "published", "authors", "language", "body"}) {
        found.push_back(read["from"][key]);
      }
      CHECK(found == from);
    }
    CHECK(lines.peek() == std::char_traits<char>::eof());
  }
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("the last line says what was done, unless quiet is asked for") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  write_file(folder / "wire.jsonl", "{\"id\": \"1\", \"title\": \"One\"}\n{\"id\": \"2\"}\n");
  const std::string file = (folder / "wire.jsonl").string();
  CHECK(run({"--db", db, file})
            .error.ends_with("\n1 added, 0 updated, 0 unchanged, 0 removed, 1 skipped\n"));
  CHECK(run({"--db", db, file})
            .error.ends_with("\n0 added, 0 updated, 1 unchanged, 0 removed, 1 skipped\n"));
  CHECK(run({"--db", db, "--quiet", file}).error.empty());
  CHECK(run({"--db", db, "remove", "1"}).error ==
        "0 added, 0 updated, 0 unchanged, 1 removed, 0 skipped\n");
  CHECK(count_in(folder / "index") == 0);
}

TEST_CASE("an error is JSON on standard output where JSON was asked for, else one line") {
  const TemporaryFolder folder;
  const std::string db = (folder / "none").string();
  const Outcome json = run({"status", "--db", db, "--format", "json"});
  CHECK(json.code == ExitCode::error);
  CHECK(json.error.empty());
  CHECK(json.out.starts_with("{\"schema\":\"gazette.error/1\",\"error\":\"there is no index at "));
  const Outcome text = run({"status", "--db", db});
  CHECK(text.out.empty());
  CHECK(text.error.starts_with("gazette-index: there is no index at " + db + "; make one"));
  CHECK(std::count(text.error.begin(), text.error.end(), '\n') == 1);
  CHECK(run({"-zebra.txt"}).error.find("put -- before a source") != std::string::npos);
}

TEST_CASE("status goes to standard output, in the form that is asked for") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  write_file(folder / "a.txt", "The ferry sails.");
  run({"--db", db, (folder / "a.txt").string()});
  const Outcome text = run({"status", "--db", db});
  CHECK(text.code == ExitCode::ok);
  CHECK(text.error.empty());
  CHECK(text.out.starts_with("articles   1\n"));
  const Outcome json = run({"--db", db, "status", "--format", "json"});
  CHECK(json.out.starts_with("{\"schema\":\"gazette.status/1\",\"articles\":1,"));
}

TEST_CASE("an option that a command does not accept is refused before anything is done") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  write_file(folder / "a.jsonl", "{\"id\": \"1\", \"title\": \"Ferry\"}");
  run({"--db", db, (folder / "a.jsonl").string()});
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--dry-run", "remove", "1"},
                                             {"--dry-run", "compact"},
                                             {"--dry-run", "check"},
                                             {"--jobs=2", "status"},
                                             {"--rebuild", "--prune", "topics", "retag"},
                                             {"topics", "train", "--dry-run"}}) {
    std::vector<std::string> arguments = {"--db", db};
    arguments.insert(arguments.end(), words.begin(), words.end());
    CAPTURE(arguments);
    const Outcome outcome = run(arguments);
    CHECK(outcome.code == ExitCode::error);
    CHECK(outcome.error.find(" does not accept --") != std::string::npos);
    CHECK(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 1);
  }
  CHECK(count_in(folder / "index") == 1);
  CHECK(run({"--db", db, "--wait", "1", "--quiet", "--format", "json", "remove", "1"}).code ==
        ExitCode::ok);
}

TEST_CASE("each command accepts its options, and its help shows these and no others") {
  const TemporaryFolder folder;
  const std::string db = (folder / "none").string();
  const std::vector<std::string> common = {"--db",    "--help",  "--version", "--config",
                                           "--quiet", "--color", "--format"};
  std::vector<std::string> all;
  for (const IndexCommand& command : index_commands()) {
    for (const std::string& option : command.row.options) all.push_back(option);
  }
  const auto is_in = [](const std::vector<std::string>& list, const std::string& option) {
    return std::find(list.begin(), list.end(), option) != list.end();
  };
  for (const IndexCommand& command : index_commands()) {
    std::vector<std::string> words = {command.row.name};
    if (const std::size_t blank = words[0].find(' '); blank != std::string::npos) {
      words = {words[0].substr(0, blank), words[0].substr(blank + 1)};
    }
    const auto run_with = [&](const std::vector<std::string>& more) {
      std::vector<std::string> arguments = words;
      arguments.insert(arguments.end(), more.begin(), more.end());
      return run(arguments);
    };
    const bool is_group = std::any_of(index_commands().begin(), index_commands().end(),
                                      [&](const IndexCommand& each) {
                                        return each.row.name.starts_with(command.row.name + ' ');
                                      });
    CAPTURE(words);
    const Outcome help = run_with({"--help"});
    CHECK(help.code == ExitCode::ok);
    CHECK(help.out.find("\nUsage: gazette-index " + command.row.name + " [--db DIR] [OPTIONS]") !=
          std::string::npos);
    CHECK(help.out.ends_with('\n'));
    CHECK_FALSE(help.out.ends_with("\n\n"));
    for (const std::string& option : common) {
      CHECK(help.out.find(option + ' ') != std::string::npos);
    }
    for (const std::string& option : all) {
      CAPTURE(option);
      const bool is_own = is_in(command.row.options, option);
      CHECK((help.out.find("\n  " + option + ' ') != std::string::npos) == is_own);
      const bool has_value = help_of(option).find("  " + option + "  ") == std::string::npos;
      const Outcome outcome =
          has_value ? run_with({"--db", db, option, "100"}) : run_with({"--db", db, option});
      CHECK(outcome.code == ExitCode::error);
      const std::string refusal =
          "gazette-index: " + command.row.name + " does not accept " + option + "; ";
      const bool lacks_a_command = is_group;  // which is said first
      CHECK(outcome.error.starts_with(refusal) == (!is_own && !lacks_a_command));
    }
  }
}

TEST_CASE("a command accepts the options that mean something to it, and no others") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  write_file(folder / "a.jsonl", "{\"id\": \"1\", \"title\": \"Ferry\"}");
  run({"--db", db, (folder / "a.jsonl").string()});
  struct Case {
    std::vector<std::string> words;
    std::string option;
    bool is_accepted;
  };
  const std::vector<Case> cases = {{{"topics", "retag"}, "--no-rules", true},
                                   {{"topics", "retag"}, "--dry-run", true},
                                   {{"topics", "retag"}, "--rebuild", false},
                                   {{"topics", "retag"}, "--no-model", false},
                                   {{"topics", "train"}, "--dry-run", false},
                                   {{"topics", "train"}, "--rebuild", false},
                                   {{"topics", "classify"}, "--dry-run", true},
                                   {{"topics", "classify"}, "--no-rules", false},
                                   {{"topics", "unmapped"}, "--no-rules", false},
                                   {{"topics", "explain"}, "--dry-run", false},
                                   {{"status"}, "--rebuild", false},
                                   {{"check"}, "--dry-run", false},
                                   {{"compact"}, "--prune", false},
                                   {{"remove"}, "--explain-plan", false}};
  for (const Case& c : cases) {
    std::vector<std::string> arguments = {"--db", db, c.option};
    arguments.insert(arguments.end(), c.words.begin(), c.words.end());
    CAPTURE(arguments);
    const bool is_refused = run(arguments).error.find("does not accept") != std::string::npos;
    CHECK(is_refused == !c.is_accepted);
  }
}

TEST_CASE("a wrong value is refused by the option's name, whatever the command") {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"status", "--jobs", "0"}, {"--jobs", "abc", "x"}, {"check", "--jobs=257"}}) {
    CAPTURE(arguments);
    CHECK(run(arguments).error.starts_with("gazette-index: --jobs \""));
  }
  CHECK(run({"status", "--jobs"}).error.starts_with("gazette-index: --jobs needs one value"));
  CHECK(run({"status", "--wait", "1", "--wait", "2"})
            .error.starts_with("gazette-index: --wait was given twice"));
}

TEST_CASE("a folder whose name is that of a command with two words is a source") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "topics train");
  write_file(folder / "topics train" / "a.jsonl", "{\"id\": \"1\", \"title\": \"Ferry\"}");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const Outcome outcome = run({"--db", "index", "topics train"});
  std::filesystem::current_path(before);
  CHECK(outcome.code == ExitCode::ok);
}

TEST_CASE("a configuration file may have options of other commands, but a dry run is kept") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  const std::string config = (folder / "config.toml").string();
  write_file(folder / "a.jsonl", "{\"id\": \"1\", \"title\": \"Ferry\"}");
  run({"--db", db, (folder / "a.jsonl").string()});
  write_file(config, "jobs = 2\nno-model = true\n");
  CHECK(run({"--db", db, "--config", config, "status"}).code == ExitCode::ok);
  write_file(config, "dry-run = true\n");
  const Outcome outcome = run({"--db", db, "--config", config, "remove", "1"});
  CHECK(outcome.code == ExitCode::error);
  CHECK(outcome.error.starts_with("gazette-index: remove does not accept --dry-run; "));
  CHECK(count_in(folder / "index") == 1);
}

TEST_CASE("the report has the path of a file whose name looks like a place within another") {
  struct Case {
    const char* name;
    const char* format;
    const char* content;
    const char* place;
  };
  constexpr std::array cases = {
      Case{"a.json[3]", "json", R"([{"rating": 5}])", "[0]"},
      Case{"a.json[4]", "json", "{", ""},
      Case{"x: NEWID 5.sgm", "reuters", R"(<REUTERS NEWID="7"></REUTERS>)", ": NEWID 7"},
      Case{"x: NEWID 6.sgm", "reuters", "nothing", ""},
      Case{"b.jsonl:17", "jsonl", "{}\n", ":1"},
      Case{"b.jsonl:18", "jsonl", "\n[[]]\n", ":2[0]"},
      Case{"10:30", "text", " ", ""}};
  for (const auto& [name, format, content, place] : cases) {
    CAPTURE(name);
    const TemporaryFolder folder;
    const std::string path = (folder / name).string();
    write_file(path, content);
    const Outcome outcome = run({"--db", (folder / "index").string(), "--input-format", format,
                                 "--report", (folder / "report").string(), path});
    CHECK(outcome.code == ExitCode::skipped);
    CHECK(outcome.error.starts_with("1 skipped:\n  " + path + place + ": "));
    const auto line = nlohmann::json::parse(read_file(folder / "report"));
    CHECK(line.at("path") == path);
    CHECK(line.at("where") == path + place);
  }
}

TEST_CASE("options reach the articles") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  write_file(folder / "news" / "sport" / "a.json", "{\"id\": \"7\", \"title\": \"Ferry\"}");
  CHECK(run({"--db", db, "--id-prefix", "x-", "--language", "pt-BR", "--topic-from-folder",
             "--report", (folder / "report").string(), (folder / "news").string()})
            .code == ExitCode::ok);
  const auto articles = articles_in(folder / "index");
  REQUIRE(articles.count("x-7") == 1);
  CHECK(articles.at("x-7").language == "pt");
  CHECK(topic_paths(articles.at("x-7").topics) == std::vector<std::string>{"sport"});
  CHECK(read_file(folder / "report").empty());
}

}  // namespace
}  // namespace gazette::program_test
