// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/topic_tree.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/topic.hpp"
#include "tests/catch.hpp"

namespace gazette::topic_tree_test {
namespace {

std::vector<std::string> paths(const TopicTree& tree) {
  std::vector<std::string> list;
  for (const Topic& topic : tree.topics()) list.push_back(topic.path);
  return list;
}

TopicTree sample() {
  return TopicTree(
      {{"sport", {{"en", "Sport"}, {"de", "Sport"}}},
       {"economy",
        {{"en", "Economy"}, {"de", "Wirtschaft"}},
        {"business"},
        {"medtop:04000000"},
        {{"market AND \"interest\trate\"\n-\\sport: AND", "en", 2, 1, 0.85}, {"money"}}},
       {"economy-watch"},
       {"economy/trade", {{"de", "Handel"}}},
       {"war", {{"", "War: and peace"}}}});
}

TEST_CASE("topics stand in the order of a tree, each right before those below it") {
  CHECK(paths(sample()) ==
        std::vector<std::string>{"economy", "economy/trade", "economy-watch", "sport", "war"});
  CHECK(comes_first_in_tree("a/b", "a-b"));
  CHECK(comes_first_in_tree("a", "a/b"));
  CHECK_FALSE(comes_first_in_tree("a", "a"));
  CHECK(comes_first_in_tree("z", "é"));
}

TEST_CASE("a topic is found by its path and nothing else") {
  const TopicTree tree = sample();
  for (const Topic& topic : tree.topics()) CHECK(tree.find(topic.path) == &topic);
  for (const std::string_view path : {"", "econom", "economy/", "economy/trade/x", "zoo", "a"}) {
    CHECK(tree.find(path) == nullptr);
  }
  CHECK(TopicTree().find("economy") == nullptr);
}

TEST_CASE("a label is in the reader's language, else English, else any, else the last step") {
  const TopicTree tree = sample();
  CHECK(label_of(tree, "economy", "de") == "Wirtschaft");
  CHECK(label_of(tree, "economy", "fr") == "Economy");
  CHECK(label_of(tree, "economy", "") == "Economy");
  CHECK(label_of(tree, "economy/trade", "fr") == "Handel");
  CHECK(label_of(tree, "war", "de") == "War: and peace");
  CHECK(label_of(tree, "economy-watch", "de") == "economy-watch");
  CHECK(label_of(tree, "other/cyber-crimes", "de") == "cyber-crimes");
}

TEST_CASE("a tree goes into lines and comes back whole") {
  const std::string lines = to_lines(sample());
  const TopicTree back = tree_from_lines(lines);
  CHECK(to_lines(back) == lines);
  const Topic& economy = *back.find("economy");
  CHECK(economy.rules == sample().find("economy")->rules);
  CHECK(economy.aliases == std::vector<std::string>{"business"});
  CHECK(economy.codes == std::vector<std::string>{"medtop:04000000"});
  CHECK(label_of(back, "economy", "de") == "Wirtschaft");
  CHECK(label_of(back, "war", "de") == "War: and peace");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 5);
  CHECK(to_lines(TopicTree()).empty());
}

TEST_CASE("lines that are damaged are passed over, the others are read") {
  const TopicTree tree =
      tree_from_lines("\n\teconomy\nsport\tl=\tl=de\tl=de:\tx=y\t\ta=s\\\nweather\tl=en:Weather");
  CHECK(paths(tree) == std::vector<std::string>{"sport", "weather"});
  CHECK(tree.find("sport")->labels.empty());
  CHECK(tree.find("sport")->aliases == std::vector<std::string>{"s\\"});
  CHECK(label_of(tree, "weather", "de") == "Weather");
}

TEST_CASE("different trees have different digests") {
  const std::string lines = to_lines(sample());
  CHECK(digest_of_topics(lines) == digest_of_topics(lines));
  CHECK(digest_of_topics(lines).size() == 16);
  CHECK(digest_of_topics(lines) != digest_of_topics(lines + "zoo\n"));
}

}  // namespace
}  // namespace gazette::topic_tree_test
