// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/korean.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "tests/catch.hpp"

namespace gazette::korean_test {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

TEST_CASE("particles and endings behind a Korean word are no part of it") {
  constexpr std::array pairs = {
      Pair{"도서관에서", "도서관"}, Pair{"도서관은", "도서관"}, Pair{"도서관이", "도서관"},
      Pair{"바다를", "바다"},       Pair{"바다로부터", "바다"}, Pair{"선생님께서는", "선생님"},
      Pair{"부산까지", "부산"},     Pair{"서울로", "서울"},     Pair{"연구했다", "연구"},
      Pair{"연구하였으며", "연구"}, Pair{"학생들에게", "학생"}, Pair{"돈을", "돈"},
      Pair{"집에서", "집"},         Pair{"2019년에", "2019년"}, Pair{"eu는", "eu"},
      Pair{"역사적인", "역사"}};
  for (const auto& [word, stem] : pairs) {
    CAPTURE(word);
    CHECK(korean_stem(word) == stem);
  }
}

TEST_CASE("a particle follows only the syllables that it can follow") {
  CHECK(korean_stem("음악가") == "음악가");  // 가 follows vowels, 이 consonants
  CHECK(korean_stem("대학로") == "대학로");
  CHECK(korean_stem("마을") == "마을");
  CHECK(korean_stem("독도") == "독도");  // too short to have a particle
  CHECK(korean_stem("평가") == "평가");
  CHECK(korean_stem("은") == "은");
  CHECK(korean_stem("").empty());
}

TEST_CASE("the stem of a Korean stem is that stem") {
  for (const std::string_view word :
       {"경기도에서는", "고양이", "사람들에게도", "바나나", "회의에서의"}) {
    CAPTURE(word);
    const std::string stem = korean_stem(word);
    CHECK(korean_stem(stem) == stem);
  }
}

TEST_CASE("Korean words are stemmed in Korean texts, numbers are the same in all") {
  Analyzer analyzer;
  const auto term = [&](std::string_view word, std::string_view language) {
    return analyzer.analyze(word, language).at(0).word->term;
  };
  CHECK(term("도서관에서", "ko") == term("도서관", "ko"));
  CHECK(without_mark(term("도서관에서", "en")) == "도서관에서");
  CHECK(term("2019", "ko") == term("2019", "en"));
  CHECK(analyzer.analyze("무엇은", "ko").at(0).word->stop);
}

}  // namespace
}  // namespace gazette::korean_test
