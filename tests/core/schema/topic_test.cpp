// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/topic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::topic_test {
namespace {

using namespace std::string_view_literals;

TEST_CASE("a topic has one form, however it is written") {
  struct Case {
    std::string_view path;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"economy", "economy"},
      Case{"Economy / Foreign  Trade/", "economy/foreign-trade"},
      Case{"/economy//trade/", "economy/trade"},
      Case{"  economy\t/\n trade ", "economy/trade"},
      Case{"human-interest", "human-interest"},
      Case{"Human Interest", "human-interest"},
      Case{"human\u00A0interest", "human-interest"},
      Case{"human\u3000interest", "human-interest"},
      Case{"\uFF33\uFF30\uFF2F\uFF32\uFF34\uFF0F\uFF26\uFF23", "sport/fc"},  // full-width
      Case{"STRASSE/Straße", "strasse/strasse"},
      Case{"E\u0301conomie", "économie"},
      Case{"Économie", "économie"},
      Case{"politics\u202E/\u200Bwar", "politics/war"},
      Case{"politics\x1F/war", "politics/war"},
      Case{"a\0b"sv, "ab"},
      Case{"経済/貿易", "経済/貿易"},
      Case{"", ""},
      Case{" ", ""},
      Case{"/", ""},
      Case{" / / ", ""},
      Case{"\x1B", ""},
  };
  for (const auto& [path, want] : cases) {
    CAPTURE(path);
    CHECK(normalize_topic(path) == want);
  }
}

TEST_CASE("a path is cut to the greatest depth, empty steps not counted") {
  CHECK(normalize_topic("a/b/c/d/e/f/g/h") == "a/b/c/d/e/f");
  CHECK(normalize_topic("//a//b//c//d//e//f//g") == "a/b/c/d/e/f");
  CHECK(with_ancestors(normalize_topic("a/b/c/d/e/f/g")).size() == max_topic_depth);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "x/";
  CHECK(normalize_topic(deep) == "x/x/x/x/x/x");
}

TEST_CASE("the form of a topic is its own form") {
  constexpr std::array<std::string_view, 24> scraps = {
      "a",      "B", "/",      " ",      "-",      "é",      "e\u0301", "\u0301",
      "\u00A8", "ß", "\u2167", "\uFF0F", "\u3000", "\u00AD", "\u200D",  "\u2100",
      "İ",      "ǅ", "\t",     "\u0345", "ﬁ",      "\uFDFA", "\xC3",    "9"};
  RandomText random(17);
  for (int round = 0; round < 20'000; ++round) {
    const std::string path = random.pieces(scraps, 12);
    const std::string once = normalize_topic(path);
    const std::string twice = normalize_topic(once);
    const bool has_empty_step =
        once.starts_with('/') || once.ends_with('/') || once.find("//") != std::string::npos;
    if (once != twice || has_empty_step || once.find(' ') != std::string::npos ||
        std::count(once.begin(), once.end(), '/') >= static_cast<int>(max_topic_depth) ||
        !is_valid_utf8(once)) {
      CAPTURE(path, once, twice);
      FAIL("not the one form of a topic");
    }
  }
}

TEST_CASE("a topic has itself and all that is above it as ancestors, the general first") {
  CHECK(with_ancestors("a/b/c") == std::vector<std::string>{"a", "a/b", "a/b/c"});
  CHECK(with_ancestors("economy") == std::vector<std::string>{"economy"});
  CHECK(with_ancestors("").empty());
}

TEST_CASE("a path lies below each of its ancestors, and below nothing that only begins like it") {
  struct Case {
    std::string_view path;
    std::string_view above;
    bool want;
  };
  for (const auto& [path, above, want] :
       {Case{"a/b", "a", true}, Case{"a/b/c", "a", true}, Case{"a/b/c", "a/b", true},
        Case{"経済/貿易", "経済", true}, Case{"a", "a", false}, Case{"a", "a/b", false},
        Case{"ab", "a", false}, Case{"ab/c", "a", false}, Case{"a-b/c", "a", false},
        Case{"b/c", "a", false}, Case{"a", "", false}, Case{"", "", false}, Case{"", "a", false}}) {
    CAPTURE(path, above);
    CHECK(lies_below(path, above) == want);
  }
}

TEST_CASE("the 17 top headings are in their one form, sorted, each a path of one step") {
  CHECK(top_topics.size() == 17);
  CHECK(std::is_sorted(top_topics.begin(), top_topics.end()));
  for (const std::string_view topic : top_topics) {
    CAPTURE(topic);
    CHECK(normalize_topic(topic) == topic);
    CHECK(with_ancestors(topic).size() == 1);
  }
}

TEST_CASE("each origin of a topic has one name") {
  for (const TopicOrigin origin : {TopicOrigin::source, TopicOrigin::rule, TopicOrigin::model}) {
    CHECK(topic_origin_named(name_of(origin)) == origin);
  }
  for (const std::string_view name : {"", "Model", "models", "oracle"}) {
    CAPTURE(name);
    CHECK_FALSE(topic_origin_named(name));
  }
  CHECK(topic_origin_names() == "source, rule, model");
}

TEST_CASE("a confidence is a whole number of hundredths, whatever it was") {
  struct Case {
    double confidence;
    int want;
  };
  for (const auto [confidence, want] :
       {Case{0, 0}, Case{0.004, 0}, Case{0.005, 1}, Case{0.29, 29}, Case{0.57, 57}, Case{1, 100},
        Case{7, 100}, Case{-1, 0}, Case{std::nan(""), 0}}) {
    CAPTURE(confidence);
    CHECK(hundredths(confidence) == want);
  }
}

TEST_CASE("paths of topics that the source states are those that were given") {
  const std::vector<std::string> paths = {"sport", "economy/trade"};
  const std::vector<FiledTopic> topics = stated_topics(paths);
  CHECK(topic_paths(topics) == paths);
  CHECK(topics.front() == FiledTopic{"sport", TopicOrigin::source, 1});
}

}  // namespace
}  // namespace gazette::topic_test
