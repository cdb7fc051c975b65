// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/topic_names.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::topic_names_test {
namespace {

TopicTree sample() {
  return TopicTree({{"economy", {{"en", "Economy and business"}}, {"wirtschaft"}, {}},
                    {"economy/trade", {}, {"trade"}, {"medtop:20000373"}},
                    {"economy/transport", {{"en", "Transport"}}},
                    {"disaster"},
                    {"disaster/transport"},
                    {"science", {}, {"sci/tech"}, {"subj:13000000"}},
                    {"sport", {}, {"sports"}},
                    {"sport/football", {{"en", "Soccer"}, {"de", "Fußball"}}},
                    {"politics"},
                    {"politics/local-government"}});
}

using Paths = std::vector<std::string>;

TEST_CASE("a topic is meant by its path, alias, code, label or last step") {
  const TopicTree tree = sample();
  const TopicNames names(tree);
  struct Case {
    std::string_view name;
    Paths want;
  };
  const std::array cases = {
      Case{"economy/trade", {"economy/trade"}},
      Case{" Economy / TRADE ", {"economy/trade"}},
      Case{"trade", {"economy/trade"}},
      Case{"Wirtschaft", {"economy"}},
      Case{"Sci/Tech", {"science"}},
      Case{"medtop:20000373", {"economy/trade"}},
      Case{"MEDTOP:20000373", {"economy/trade"}},
      Case{"http://cv.iptc.org/newscodes/mediatopic/20000373", {"economy/trade"}},
      Case{"https://cv.iptc.org/newscodes/mediatopic/20000373", {"economy/trade"}},
      Case{"http://cv.iptc.org/newscodes/subjectcode/13000000", {"science"}},
      Case{"Economy and business", {"economy"}},
      Case{"fussball", {"sport/football"}},
      Case{"football", {"sport/football"}},
      Case{"Local Government", {"politics/local-government"}},
      Case{"transport", {"disaster/transport", "economy/transport"}},
      Case{"disaster/transport", {"disaster/transport"}},
      Case{"subj:13004001", {"science"}},  // a detail is filed with what it belongs to
      Case{"subj:14004001", {}},
      Case{"subj:1300400", {}},
      Case{"trades", {}},
      Case{"", {}},
      Case{"/", {}},
      Case{"medtop:", {}},
  };
  for (const Case& row : cases) {
    INFO(row.name);
    CHECK(names.paths_of(row.name) == row.want);
    const Topic* found = find_by_name(tree, row.name);
    if (found != nullptr) CHECK(Paths{found->path} == row.want);
  }
  for (const std::string_view name :
       {"economy/trade", "Sports", "medtop:20000373", "subj:13004001", " Economy / TRADE "}) {
    CAPTURE(name);
    REQUIRE(find_by_name(tree, name) != nullptr);
    CHECK(names.paths_of(name) == Paths{find_by_name(tree, name)->path});
  }
  CHECK(find_by_name(tree, "football") == nullptr);
  CHECK(find_by_name(tree, "Soccer") == nullptr);
  CHECK(find_by_name(tree, "") == nullptr);
}

TEST_CASE("a section is recognised by a path or an alias alone") {
  const TopicTree tree = sample();
  const TopicNames names(tree);
  CHECK(names.path_of_section("Sports") == "sport");
  CHECK(names.path_of_section("sport") == "sport");
  CHECK_FALSE(names.path_of_section("football"));
  CHECK_FALSE(names.path_of_section("Soccer"));
  CHECK_FALSE(names.path_of_section("medtop:20000373"));
  CHECK_FALSE(names.path_of_section(""));
}

TEST_CASE("below a topic another one is recognised by any of its names, if that is unique") {
  const TopicTree tree = sample();
  const TopicNames names(tree);
  CHECK(names.path_below("sport", "football") == "sport/football");
  CHECK(names.path_below("sport", "SOCCER") == "sport/football");
  CHECK(names.path_below("economy", "transport") == "economy/transport");
  CHECK(names.path_below("economy", "trade") == "economy/trade");
  CHECK_FALSE(names.path_below("sport", "trade"));
  CHECK_FALSE(names.path_below("sport", "sport"));
  CHECK_FALSE(names.path_below("economy", "economy"));
}

TEST_CASE("what a source states is filed under a topic of the tree, or below other") {
  const TopicTree tree = sample();
  const TopicNames names(tree);
  struct Case {
    std::string_view stated;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"economy", "economy"},
      Case{"Sports", "sport"},
      Case{"Soccer", "sport/football"},
      Case{"football", "sport/football"},
      Case{"Sports/Fußball", "sport/football"},
      Case{"sport/Football/Bundesliga", "sport/football/bundesliga"},
      Case{"sport/sailing", "sport/sailing"},
      Case{"Sports/Fußball/Bundesliga", "sport/football/bundesliga"},
      Case{"Sports/Ligen/Fußball", "sport/ligen/fussball"},  // what is between is not lost
      Case{"Wirtschaft/Unternehmen", "economy/unternehmen"},
      Case{"sport/trade", "sport/trade"},  // that trade lies elsewhere
      Case{"Sci/Tech", "science"},
      Case{"Sci/Tech/Robots", "science/robots"},
      Case{"transport", "other/transport"},  // either of two
      Case{"cyber crimes", "other/cyber-crimes"},
      Case{"Kultur/Bühne", "other/kultur/bühne"},
      Case{"other/cyber-crimes", "other/cyber-crimes"},
      Case{"other/Sports", "sport"},
      Case{"other", "other"},
      Case{"a/b/c/d/e/f", "other/a/b/c/d/e"},
      Case{"", ""},
      Case{" / ", ""},
      Case{"other/", "other"},
  };
  for (const Case& row : cases) {
    INFO(row.stated);
    const std::string filed = names.filed_under(row.stated);
    CHECK(filed == row.want);
    CHECK(names.filed_under(filed) == filed);
  }
  const TopicTree none;
  CHECK(TopicNames(none).filed_under("other") == "other");
  CHECK(TopicNames(none).filed_under("Sport") == "other/sport");
}

}  // namespace
}  // namespace gazette::topic_names_test
