// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/word_form.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::word_form_test {
namespace {

std::string shown(const WordForm& form) {
  const std::string text(form.text);
  switch (form.kind) {
    case WordForm::Kind::plain:
      return "word " + text;
    case WordForm::Kind::beginning:
      return "beginning " + text;
    case WordForm::Kind::similar:
      return "similar " + text + " " + std::to_string(form.edits);
    case WordForm::Kind::wildcards:
      return "wildcards " + text;
    case WordForm::Kind::regular_expression:
      return "expression " + text;
  }
  return {};
}

TEST_CASE("a sign at the end of a word makes a pattern of it") {
  struct Case {
    std::string_view typed, want;
  };
  constexpr std::array cases = {
      Case{"harbour", "word harbour"},
      Case{"", "word "},
      Case{"harb*", "beginning harb"},
      Case{"harb***", "beginning harb"},
      Case{"*", "word *"},
      Case{"***", "word ***"},
      Case{"~", "word ~"},
      Case{"~2", "word ~2"},
      Case{"5", "word 5"},
      Case{"harbor~", "similar harbor 1"},
      Case{"harbor~~", "similar harbor 1"},
      Case{"harbor~1", "similar harbor 1"},
      Case{"harbor~2", "similar harbor 2"},
      Case{"harbor~0", "similar harbor 0"},
      Case{"harbor~9", "similar harbor 9"},
      Case{"harbor~12", "word harbor~12"},
      Case{"harbor2", "word harbor2"},
      Case{"harb*~", "similar harb* 1"},
      Case{"educaci\u00F3*", "beginning educaci\u00F3"},
  };
  for (const auto& [typed, want] : cases) {
    CAPTURE(typed);
    CHECK(shown(read_word_form(typed)) == want);
  }
}

TEST_CASE("a sign within a word makes a pattern of it, a question mark between letters alone") {
  struct Case {
    std::string_view typed, want;
  };
  constexpr std::array cases = {
      Case{"h*rbour", "wildcards h*rbour"},
      Case{"*arbour", "wildcards *arbour"},
      Case{"*\u00E9t\u00E9*", "wildcards *\u00E9t\u00E9*"},
      Case{"h*rb*", "wildcards h*rb*"},
      Case{"colo?r", "wildcards colo?r"},
      Case{"colo?r?", "wildcards colo?r"},
      Case{"harb*?", "beginning harb"},
      Case{"19?7", "wildcards 19?7"},
      Case{"Reagan?", "word Reagan?"},
      Case{"?Reagan", "word ?Reagan"},
      Case{"who??", "word who??"},
      Case{"5*3", "word 5*3"},
  };
  for (const auto& [typed, want] : cases) {
    CAPTURE(typed);
    CHECK(shown(read_word_form(typed)) == want);
  }
}

TEST_CASE("slashes around a whole token make a regular expression of it") {
  struct Case {
    std::string_view typed, want;
  };
  constexpr std::array cases = {
      Case{"/col(o|ou)r/", "expression col(o|ou)r"},
      Case{"/a\\/b/", "expression a\\/b"},
      Case{"his/her", "word his/her"},
      Case{"/usr/lib/", "word /usr/lib/"},
      Case{"//", "word //"},
      Case{"/", "word /"},
      Case{"/his", "word /his"},
  };
  for (const auto& [typed, want] : cases) {
    CAPTURE(typed);
    CHECK(shown(read_word_form(typed)) == want);
  }
  CHECK(regular_expression_length("/a|b/ c") == 5);
  CHECK(regular_expression_length("/a|b/) c") == 5);
  CHECK(regular_expression_length("/a|b/c") == 0);
  CHECK(regular_expression_length("/a b/") == 0);
}

TEST_CASE("a sign before a letter stands astray") {
  CHECK(has_stray_sign(read_word_form("har~bour")));
  for (const std::string_view typed :
       {"harbour", "harb*", "harbor~2", "5*3", "*", "a*-b", "", "/a~b/"}) {
    CAPTURE(typed);
    CHECK_FALSE(has_stray_sign(read_word_form(typed)));
  }
}

}  // namespace
}  // namespace gazette::word_form_test
