// SPDX-License-Identifier: GPL-3.0-or-later
// Holds docs/languages.md against the tables of languages.
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/stop_words.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/analysis/turkish.hpp"
#include "core/analysis/vietnamese.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"

namespace gazette::languages_document_test {
namespace {

/// The cells of the table by the code of their language.
std::map<std::string, std::vector<std::string>> rows_of_document() {
  std::map<std::string, std::vector<std::string>> rows;
  std::istringstream lines(read_file(std::string(GAZETTE_SOURCE_DIR) + "/docs/languages.md"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ") || line.find(" | `") == std::string::npos) continue;
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) {
      const std::size_t begin = cell.find_first_not_of(" `");
      const std::size_t end = cell.find_last_not_of(" `");
      cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
    }
    rows[cells.at(1)] = cells;
  }
  return rows;
}

std::string_view source_of(const StemmedLanguage& language) {
  switch (language.source) {
    case StemmerSource::xapian:
      return "Snowball (Xapian)";
    case StemmerSource::snowball:
      return "Snowball (libstemmer)";
    case StemmerSource::gazette:
      break;
  }
  return "Gazette";
}

TEST_CASE("the document names the languages with stems and stop words, and no others") {
  const auto rows = rows_of_document();
  std::set<std::string> stemmed;
  std::set<std::string> listed;
  for (const auto& [code, cells] : rows) {
    CAPTURE(code);
    REQUIRE(cells.size() >= 5);
    if (!cells[2].empty()) stemmed.insert(code);
    if (!cells[3].empty()) listed.insert(code);
  }
  std::set<std::string> codes;
  for (const StemmedLanguage& each : stemmed_languages) {
    CAPTURE(each.code);
    codes.emplace(each.code);
    REQUIRE(rows.contains(std::string(each.code)));
    CHECK(rows.at(std::string(each.code))[2] == source_of(each));
  }
  CHECK(stemmed == codes);
  const std::vector<std::string> lists = stop_word_languages();
  CHECK(listed == std::set<std::string>(lists.begin(), lists.end()));
}

TEST_CASE("the document names the languages with rules of their own") {
  for (const auto& [code, cells] : rows_of_document()) {
    CAPTURE(code);
    CHECK(has_dotless_i(code) == (cells[4].find("dotless") != std::string::npos));
    CHECK(keeps_marks(code) == (cells[4].find("marks tell words apart") != std::string::npos));
  }
}

}  // namespace
}  // namespace gazette::languages_document_test
