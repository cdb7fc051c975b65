// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/language_code.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::language_code_test {
namespace {

TEST_CASE("a language tag has one form of its primary part") {
  struct Case {
    std::string_view tag;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"en", "en"},      Case{"EN", "en"},    Case{"en-GB", "en"}, Case{"pt_BR", "pt"},
      Case{"zh-Hans", "zh"}, Case{" de ", "de"},  Case{"deu", "de"},   Case{"ger", "de"},
      Case{"jpn", "ja"},     Case{"haw", "haw"},  Case{"iw", "he"},    Case{"", ""},
      Case{"e", ""},         Case{"english", ""}, Case{"e1", ""},      Case{"é", ""},
      Case{"-en", ""},       Case{"en GB", ""},   Case{"日本", ""}};
  for (const auto& [tag, want] : cases) {
    CAPTURE(tag);
    CHECK(normalize_language(tag) == want);
  }
}

TEST_CASE("a language may be called by its name, in English or its own") {
  struct Case {
    std::string_view typed;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"english", "en"}, Case{"English", "en"},   Case{" GERMAN ", "de"},
      Case{"Deutsch", "de"}, Case{"français", "fr"},  Case{"Japanese", "ja"},
      Case{"日本語", "ja"},  Case{"hawaiian", "haw"}, Case{"klingonish", "klingonish"},
      Case{"", ""},          Case{"en-GB", "en"}};
  for (const auto& [typed, want] : cases) {
    CAPTURE(typed);
    CHECK(language_code(typed) == want);
  }
}

TEST_CASE("a code is told from letters that are none") {
  for (const std::string_view code : {"en", "es", "ja", "haw", "und", "he"}) {
    CAPTURE(code);
    CHECK(is_language(code));
  }
  for (const std::string_view code : {"xx", "qqq", "", "English", "EN", "en-GB"}) {
    CAPTURE(code);
    CHECK_FALSE(is_language(code));
  }
}

}  // namespace
}  // namespace gazette::language_code_test
