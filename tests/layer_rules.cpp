// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layer_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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

/// A folder, and the folders whose headers its files may include.
const std::vector<Row> arrows = {
    {"core/", {"core/"}},
    {"indexer/", {"core/", "indexer/"}},
    {"searcher/", {"core/", "searcher/"}},
    {"web/", {"core/", "searcher/", "web/"}},
};

/// A library's header, or the folder of its headers, and the .cpp files that may include it; a
/// name that ends in / stands for all .cpp files below. Headers of ours include none of them.
const std::vector<Row> libraries = {
    {"xapian.h", {"core/analysis/analyzer.cpp",           "indexer/writing/bulk_builder.cpp",
                  "indexer/commands/check.cpp",           "indexer/writing/document.cpp",
                  "indexer/database/document_ranges.cpp", "indexer/writing/file_ledger.cpp",
                  "indexer/database/opened_index.cpp",    "indexer/database/index_topics.cpp",
                  "indexer/writing/index_writer.cpp",     "indexer/database/live_database.cpp",
                  "indexer/writing/new_articles.cpp",     "indexer/commands/refile_rounds.cpp",
                  "indexer/commands/status.cpp",          "indexer/writing/stored_articles.cpp",
                  "indexer/learning/topic_examples.cpp",  "indexer/commands/topics_explain.cpp",
                  "indexer/commands/topics_train.cpp",    "indexer/commands/topics_unmapped.cpp",
                  "indexer/writing/pruning.cpp",          "indexer/writing/word_counts.cpp",
                  "indexer/writing/writing_run.cpp",      "indexer/program/xapian_termination.cpp",
                  "searcher/advice/advice.cpp",           "searcher/matches/score_blend.cpp",
                  "searcher/advice/correction.cpp",       "searcher/advice/relaxation.cpp",
                  "searcher/matches/similar.cpp",         "searcher/query/conditions.cpp",
                  "searcher/matches/facets.cpp",          "searcher/query/filing_conditions.cpp",
                  "searcher/matches/feedback.cpp",        "searcher/index/topic_names_of_index.cpp",
                  "searcher/matches/matching.cpp",        "searcher/index/opening.cpp",
                  "searcher/search/page_maker.cpp",       "searcher/query/query_compiler.cpp",
                  "searcher/query/query_parts.cpp",       "searcher/matches/recency.cpp",
                  "searcher/matches/score_parts.cpp",     "searcher/query/topic_choice.cpp",
                  "searcher/search/searcher.cpp",         "searcher/words/word_limit.cpp",
                  "searcher/words/word_list.cpp",         "searcher/query/word_compiler.cpp",
                  "searcher/query/condition_compiler.cpp"}},
    {"unicode/",
     {"core/analysis/analyzer.cpp", "core/analysis/language_code.cpp", "core/text/sentences.cpp",
      "core/text/text.cpp", "indexer/sources/encoding.cpp", "searcher/values/reader_locale.cpp"}},
    {"CLI/",
     {"core/command_line/configuration_file.cpp", "core/command_line/option_parser.cpp",
      "indexer/program/options.cpp", "searcher/program/options.cpp"}},
    {"nlohmann/",
     {"core/command_line/error_report.cpp", "indexer/commands/check.cpp",
      "indexer/json/json_article.cpp", "indexer/program/report.cpp", "indexer/commands/status.cpp",
      "indexer/commands/topics_explain.cpp", "indexer/commands/topics_unmapped.cpp",
      "searcher/program/batch_line.cpp", "searcher/output/render_json.cpp",
      "web/formats/suggest_form.cpp"}},
    {"xxhash.h", {"core/hash.cpp"}},
    {"gumbo.h", {"indexer/pages/read_html.cpp"}},
    {"cld2/", {"indexer/cleaning/language_detection.cpp"}},
    {"fcgiapp.h", {"web/protocol/fastcgi.cpp"}},
    {"kainjow/", {"web/templates/templates.cpp"}},
    {"pugixml.hpp", {}},
    {"archive.h", {}},
    {"archive_entry.h", {}},
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

/// What is wrong with `path` including `include`; empty when nothing is.
std::string include_fault(std::string_view path, const Include& include) {
  const std::string& header = include.header;
  const Row* own = row_for(arrows, path);
  if (include.form == IncludeForm::quoted || row_for(arrows, header) != nullptr) {
    if (include.form == IncludeForm::angled) return "our own header " + header + " needs quotes";
    if (header.find("..") != std::string::npos || row_for(arrows, header) == nullptr) {
      return "\"" + header + "\" is no path from the root into one of our folders";
    }
    if (own != nullptr && matches_any(header, own->allowed)) return {};
    return header + " lies against the arrows (indexer -> core <- searcher <- web)";
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
  return violations;
}

}  // namespace gazette
