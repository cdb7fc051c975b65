// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/layer_rules.hpp"
#include "tests/read_file.hpp"
#include "tests/source_text.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::layer_test {
namespace {

const std::string opening = "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n";

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string complaint(const std::string& path, std::string_view code) {
  return joined(layer_violations({{path, opening + std::string(code)}}));
}

TEST_CASE("the sources keep the rules of the layout") {
  const Sources sources = read_sources(GAZETTE_SOURCE_DIR);
  REQUIRE(sources.contains("core/schema/schema.hpp"));
  REQUIRE(sources.contains("core/text/text.cpp"));
  const std::vector<std::string> violations = layer_violations(sources);
  INFO("the tables are in tests/layer_rules.cpp\n" << joined(violations));
  CHECK(violations.empty());
}

struct Case {
  std::string path;
  std::string_view code;
};

TEST_CASE("the table of rooms has its ground first, so that no room can include one above it") {
  CHECK(rooms_out_of_order().empty());
}

TEST_CASE("every room has a section in ARCHITECTURE.md, and every section a room") {
  const std::string text = read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "ARCHITECTURE.md");
  std::vector<std::string> sections;
  constexpr std::string_view begin = "\n### `";
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
    const std::size_t name = at + begin.size();
    sections.push_back(text.substr(name, text.find("/`", name) - name));
  }
  std::vector<std::string> rooms = room_names();
  std::sort(rooms.begin(), rooms.end());
  std::sort(sections.begin(), sections.end());
  CHECK(sections == rooms);
}

TEST_CASE("units, lines and arrows of each room", "[.rooms]") {
  for (const RoomSize& room : room_sizes(read_sources(GAZETTE_SOURCE_DIR))) {
    std::string line = room.name;
    line.resize(24, ' ');
    const std::string units = std::to_string(room.units);
    const std::string lines = std::to_string(room.lines);
    line += std::string(3 - std::min<std::size_t>(units.size(), 3), ' ') + units;
    line += std::string(7 - std::min<std::size_t>(lines.size(), 7), ' ') + lines + "  ";
    for (const std::string& other : room.includes) line += " " + other;
    std::cout << line << '\n';
  }
}

TEST_CASE("what the arrows allow is no violation") {
  const std::vector<Case> cases = {
      {"core/text/text.cpp",
       "#include \"core/text/text.hpp\"\n#include <unicode/uchar.h>\n#include <array>\n"},
      {"core/hash.cpp", "#include <xxhash.h>\n"},
      {"core/analysis/analyzer.cpp",
       "#include <xapian.h>\n#include \"core/analysis/embedded_stop_words.hpp\"\n"},
      {"indexer/writing/writer.cpp",
       "#include \"core/text/text.hpp\"\n#include \"indexer/writing/writer.hpp\"\n"},
      {"indexer/program/options.cpp",
       "#include <CLI/CLI.hpp>\n#include <unistd.h>\n#include <sys/file.h>\n"},
      {"searcher/search/searcher.cpp",
       "#include \"searcher/values/page.hpp\"\n#include <fmt/format.h>\n"},
      {"web/views/page.cpp",
       "#include \"searcher/values/page.hpp\"\n#include \"web/views/embedded_style.hpp\"\n"},
      {"web/views/page.hpp", "#include <string>\n#include \"core/dates/date.hpp\"\n"},
      {"core/schema/schema.hpp", "constexpr auto prefix = \"XT\";\n"},
      {"core/text/text.cpp",
       "// #include <xapian.h> and \"XT\"\n/*\n#include \"web/views/page.hpp\"\n*/\n"},
      {"core/text/text.cpp",
       "auto a = R\"__(\n#include <xapian.h>\n)__\"; auto b = 300'000; char c = '\"';\n"},
      {"core/text/text.cpp",
       "auto a = \"XML\"; auto b = \"XSLT\"; auto c = \"Queue\"; auto d = 'Q';\n"},
      {"core/text/text.cpp", "auto a = \"Standard\"; auto b = \"\"; auto c = \"\\\"XT\";\n"},
  };
  for (const auto& [path, code] : cases) {
    CAPTURE(path, code);
    CHECK(complaint(path, code).empty());
  }
}

TEST_CASE("an include against the arrows is a violation") {
  const std::vector<Case> cases = {
      {"core/text/text.cpp", "#include \"indexer/writing/writer.hpp\"\n"},
      {"core/text/text.cpp", "#include \"searcher/values/page.hpp\"\n"},
      {"core/text/text.hpp", "#include \"web/views/page.hpp\"\n"},
      {"indexer/writing/writer.cpp", "#include \"searcher/values/page.hpp\"\n"},
      {"indexer/formats/xml.cpp", "#include \"web/views/page.hpp\"\n"},
      {"searcher/values/page.hpp", "#include \"indexer/writing/writer.hpp\"\n"},
      {"searcher/values/page.cpp", "#include \"web/views/page.hpp\"\n"},
      {"web/views/page.cpp", "#include \"indexer/writing/writer.hpp\"\n"},
      {"web/views/page.cpp", "  #  include \"indexer/writing/writer.hpp\"\n"},
      {"web/views/page.cpp", "int i; /* c */\n#include\t\"indexer/writing/writer.hpp\" // why\n"},
      // no way around them
      {"searcher/values/page.cpp", "#include \"../indexer/writing/writer.hpp\"\n"},
      {"searcher/values/page.cpp", "#include \"core/../indexer/writing/writer.hpp\"\n"},
      {"searcher/values/page.cpp", "#include \"page.hpp\"\n"},
      {"searcher/values/page.cpp", "#include <indexer/writing/writer.hpp>\n"},
      {"searcher/values/page.cpp", "#include <core/text/text.hpp>\n"},
      {"core/text/text.cpp", "#include \"tests/catch.hpp\"\n"},
  };
  for (const auto& [path, code] : cases) {
    CAPTURE(path, code);
    CHECK_FALSE(complaint(path, code).empty());
  }
}

TEST_CASE("an include of a room above, or from outside the rooms, is a violation") {
  const std::vector<Case> cases = {
      {"core/text/text.cpp", "#include \"core/schema/schema.hpp\"\n"},
      {"core/hash.cpp", "#include \"core/text/text.hpp\"\n"},
      {"indexer/glass/packing.cpp", "#include \"core/text/text.hpp\"\n"},
      {"indexer/writing/document.cpp", "#include \"indexer/commands/add.hpp\"\n"},
      {"searcher/query/conditions.cpp", "#include \"searcher/search/searcher.hpp\"\n"},
      {"web/views/wording.cpp", "#include \"web/formats/html_format.hpp\"\n"},
      {"web/wording.cpp", ""},
      {"indexer/json/deeper/text.cpp", ""},
  };
  for (const auto& [path, code] : cases) {
    CAPTURE(path, code);
    CHECK(complaint(path, code).find("room") != std::string::npos);
  }
  CHECK(complaint("core/text.cpp", "#include \"core/hash.hpp\"\n").empty());
}

TEST_CASE("a room of more than twenty units is a violation") {
  Sources sources;
  for (char name = 'a'; name < 'a' + 20; ++name) {
    sources.emplace(std::string("web/views/") + name + ".hpp", opening);
    sources.emplace(std::string("web/views/") + name + ".cpp", opening);
  }
  CHECK(layer_violations(sources).empty());
  sources.emplace("web/views/z.hpp", opening);
  CHECK(joined(layer_violations(sources)).find("web/views has 21 units") != std::string::npos);
}

TEST_CASE("a library's header outside the files listed for it is a violation") {
  const std::vector<Case> cases = {
      {"core/schema/schema.cpp", "#include <xapian.h>\n"},
      {"indexer/reading/text.cpp", "#include <unicode/uchar.h>\n"},
      {"core/command_line/command_line.cpp", "#include <CLI/CLI.hpp>\n"},
      {"web/site/main.cpp", "#include <CLI/CLI.hpp>\n"},
      {"core/schema/record.cpp", "#include <nlohmann/json.hpp>\n"},
      {"core/schema/record.cpp", "#include \"nlohmann/json.hpp\"\n"},
      {"core/text/text.cpp", "#include <gumbo.h>\n"},
      {"core/text/text.cpp", "#include <cld2/public/compact_lang_det.h>\n"},
      {"core/text/text.cpp", "#include <xxhash.h>\n"},
      {"searcher/values/page.cpp", "#include <kainjow/mustache.hpp>\n"},
      {"core/text/text.cpp", "#include <boost/algorithm/string.hpp>\n"},  // unknown
      {"core/text/text.cpp", "#include <re2.h>\n"},
      // in a header of ours, whichever
      {"core/analysis/analyzer.hpp", "#include <xapian.h>\n"},
      {"core/text/text.hpp", "#include <unicode/uchar.h>\n"},
      {"searcher/values/page.hpp", "#include <fmt/format.h>\n"},
      {"core/command_line/command_line.hpp", "#include <sys/ioctl.h>\n"},
  };
  for (const auto& [path, code] : cases) {
    CAPTURE(path, code);
    CHECK_FALSE(complaint(path, code).empty());
  }
}

TEST_CASE("a term prefix spelled outside the schema is a violation") {
  for (const std::string_view code :
       {"auto p = \"XT\";", "auto p = \"XS\";", "auto p = \"XF\";", "auto p = \"Q\";",
        "auto p = \"XTeconomy\";", "auto p = \"XS=times\";", "auto p = R\"(XP)\";",
        "auto p = u8\"XN\";", "#define PREFIX \"XT\"\n", "f(\"a\", \"XT\");",
        "char c = '\"'; auto p = \"XT\"; char d = '\"';", "int i = 1'000; auto p = \"K\";",
        "/* c */ auto p = \"XT\"; // c"}) {
    CAPTURE(code);
    CHECK(complaint("searcher/query/query_compiler.cpp", code).find("term prefix") !=
          std::string::npos);
  }
}

TEST_CASE("a file without its first line, guard or a telling name is a violation") {
  const std::string guard = "#pragma once\n";
  const std::string licence = opening.substr(0, opening.size() - guard.size());
  const auto count = [](const std::string& path, const std::string& text) {
    return layer_violations({{path, text}}).size();
  };
  CHECK(count("core/text/text.hpp", opening) == 0);
  CHECK(count("core/text/text.cpp", licence) == 0);
  CHECK(count("core/text/text.hpp", licence) == 1);
  CHECK(count("core/text/text.hpp", guard) == 2);
  CHECK(count("core/text/text.hpp", licence + "// #pragma once\n") == 1);
  CHECK(count("core/text/text.hpp", "\n" + opening) == 1);
  CHECK(count("core/text/text.hpp", "") == 2);
  CHECK(count("core/text/text.cpp", "// SPDX-License-Identifier: MIT\n") == 1);
  for (const std::string path :
       {"core/utils.cpp", "core/text/text_utils.cpp", "web/views/escape_util.cpp",
        "indexer/json/helpers.cpp", "indexer/json/helper.cpp", "searcher/words/misc.cpp",
        "searcher/index/index_manager.cpp", "core/text.h", "core/text.cc"}) {
    CAPTURE(path);
    CHECK(count(path, licence) == 1);
  }
}

TEST_CASE("every source below the four folders is read, however deep") {
  const TemporaryFolder root;
  for (const std::string_view path : {"core/a.hpp", "indexer/b/c/d.cpp", "searcher/e.h",
                                      "web/f.cpp", "web/style.css", "docs/g.cpp", "tests/h.cpp"}) {
    write_file(root / path, "");
  }
  const Sources sources = read_sources(root.path());
  CHECK(sources.size() == 4);
  CHECK(sources.contains("indexer/b/c/d.cpp"));
  CHECK(sources.contains("searcher/e.h"));
  CHECK_FALSE(layer_violations(sources).empty());
}

TEST_CASE("includes and strings are read with their lines") {
  const SourceText source = read_source(
      "// \"no\"\n"
      "#include <a/b.h>  // <c.h>\n"
      "/* \"no\"\n"
      "#include <no>\n"
      "*/ #include <also>\n"
      "  #include \"core/d.hpp\"\n"
      "auto s = \"one\\\"\" \"two\"; auto r = R\"x(a\n)\"b)x\"; auto c = u8\"three\"; '\\''; "
      "'\"';\n"
      "auto n = 1'2; auto h = 0xA'B; \"four\"\n");
  REQUIRE(source.includes.size() == 3);
  CHECK(source.includes[0].header == "a/b.h");
  CHECK(source.includes[0].form == IncludeForm::angled);
  CHECK(source.includes[0].line == 2);
  CHECK(source.includes[1].header == "also");
  CHECK(source.includes[1].line == 5);
  CHECK(source.includes[2].header == "core/d.hpp");
  CHECK(source.includes[2].form == IncludeForm::quoted);
  CHECK(source.includes[2].line == 6);
  std::vector<std::string> strings;
  for (const StringLiteral& string : source.strings) strings.push_back(string.text);
  CHECK(strings == std::vector<std::string>{"one\\\"", "two", "a\n)\"b", "three", "four"});
  CHECK(source.strings.back().line == 9);
}

TEST_CASE("a source that ends too early is read to its end") {
  for (const std::string_view text : {"\"", "'", "/*", "//", "#", "#include", "#include <",
                                      "#include \"a", "R\"", "R\"x(", "\"\\", "1'", "\"a\n\"b\""}) {
    CAPTURE(text);
    CHECK_NOTHROW(read_source(text));
  }
}

}  // namespace
}  // namespace gazette::layer_test
