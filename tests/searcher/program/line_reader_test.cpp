// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/line_reader.hpp"

#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::line_reader_test {
namespace {

std::vector<LineReader::Line> lines_of(
    const std::string& text, LineReader::Accepted accepted = LineReader::Accepted::utf8_and_utf16) {
  const TemporaryFolder folder;
  write_file(folder / "lines", text);
  LineReader reader((folder / "lines").string(), accepted);
  std::vector<LineReader::Line> lines;
  while (const auto line = reader.next()) lines.push_back(*line);
  return lines;
}

TEST_CASE("lines come without their ends, whatever these are") {
  struct Case {
    std::string text;
    std::vector<std::string> want;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"a", {"a"}},
      {"a\n", {"a"}},
      {"a\nb", {"a", "b"}},
      {"a\r\n\r\nb\r\n", {"a", "", "b"}},
      {"\n", {""}},
      {"\xEF\xBB\xBF"
       "1\n\xEF\xBB\xBF"
       "2\n",
       {"1",
        "\xEF\xBB\xBF"
        "2"}},
      {std::string("a\0b\n", 4), {std::string("a\0b", 3)}},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    std::vector<std::string> got;
    for (const LineReader::Line& line : lines_of(text)) {
      got.push_back(line.text);
      CHECK(line.number == got.size());
      CHECK_FALSE(line.is_too_long);
    }
    CHECK(got == want);
  }
}

TEST_CASE("what ends in NUL may have anything else") {
  std::vector<std::string> got;
  for (const LineReader::Line& line :
       lines_of(std::string("two\nlines\r\0 a  b \0\0\xEF\xBB\xBFlast", 27),
                LineReader::Accepted::ended_by_nul)) {
    got.push_back(line.text);
  }
  CHECK(got == std::vector<std::string>{"two\nlines\r", " a  b ", "", "\xEF\xBB\xBFlast"});
}

TEST_CASE("lines of UTF-16 are read as UTF-8") {
  const std::string low("q\0\t\0\xFC\0\r\0\n\0\x3D\xD8\xF3\xDE\n\0\n\0x\0", 20);
  std::string high;
  for (std::size_t i = 0; i < low.size(); i += 2) high += {low[i + 1], low[i]};
  for (const std::string& text : {low, high, "\xFF\xFE" + low, "\xFE\xFF" + high}) {
    std::vector<std::string> got;
    for (const LineReader::Line& line : lines_of(text)) got.push_back(line.text);
    CHECK(got == std::vector<std::string>{"q\t\u00FC", "\U0001F6F3", "", "x"});
  }
  using namespace std::string_literals;
  const auto first = [](const std::string& text) { return lines_of(text).at(0).text; };
  CHECK(first("\xFF\xFE\xFF\xFE"
              "a\0"s) == "a");  // U+FEFF, 65279, is no part of an id
  CHECK(first("\xFF\xFE"
              "a\0\x3D"s) == "a\uFFFD");  // half a unit
  CHECK(first("\xFF\xFE\x3D\xD8"
              "a\0"s) == "\uFFFDa");  // half a pair
  CHECK(lines_of("\xFF\xFE").empty());
  CHECK(first("a") == "a");
  CHECK(lines_of("a\n").size() == 1);
  for (const std::string& text : {"\xFF\xFE\nping\n"s, "{\0\"\0\nping\n"s}) {
    CHECK(lines_of(text, LineReader::Accepted::utf8).at(1).text == "ping");
  }
}

TEST_CASE("of a line that is too long only the beginning is kept, and the next is whole") {
  const std::string longest(LineReader::max_line_bytes, 'x');
  const std::vector<LineReader::Line> lines = lines_of(longest + "\n" + longest + "yy\nnext\n");
  REQUIRE(lines.size() == 3);
  CHECK_FALSE(lines[0].is_too_long);
  CHECK(lines[0].text == longest);
  CHECK(lines[1].is_too_long);
  CHECK(lines[1].text.size() == LineReader::max_line_bytes);
  CHECK_FALSE(lines[2].is_too_long);
  CHECK(lines[2].text == "next");
  CHECK(lines[2].number == 3);
}

TEST_CASE("a file that is missing or a folder is an error that names it") {
  const TemporaryFolder folder;
  const auto fault = [](const std::string& path) -> std::string {
    try {
      LineReader(path).next();
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  };
  const std::string missing = (folder / "none").string();
  CHECK(fault(missing) == missing + " cannot be read: No such file or directory");
  CHECK(fault(folder.path().string()).ends_with(" cannot be read: Is a directory"));
}

}  // namespace
}  // namespace gazette::line_reader_test
