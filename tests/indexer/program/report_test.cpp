// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::report_test {
namespace {

std::vector<nlohmann::json> report_of(const std::vector<Finding>& findings) {
  const TemporaryFolder folder;
  ReportFile report((folder / "report").string());
  for (const Finding& finding : findings) report.write(finding);
  report.close();
  std::istringstream lines(read_file(folder / "report"));
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  return objects;
}

std::string last_line(const std::string& text) {
  REQUIRE(text.ends_with('\n'));
  const std::size_t begin = text.rfind('\n', text.size() - 2);
  return begin == std::string::npos ? text : text.substr(begin + 1);
}

TEST_CASE("the closing line gives the counts in plain digits") {
  AddResult result;
  CHECK(closing_lines(result, {}) == "0 added, 0 updated, 0 unchanged, 0 removed, 0 skipped\n");
  result.counts = {1234567, 2, 3, 4};
  result.skipped = {{"a.jsonl", ":17", "not valid JSON"}};
  CHECK(last_line(closing_lines(result, {})) ==
        "1234567 added, 2 updated, 3 unchanged, 4 removed, 1 skipped\n");
}

TEST_CASE("what was skipped, repeated, moved and ignored is told before it") {
  AddResult result;
  result.skipped = {{"a.jsonl", ":17", "not valid JSON"}};
  result.omitted = {{"b.csv", ":1", "columns that are not read: rank"}};
  result.repeated = {{"wire-1", "/a.jsonl"}, {"wire-2", "/a.jsonl"}};
  result.moved = {{"wire-3", "/old.txt", "/new.txt"}};
  result.renamed = {3, 1};
  result.ignored = {{"style.css", "unknown format"},
                    {"a.png", "unknown format"},
                    {"b.png", "unknown format"},
                    {".hidden", "hidden"}};
  result.unread = {{".css", 1}, {".png", 2}};
  result.links = {{"a"}, {"b"}};
  CHECK(
      closing_lines(result, {}) ==
      "1 skipped:\n  a.jsonl:17: not valid JSON\n"
      "1 file read in part:\n  b.csv:1: columns that are not read: rank\n"
      "2 ids occurred more than once; only the last article is kept:\n  wire-1\n  wire-2\n"
      "1 id came from a different file than before:\n  wire-3: now /new.txt, previously /old.txt\n"
      "3 articles moved with their files\n"
      "1 article got a new id because the id rules have changed\n"
      "3 files not read: 2 .png, 1 .css\n"
      "1 file ignored\n"
      "2 links not followed (--follow follows them)\n"
      "0 added, 0 updated, 0 unchanged, 0 removed, 1 skipped\n");
}

TEST_CASE("a run that was interrupted says what it left") {
  AddResult result;
  result.was_interrupted = true;
  const std::string rest =
      "; run the command again to finish\n"
      "0 added, 0 updated, 0 unchanged, 0 removed, 0 skipped\n";
  CHECK(closing_lines(result, {}) == "interrupted: what was read is in the index" + rest);
  result.files = 10;
  result.files_left = 4;
  CHECK(closing_lines(result, {}) ==
        "interrupted: what was read is in the index; files left: 4 of 10" + rest);
  result.files = 1;
  result.files_left = 1;
  result.bytes_left = 12'345'678;
  CHECK(closing_lines(result, {}) ==
        "interrupted: what was read is in the index; files left: 1 of 1 (12.3 MB)" + rest);
}

TEST_CASE("of many things a few are named and the rest counted") {
  AddResult result;
  for (int i = 0; i < 25; ++i) result.skipped.add({"a", ":" + std::to_string(i), "bad"});
  const std::string lines = closing_lines(result, {});
  CHECK(lines.find("a:9: bad") != std::string::npos);
  CHECK(lines.find("a:10: bad") == std::string::npos);
  CHECK(lines.find("and 15 more") != std::string::npos);
}

TEST_CASE("a dry or interrupted run says so") {
  AddResult result;
  result.read = 5;
  AddOptions dry;
  dry.run = AddOptions::Run::dry;
  CHECK(closing_lines(result, dry) == "dry run: 5 articles read, 0 skipped, nothing written\n");
  result.read = 1;
  CHECK(closing_lines(result, dry) == "dry run: 1 article read, 0 skipped, nothing written\n");
  result.was_interrupted = true;
  CHECK(closing_lines(result, {}).find("run the command again") != std::string::npos);
}

TEST_CASE("names from outside cannot drive the terminal or feign lines") {
  AddResult result;
  result.skipped = {{"a\x1B[31m\nb.txt", {}, "bad\r\nworse"}};
  result.repeated = {{"x\n0 added", {}}};
  const std::string lines = closing_lines(result, {});
  CHECK(lines.find('\x1B') == std::string::npos);
  CHECK(lines.find('\r') == std::string::npos);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 5);
}

TEST_CASE("the error of a failed folder names it, and says what became of the index") {
  AddResult result;
  result.failed_folders = {{"/news/a", "Input/output error", UnreadFolder::Cause::failed}};
  AddOptions options;
  const auto check = [&](const std::string& what, const std::string& outcome) {
    const Error error = failed_folders_error(result, options);
    CHECK(error.what() == "the folder /news/a could not be read to its end: " + what);
    CHECK(error.hint() == outcome + "; run the command again when all names can be read");
  };
  check("Input/output error",
        "the files that were found are in the index, and nothing below was removed");
  result.failed_folders.add(result.failed_folders.first().front());
  options.tuning.mode = WriteMode::rebuild;
  check("Input/output error; nor could 1 other folder", "the index is unchanged");
  options.run = AddOptions::Run::dry;
  check("Input/output error; nor could 1 other folder", "nothing was written");
}

TEST_CASE("the report has a JSON line for each finding, in their order") {
  const auto lines =
      report_of({Skipped{"/n/a.jsonl", ":17", "bad \"JSON\"\n\x01"},
                 Ignored{"/n/style.css", "unknown format"}, UnfollowedLink{"/n/link"},
                 Repeated{"wire-1", "/n/a.jsonl"}, Repeated{"wire-2", {}},
                 Moved{"wire-3", "/n/old.jsonl", "/n/new.jsonl"}});
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == nlohmann::json{{"kind", "skipped"},
                                   {"path", "/n/a.jsonl"},
                                   {"where", "/n/a.jsonl:17"},
                                   {"why", "bad \"JSON\"\n\x01"}});
  CHECK(lines[1] == nlohmann::json{{"kind", "ignored"},
                                   {"path", "/n/style.css"},
                                   {"where", "/n/style.css"},
                                   {"why", "unknown format"}});
  CHECK(lines[2] == nlohmann::json{{"kind", "ignored"},
                                   {"path", "/n/link"},
                                   {"where", "/n/link"},
                                   {"why", "a link; --follow follows it"}});
  CHECK(lines[3] ==
        nlohmann::json{{"kind", "repeated"},
                       {"path", "/n/a.jsonl"},
                       {"where", "/n/a.jsonl: wire-1"},
                       {"why", "the id occurred more than once; only the last article is kept"}});
  CHECK(lines[4].at("path") == "standard input");
  CHECK(lines[5] == nlohmann::json{{"kind", "moved"},
                                   {"path", "/n/new.jsonl"},
                                   {"where", "/n/new.jsonl: wire-3"},
                                   {"why", "the id came from another file before: /n/old.jsonl"}});
  CHECK(report_of({}).empty());
}

TEST_CASE("a name that is no UTF-8 is reported all the same") {
  CHECK(report_of({Skipped{"/n/caf\xE9.txt", {}, "bad"}}).at(0).at("path") == "/n/caf\uFFFD.txt");
}

TEST_CASE("a report that cannot be written is an error that names it") {
  const TemporaryFolder folder;
  const std::string path = (folder / "none" / "report").string();
  try {
    ReportFile report(path);
    FAIL("created");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(path) != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::report_test
