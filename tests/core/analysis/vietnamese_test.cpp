// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/vietnamese.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "tests/catch.hpp"

namespace gazette::vietnamese_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("a Vietnamese term keeps its marks, and its bare form stands beside it") {
  Analyzer analyzer;
  const Word word = *analyzer.analyze("Cảng", "vi").at(0).word;
  CHECK(without_mark(word.term) == "cảng");
  CHECK(without_mark(word.variant) == "cang");
  CHECK(word.spellings == Strings{"cang"});
  CHECK(analyzer.analyze("cang", "vi").at(0).word->spellings.empty());
  CHECK(bare_vietnamese("đường") == "duong");
}

TEST_CASE("names of two syllables are also written as one, without marks") {
  Analyzer analyzer;
  const auto names = [&](std::string_view text, std::string_view language) {
    return joined_names(text, analyzer.analyze(text, language), language);
  };
  CHECK(names("Cảng Đà Nẵng mở cửa", "vi") == Strings{"cangda", "danang"});
  CHECK(names("cảng mở cửa", "vi").empty());
  CHECK(names("Hải, Phòng", "vi").empty());
  CHECK(names("Đà Nẵng", "en").empty());
}

}  // namespace
}  // namespace gazette::vietnamese_test
