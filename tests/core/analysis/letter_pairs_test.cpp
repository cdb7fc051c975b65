// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/letter_pairs.hpp"

#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "tests/catch.hpp"

namespace gazette::letter_pairs_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("letters of scripts that have no blanks or glue words together come in pairs") {
  CHECK(pairs_within("도서관") == Strings{"도서", "서관"});
  CHECK(pairs_within("図書館") == Strings{"図書", "書館"});
  CHECK(pairs_within("ニュース") == Strings{"ニュ", "ュー", "ース"});
  CHECK(pairs_within("2019년도") == Strings{"년도"});
  CHECK(pairs_within("섬").empty());
  CHECK(pairs_within("harbour").empty());
  CHECK(pairs_within("ข่าว").empty());
  CHECK(has_paired_letters("g7회의"));
  CHECK_FALSE(has_paired_letters("harbour"));
  CHECK_FALSE(has_paired_letters("ข่าว"));
}

TEST_CASE("a pair runs from one word into the next only where none writes a blank between them") {
  CHECK(pair_between("海港", "新闻") == "港新");
  CHECK(pair_between("항구", "소식").empty());
  CHECK(pair_between("海港", "news").empty());
  CHECK(pair_between("", "新").empty());
}

TEST_CASE("the pairs of a text are the same however a dictionary cuts it") {
  Analyzer analyzer;
  const std::vector<Token> chinese = analyzer.analyze("上海海港关闭，渡轮停航", "zh");
  CHECK(pairs_of(chinese) ==
        Strings{"上海", "海海", "海港", "港关", "关闭", "渡轮", "轮停", "停航"});
  const std::vector<Token> korean = analyzer.analyze("항구 소식", "ko");
  CHECK(pairs_of(korean) == Strings{"항구", "소식"});
}

}  // namespace
}  // namespace gazette::letter_pairs_test
