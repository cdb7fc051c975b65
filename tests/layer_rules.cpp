// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layer_rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "core/schema/schema.hpp"
#include "tests/read_file.hpp"
#include "tests/source_text.hpp"

namespace gazette {
namespace {

using Names = std::vector<std::string_view>;

struct Row {
  std::string_view name;
  Names allowed;
};

/// A top folder, and those whose headers its files may include.
const std::vector<Row> arrows = {
    {"core/", {"core/"}},
    {"indexer/", {"core/", "indexer/"}},
    {"searcher/", {"core/", "searcher/"}},
    {"web/", {"core/", "searcher/", "web/"}},
};

/// The rooms, each below those that follow it in its top folder, and the rooms that it may include
/// beside itself and `core`, which everything is on. ARCHITECTURE.md says what each is for.
const std::vector<Row> rooms = {
    {"core", {}},
    {"core/text", {}},
    {"core/storage", {}},
    {"core/dates", {"core/text"}},
    {"core/command_line", {"core/text"}},
    {"core/analysis", {"core/text"}},
    {"core/schema", {"core/text", "core/dates", "core/analysis"}},
    {"core/coverage", {"core/dates", "core/analysis", "core/schema"}},
    {"core/query", {"core/text", "core/dates", "core/analysis", "core/schema"}},
    {"core/topics", {"core/schema"}},
    {"core/rules",
     {"core/text", "core/dates", "core/analysis", "core/schema", "core/query", "core/topics"}},
    {"core/topics_file",
     {"core/text", "core/analysis", "core/schema", "core/query", "core/topics", "core/rules"}},
    {"indexer/threads", {}},
    {"indexer/glass", {}},
    {"indexer/sources", {"core/text", "core/storage", "core/schema"}},
    {"indexer/cleaning", {"core/text", "core/dates", "core/analysis", "core/schema"}},
    {"indexer/reading", {"core/text", "core/dates", "core/schema"}},
    {"indexer/json",
     {"core/text", "core/dates", "core/schema", "indexer/sources", "indexer/cleaning",
      "indexer/reading"}},
    {"indexer/pages",
     {"core/text", "core/dates", "core/schema", "indexer/sources", "indexer/cleaning",
      "indexer/reading", "indexer/json"}},
    {"indexer/xml", {"core/text", "indexer/sources", "indexer/reading"}},
    {"indexer/feeds",
     {"core/text", "core/dates", "core/analysis", "core/schema", "indexer/sources",
      "indexer/cleaning", "indexer/reading", "indexer/json", "indexer/pages", "indexer/xml"}},
    {"indexer/agencies",
     {"core/text", "core/dates", "core/analysis", "core/schema", "indexer/cleaning",
      "indexer/reading", "indexer/json", "indexer/pages", "indexer/xml"}},
    {"indexer/mail",
     {"core/text", "core/dates", "core/schema", "indexer/sources", "indexer/cleaning",
      "indexer/reading", "indexer/pages"}},
    {"indexer/containers",
     {"core/text", "core/dates", "core/schema", "indexer/sources", "indexer/reading",
      "indexer/xml"}},
    {"indexer/tables",
     {"core/text", "core/schema", "indexer/sources", "indexer/reading", "indexer/json"}},
    {"indexer/exports",
     {"core/text", "core/dates", "core/analysis", "core/schema", "indexer/sources",
      "indexer/cleaning", "indexer/reading"}},
    {"indexer/formats",
     {"core/text", "core/dates", "core/schema", "indexer/sources", "indexer/cleaning",
      "indexer/reading", "indexer/json", "indexer/pages", "indexer/mail", "indexer/tables",
      "indexer/exports", "indexer/feeds", "indexer/agencies"}},
    {"indexer/stories", {"core/text", "core/dates"}},
    {"indexer/database",
     {"core/text", "core/storage", "core/dates", "core/schema", "core/topics", "core/topics_file",
      "indexer/threads"}},
    {"indexer/filing",
     {"core/text", "core/analysis", "core/schema", "core/topics", "core/rules",
      "indexer/database"}},
    {"indexer/learning",
     {"core/analysis", "core/schema", "indexer/threads", "indexer/database", "indexer/filing"}},
    {"indexer/history", {"core/schema", "core/coverage", "indexer/sources"}},
    {"indexer/writing",
     {"core/text", "core/analysis", "core/schema", "core/coverage", "indexer/threads",
      "indexer/glass", "indexer/sources", "indexer/database", "indexer/filing", "indexer/history"}},
    {"indexer/topics",
     {"core/text", "core/storage", "core/dates", "core/command_line", "core/analysis",
      "core/schema", "core/topics", "core/rules", "indexer/threads", "indexer/database",
      "indexer/filing", "indexer/learning", "indexer/writing"}},
    {"indexer/commands",
     {"core/text",        "core/storage",       "core/dates",      "core/command_line",
      "core/analysis",    "core/schema",        "core/coverage",   "core/topics",
      "core/rules",       "indexer/threads",    "indexer/sources", "indexer/cleaning",
      "indexer/reading",  "indexer/containers", "indexer/formats", "indexer/stories",
      "indexer/database", "indexer/filing",     "indexer/history", "indexer/writing"}},
    {"indexer/integrity",
     {"core/text", "core/storage", "core/dates", "core/schema", "core/coverage", "indexer/glass",
      "indexer/sources", "indexer/database", "indexer/filing", "indexer/history", "indexer/writing",
      "indexer/commands"}},
    {"indexer/program",
     {"core/text", "core/dates", "core/command_line", "core/analysis", "core/schema",
      "indexer/reading", "indexer/formats", "indexer/database", "indexer/writing", "indexer/topics",
      "indexer/commands", "indexer/integrity"}},
    {"searcher/limits", {"core/command_line"}},
    {"searcher/snippets", {"core/text", "core/analysis", "core/schema"}},
    {"searcher/values",
     {"core/text", "core/dates", "core/schema", "core/coverage", "core/query", "searcher/limits",
      "searcher/snippets"}},
    {"searcher/index",
     {"core/text", "core/storage", "core/dates", "core/analysis", "core/schema", "core/coverage",
      "core/topics"}},
    {"searcher/words",
     {"core/text", "core/analysis", "core/schema", "core/query", "searcher/values",
      "searcher/index"}},
    {"searcher/query",
     {"core/text", "core/dates", "core/analysis", "core/schema", "core/query", "core/topics",
      "searcher/snippets", "searcher/values", "searcher/index", "searcher/words"}},
    {"searcher/matches",
     {"core/text", "core/dates", "core/analysis", "core/schema", "searcher/limits",
      "searcher/snippets", "searcher/values", "searcher/index", "searcher/query"}},
    {"searcher/advice",
     {"core/text", "core/query", "searcher/limits", "searcher/values", "searcher/index",
      "searcher/words", "searcher/query", "searcher/matches"}},
    {"searcher/output",
     {"core/text", "core/dates", "core/analysis", "core/schema", "searcher/snippets",
      "searcher/values", "searcher/matches"}},
    {"searcher/search",
     {"core/text", "core/dates", "core/analysis", "core/schema", "core/coverage", "core/query",
      "searcher/limits", "searcher/snippets", "searcher/values", "searcher/index", "searcher/words",
      "searcher/query", "searcher/matches", "searcher/advice"}},
    {"searcher/mcp",
     {"core/text", "core/dates", "core/schema", "searcher/limits", "searcher/values",
      "searcher/matches", "searcher/search"}},
    {"searcher/program",
     {"core/text", "core/dates", "core/command_line", "core/schema", "searcher/limits",
      "searcher/values", "searcher/matches", "searcher/output", "searcher/search", "searcher/mcp"}},
    {"web/templates", {"core/text"}},
    {"web/protocol",
     {"core/text", "core/dates", "core/command_line", "core/analysis", "searcher/limits"}},
    {"web/parameters",
     {"core/text", "core/schema", "searcher/values", "searcher/matches", "web/protocol"}},
    {"web/views",
     {"core/text", "core/dates", "core/analysis", "core/schema", "searcher/values",
      "searcher/query", "searcher/matches", "web/templates", "web/parameters"}},
    {"web/formats",
     {"core/text", "core/dates", "core/command_line", "core/schema", "searcher/values",
      "searcher/matches", "searcher/output", "searcher/search", "web/templates", "web/protocol",
      "web/parameters", "web/views"}},
    {"web/site",
     {"core/text", "core/dates", "core/command_line", "searcher/search", "web/templates",
      "web/protocol", "web/parameters", "web/formats"}},
};

/// Units (a .cpp with its .hpp) that a room may have: more are two rooms.
constexpr std::size_t most_units = 20;

/// A library's header, or the folder of its headers, and the .cpp files that may include it; a
/// name that ends in / stands for all .cpp files below. Headers of ours include none of them.
const std::vector<Row> libraries = {
    {"xapian.h",
     {"core/analysis/", "core/storage/sealed_files.cpp", "core/storage/table_blocks.cpp",
      "indexer/database/", "indexer/history/", "indexer/writing/", "indexer/learning/",
      "indexer/topics/", "indexer/commands/", "indexer/integrity/",
      "indexer/program/xapian_termination.cpp", "searcher/limits/match_limit.cpp",
      "searcher/index/", "searcher/words/", "searcher/query/", "searcher/matches/",
      "searcher/advice/", "searcher/search/"}},
    {"unicode/",
     {"core/analysis/analyzer.cpp", "core/analysis/language_code.cpp",
      "core/analysis/normal_letters.cpp", "core/analysis/word_maker.cpp",
      "core/dates/month_names.cpp", "core/text/host_name.cpp", "core/text/sentences.cpp",
      "core/text/unicode_error.cpp", "core/text/unicode_memory.cpp", "core/text/text.cpp",
      "indexer/sources/encoding.cpp", "indexer/stories/story_words.cpp",
      "searcher/values/reader_locale.cpp"}},
    {"CLI/",
     {"core/command_line/configuration_file.cpp", "core/command_line/option_parser.cpp",
      "indexer/program/options.cpp", "searcher/program/options.cpp"}},
    {"nlohmann/",
     {"core/command_line/error_report.cpp", "core/schema/article_json.cpp",
      "indexer/integrity/check.cpp", "indexer/feeds/json_feed.cpp", "indexer/json/json_parser.cpp",
      "indexer/program/reading_line.cpp", "indexer/program/report.cpp",
      "indexer/commands/coverage.cpp", "indexer/commands/explain_stories.cpp",
      "indexer/commands/status.cpp", "indexer/topics/explanation.cpp",
      "indexer/topics/unmapped.cpp", "searcher/program/batch_line.cpp",
      "searcher/program/matrix.cpp", "searcher/mcp/server.cpp", "searcher/output/render_json.cpp",
      "web/formats/suggest_format.cpp"}},
    {"xxhash.h", {"core/hash.cpp"}},
    {"libpsl.h", {"core/text/host_name.cpp"}},
    {"libstemmer.h", {"core/analysis/stemmer.cpp"}},
    {"dlfcn.h", {"core/storage/table_blocks.cpp", "searcher/limits/match_limit.cpp"}},
    {"gumbo.h",
     {"indexer/reading/html_text.cpp", "indexer/reading/html_tree.cpp",
      "indexer/pages/page_metadata.cpp", "indexer/pages/page_outline.cpp"}},
    {"cld2/", {"indexer/cleaning/language_detection.cpp"}},
    {"fcgiapp.h", {"web/protocol/fastcgi.cpp"}},
    {"kainjow/", {"web/templates/templates.cpp"}},
    {"simdjson.h", {"indexer/json/json_parser.cpp"}},
    {"pugixml.hpp", {"indexer/xml/xml_tree.cpp"}},
    {"archive.h", {"indexer/containers/archive.cpp"}},
    {"archive_entry.h", {"indexer/containers/archive.cpp"}},
    {"zlib.h", {"indexer/containers/gzip_bytes.cpp"}},
    {"bzlib.h", {"indexer/containers/packed_bytes.cpp"}},
    {"lzma.h", {"indexer/containers/packed_bytes.cpp"}},
    {"zstd.h", {"indexer/containers/packed_bytes.cpp"}},
    {"zstd_errors.h", {"indexer/containers/packed_bytes.cpp"}},
    {"libdeflate.h", {"indexer/glass/table_writer.cpp"}},
    {"linear.h", {"indexer/learning/linear_solver.cpp"}},
    {"toml++/", {"core/topics_file/toml_value.cpp"}},
    {"fcgi_stdio.h", {}},
    {"fmt/", {"core/", "indexer/", "searcher/", "web/"}},
};

/// Headers of the system, which any .cpp file may include.
constexpr std::array<std::string_view, 13> system_headers = {
    "arpa/", "sys/",     "dirent.h", "fcntl.h",  "fnmatch.h", "poll.h",  "pthread.h",
    "pwd.h", "signal.h", "spawn.h",  "stdlib.h", "termios.h", "unistd.h"};

/// Words that say nothing about what is in a file.
constexpr std::array<std::string_view, 9> empty_words = {
    "utils", "util", "utilities", "helpers", "helper", "misc", "manager", "managers", "common"};

/// The one file that may spell a field's prefix.
constexpr std::string_view schema_file = "core/schema/schema.hpp";

constexpr std::string_view licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

/// Whether `name` is `pattern`, or below it when that ends in /.
bool matches(std::string_view name, std::string_view pattern) {
  return pattern.ends_with('/') ? name.starts_with(pattern) : name == pattern;
}

bool matches_any(std::string_view name, const Names& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::string_view pattern) { return matches(name, pattern); });
}

const Row* row_for(const std::vector<Row>& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Row& row) { return matches(name, row.name); });
  return found == table.end() ? nullptr : &*found;
}

bool is_header(std::string_view path) { return path.ends_with(".hpp"); }

/// Standard headers have neither an extension nor a folder.
bool is_standard(std::string_view header) {
  return header.find_first_of("./") == std::string_view::npos;
}

bool is_system(std::string_view header) {
  return std::any_of(system_headers.begin(), system_headers.end(),
                     [&](std::string_view pattern) { return matches(header, pattern); });
}

/// The folder of a file: "core/rules" of "core/rules/part.hpp".
std::string_view room_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

/// What is wrong with `path` including `header`, by the table of rooms; empty when nothing is.
std::string room_fault(std::string_view path, std::string_view header) {
  const std::string_view own = room_of(path);
  const std::string_view other = room_of(header);
  if (other == own || other == "core") return {};
  const Row* row = row_for(rooms, own);
  if (row == nullptr) return std::string(own) + " is no room: give it a row";
  if (matches_any(other, row->allowed)) return {};
  return std::string(own) + " does not stand on " + std::string(other) + ": see the table of rooms";
}

/// What is wrong with `path` including `include`; empty when nothing is.
std::string include_fault(std::string_view path, const Include& include) {
  const std::string& header = include.header;
  const Row* own = row_for(arrows, path);
  if (include.form == IncludeForm::quoted || row_for(arrows, header) != nullptr) {
    if (include.form == IncludeForm::angled) return "our own header " + header + " needs quotes";
    if (header.find("..") != std::string::npos || row_for(arrows, header) == nullptr) {
      return "\"" + header + "\" is no path from the root into one of our folders";
    }
    if (own == nullptr || !matches_any(header, own->allowed)) {
      return header + " lies against the arrows (indexer -> core <- searcher <- web)";
    }
    return room_fault(path, header);
  }
  if (is_standard(header)) return {};
  if (is_system(header)) return is_header(path) ? header + " belongs in a .cpp file" : "";
  const Row* library = row_for(libraries, header);
  if (library == nullptr) return "unknown library header " + header + ": give it a row";
  if (is_header(path)) return "library header " + header + " in a header of ours";
  if (matches_any(path, library->allowed)) return {};
  return header + " is confined to other files: do it there, or add this one to its row";
}

/// Whether a string is a term prefix of the schema, or a term begun with one of several letters:
/// terms go on in lower case, with a digit or a sign.
bool spells_prefix(std::string_view text) {
  const auto spells = [&](std::string_view prefix) {
    if (prefix.empty() || !text.starts_with(prefix)) return false;
    if (text.size() == prefix.size()) return true;
    const char next = text[prefix.size()];
    return prefix.size() > 1 && (next < 'A' || next > 'Z') && next != ' ';
  };
  return spells(origin_prefix) || spells(filing_prefix) ||
         std::any_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return spells(field.prefix); });
}

/// Whether a step of the path has a word that tells nothing: `web/html_utils.cpp`.
bool has_empty_word(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/_.-"), path.size());
    const std::string_view word = path.substr(0, end);
    if (std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end()) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

void check_file(const std::string& path, const std::string& text,
                std::vector<std::string>& violations) {
  const auto complain = [&](std::size_t line, const std::string& fault) {
    violations.push_back(path + ":" + std::to_string(line) + ": " + fault);
  };
  if (!path.ends_with(".cpp") && !is_header(path)) complain(1, "sources end in .cpp or .hpp");
  if (row_for(rooms, room_of(path)) == nullptr) complain(1, "it lies in no room");
  if (has_empty_word(path)) complain(1, "the name does not say what is in the file");
  if (!text.starts_with(licence))
    complain(1, "the first line is not " + std::string(licence, 0, licence.size() - 1));
  if (is_header(path) && text.find("\n#pragma once\n") == std::string::npos) {
    complain(1, "#pragma once is missing");
  }
  const SourceText source = read_source(text);
  for (const Include& include : source.includes) {
    const std::string fault = include_fault(path, include);
    if (!fault.empty()) complain(include.line, fault);
  }
  if (path == schema_file) return;
  for (const StringLiteral& string : source.strings) {
    if (spells_prefix(string.text)) {
      complain(string.line, "\"" + string.text + "\" spells a term prefix: take it from " +
                                std::string(schema_file));
    }
  }
}

}  // namespace

Sources read_sources(const std::filesystem::path& root) {
  constexpr std::array<std::string_view, 9> extensions = {".hpp", ".cpp", ".h",   ".hh", ".hxx",
                                                          ".cc",  ".cxx", ".ipp", ".inl"};
  Sources sources;
  for (const Row& row : arrows) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / row.name)) {
      const std::string extension = entry.path().extension().string();
      if (std::find(extensions.begin(), extensions.end(), extension) == extensions.end()) continue;
      const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
      sources.emplace(path, read_file(entry.path()));
    }
  }
  return sources;
}

std::vector<std::string> layer_violations(const Sources& sources) {
  std::vector<std::string> violations;
  for (const auto& [path, text] : sources) check_file(path, text, violations);
  for (const RoomSize& room : room_sizes(sources)) {
    if (room.units <= most_units) continue;
    violations.push_back(room.name + " has " + std::to_string(room.units) + " units; " +
                         std::to_string(most_units) + " are the most");
  }
  return violations;
}

std::vector<std::string> room_names() {
  std::vector<std::string> names;
  names.reserve(rooms.size());
  for (const Row& room : rooms) names.emplace_back(room.name);
  return names;
}

std::vector<std::string> rooms_out_of_order() {
  std::vector<std::string> faults;
  Names before;
  for (const Row& room : rooms) {
    for (const std::string_view other : room.allowed) {
      if (!matches_any(other, before)) {
        faults.push_back(std::string(room.name) + " stands on " + std::string(other) +
                         ", which does not come before it");
      }
    }
    before.push_back(room.name);
  }
  return faults;
}

std::vector<RoomSize> room_sizes(const Sources& sources) {
  std::vector<RoomSize> sizes;
  for (const Row& room : rooms) {
    RoomSize size{std::string(room.name), 0, 0, {}};
    std::set<std::string> units;
    std::set<std::string> others;
    for (const auto& [path, text] : sources) {
      if (room_of(path) != room.name) continue;
      units.insert(path.substr(0, path.rfind('.')));
      size.lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
      for (const Include& include : read_source(text).includes) {
        const std::string other(room_of(include.header));
        if (other != room.name && row_for(rooms, other) != nullptr) others.insert(other);
      }
    }
    size.units = units.size();
    size.includes.assign(others.begin(), others.end());
    sizes.push_back(std::move(size));
  }
  return sizes;
}

}  // namespace gazette
