// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/formats.hpp"

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "indexer/sources/input.hpp"
#include "tests/catch.hpp"

namespace gazette::formats_test {
namespace {

using namespace std::string_view_literals;

std::string_view name_of(const Format* format) { return format == nullptr ? "none" : format->name; }

TEST_CASE("the format of an input is recognised by its beginning") {
  struct Case {
    std::string_view head;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"({"title": "Bridge opens"})", "jsonl"},
      Case{"{\"title\": \"a\"}\n{\"title\": \"b\"}\n", "jsonl"},
      Case{"\n\n  {\"title\": \"a\"}\r\n{\"title\": \"b\"}\r\n", "jsonl"},
      Case{"\xEF\xBB\xBF{\"title\": \"a\"}\n", "jsonl"},
      Case{"{\"title\": \"cut in the mid\n{\"title\": \"b\"}\n", "jsonl"},
      Case{"{\n  \"title\": \"a\",\n  \"body\": \"b\"\n}\n", "json"},
      Case{"{\"articles\": [\n{\"title\": \"a\"},\n{\"title\": \"b\"}\n]}\n", "json"},
      Case{"{\"articles\": [{\"title\": \"a\"},\n{\"title\": \"b\"}]}\n", "json"},
      Case{"{\"article\":\n{\"title\": \"a\"}}\n", "json"},
      Case{"[{\"title\": \"a\"}]", "json"},
      Case{" [\n  {\n", "json"},
      Case{"[]", "json"},
      Case{"{}", "jsonl"},
      Case{"<!DOCTYPE html><title>x</title>", "html"},
      Case{"<!doctype HTML>", "html"},
      Case{"\xEF\xBB\xBF\r\n<html lang=de>", "html"},
      Case{"<!-- saved page --><HTML>", "html"},
      Case{"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "html"},
      Case{"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\">", "reuters"},
      Case{"<REUTERS NEWID=\"1\">", "reuters"},
      Case{"<DOC>\n<DOCNO> A-1 </DOCNO>", "trec"},
      Case{"<doc id='a'>\n<text>", "trec"},
      Case{"<!-- a set -->\n<DOC>", "trec"},
      Case{"<DOC>\n<DOCNO>1</DOCNO><DOCHDR>x</DOCHDR><html>", "trec"},
      Case{"<DOCUMENT>", "text"},
      Case{"<!DOCTYPE html><DOC>", "html"},
      Case{"\x16\x16\x01xpa0123 4 wi 60 xpa 0044\r\n\x02"
           "Ferry sails=",
           "iptc7901"},
      Case{"\x01 no text begins", "text"},
      Case{"title,date\nFerry sails,2026-02-03\n", "csv"},
      Case{"id\tHeadline\tBody Text\n1\ta\tb\n", "csv"},
      Case{"\"url\";\"content\"\n\"x\";\"y\"\n", "csv"},
      Case{"Title, page and date\nare on the cover\n", "text"},
      Case{"Text and url, all is well\nwith it, they say\n", "text"},
      Case{"The ferry was late.", "text"},
      Case{"%PDF-1.4\n% no zero bytes", "pdf"},
      Case{"{\\rtf1 The ferry}", "none"},
      Case{"", "text"},
      Case{" \n\t\n", "text"},
      Case{"a", "text"},
      Case{"{Editor's note} The ferry was late.\nThe bus was not.\n", "text"},
      Case{"{Correction: the ferry was late.}\nThe bus was not.\n", "text"},
      Case{"[Port Alder] The ferry was late.", "text"},
      Case{"<b>The ferry</b> was late.", "text"},
      Case{"They wrote <html> on the wall.", "text"},
      Case{"\xFF\xFEH\0i\0"sv, "text"},
      Case{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, "none"},
      Case{"\x7F"
           "ELF\x02\x01\x01\0\0\0"sv,
           "none"},
  };
  for (const auto& [head, want] : cases) {
    CAPTURE(head);
    CHECK(name_of(recognise(head, "folder.d/story.txt")) == want);
  }
}

TEST_CASE("plain text is known by its name as well, so that programs and tables are passed over") {
  struct Case {
    std::string_view name;
    std::string_view want;
  };
  constexpr std::array cases = {Case{"story.txt", "text"},   Case{"story.text", "text"},
                                Case{"STORY.TXT", "text"},   Case{"story", "text"},
                                Case{"a.b/story", "text"},   Case{"standard input", "text"},
                                Case{"story.py", "none"},    Case{"story.txt.bak", "none"},
                                Case{"a/table.csv", "none"}, Case{"a.txt/b.log", "none"}};
  for (const auto& [name, want] : cases) {
    CAPTURE(name);
    CHECK(name_of(recognise("The ferry was late.", name)) == want);
  }
}

TEST_CASE("a format is known whatever the file is called") {
  CHECK(name_of(recognise("<!doctype html>", "page")) == "html");
  CHECK(name_of(recognise("<!doctype html>", "page.php")) == "html");
  CHECK(name_of(recognise("{\"title\": \"a\"}\n{", "export.txt")) == "jsonl");
}

TEST_CASE("an object on one line is the only article of its file only if the name says so") {
  struct Case {
    std::string_view name;
    std::string_view head;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"a.json", "{\"title\": \"a\"}", "json"},
      Case{"a.JSON", "\n{\"title\": \"a\"}\n \n", "json"},
      Case{"a.json", "{\"title\": \"a\"}\n{\"title\": \"b\"}\n", "jsonl"},
      Case{"a.json", "{\"title\": \"a\"}\nnot JSON\n", "jsonl"},
      Case{"a.jsonl", "{\"title\": \"a\"}\n", "jsonl"},
      Case{"a", "{\"title\": \"a\"}\n", "jsonl"},
  };
  for (const auto& [name, head, want] : cases) {
    CAPTURE(name, head);
    CHECK(name_of(recognise(head, name)) == want);
  }
}

TEST_CASE("a first line longer than the examined bytes may be JSON Lines") {
  const std::string head = "{\"body\": \"" + std::string(head_bytes, 'a');
  CHECK(name_of(recognise(std::string_view(head).substr(0, head_bytes), "x")) == "jsonl");
}

TEST_CASE("each format has a name of its own by which it is found") {
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK(names.insert(format.name).second);
    CHECK(find_format(format.name) == &format);
    CHECK_FALSE(format.help.empty());
    CHECK(format_names().find(format.name) != std::string::npos);
  }
  CHECK(find_format("") == nullptr);
  CHECK(find_format("JSON") == nullptr);
  CHECK(find_format("docx") == nullptr);
}

TEST_CASE("an article has content when a title or a body can be seen") {
  struct Case {
    std::string_view text;
    bool want;
  };
  constexpr std::array cases = {Case{"", false},         Case{" \n ", false},
                                Case{"\t\r\n", false},   Case{"\0"sv, false},
                                Case{"\u00A0\n", false}, Case{"\u200B\uFEFF", false},
                                Case{"\x01\x1F", false}, Case{"a", true},
                                Case{"\n\n  é\n", true}, Case{"!", true}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    Article titled;
    titled.title = text;
    CHECK(has_content(titled) == want);
    Article bodied;
    bodied.body = text;
    CHECK(has_content(bodied) == want);
  }
  Article late;
  late.body = std::string(100'000, '\n') + "a";
  CHECK(has_content(late));
}

TEST_CASE("every format has a fuzz target with saved inputs") {
  const std::filesystem::path corpora(GAZETTE_SOURCE_DIR "/tests/fuzz/corpora");
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK(std::filesystem::is_directory(corpora / ("read_" + std::string(format.name))));
  }
}

}  // namespace
}  // namespace gazette::formats_test
