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

TEST_CASE("a sign before a letter stands astray") {
  for (const std::string_view typed : {"h*rbour", "*arbour", "har~bour", "*\u00E9t\u00E9*"}) {
    CAPTURE(typed);
    CHECK(has_stray_sign(read_word_form(typed)));
  }
  for (const std::string_view typed : {"harbour", "harb*", "harbor~2", "5*3", "*", "a*-b", ""}) {
    CAPTURE(typed);
    CHECK_FALSE(has_stray_sign(read_word_form(typed)));
  }
}

}  // namespace
}  // namespace gazette::word_form_test
