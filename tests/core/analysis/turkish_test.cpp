// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/turkish.hpp"

#include <string>
#include <string_view>

#include "core/analysis/analyzer.hpp"
#include "tests/catch.hpp"

namespace gazette::turkish_test {
namespace {

std::string term(std::string_view word) {
  Analyzer analyzer;
  return analyzer.analyze(word, "tr").at(0).word->term;
}

TEST_CASE("what follows the apostrophe of a Turkish name is an ending") {
  CHECK(turkish_letters("İzmir'de") == "izmir");
  CHECK(turkish_letters("NATO’nun") == "nato");
  CHECK(turkish_letters("O'Neill'in") == "o'neill");
  CHECK(turkish_letters("O'Neill") == "o'neill");
  CHECK(turkish_letters("'de") == "'de");
  CHECK(term("İzmir’deki") == term("izmir"));
}

TEST_CASE("the capital of a dotless i is dotless in Turkish, and either is found by the other") {
  CHECK(turkish_letters("IRMAK") == "ırmak");
  CHECK(turkish_letters("İRAN") == "iran");
  CHECK(term("IRMAK") == term("ırmak"));
  CHECK(term("Iğdır") == term("iğdir"));
  CHECK(has_dotless_i("az"));
  CHECK_FALSE(has_dotless_i("en"));
}

TEST_CASE("initials, numbers and apostrophes are alike in Turkish however they are written") {
  CHECK(term("A.B.D.") == term("ABD"));
  CHECK(term("I.B.M.") == term("IBM"));
  CHECK(term("1.000") == term("1000"));
  CHECK(term("1.000'den") == term("1000"));
  CHECK(term("١٢٣") == term("123"));
  CHECK(term("rock’n’roll") == term("rock'n'roll"));
  CHECK(term("O‘Brien") == term("O'Brien"));
  CHECK(term("İzmir‘deki") == term("İzmir"));
  Analyzer analyzer;
  CHECK(analyzer.analyze("A.B.D.", "az").at(0).word->term ==
        analyzer.analyze("ABD", "az").at(0).word->term);
}

TEST_CASE("a Turkish word with several endings is found by its stem") {
  CHECK(term("limanlarımızdan") == term("liman"));
  CHECK(term("gemilerinin") == term("gemi"));
}

}  // namespace
}  // namespace gazette::turkish_test
