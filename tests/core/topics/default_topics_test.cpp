// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/default_topics.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/topic.hpp"
#include "core/topics/topic_names.hpp"
#include "core/topics_file/topics_file.hpp"
#include "tests/catch.hpp"

namespace gazette::default_topics_test {
namespace {

TEST_CASE("what was compiled is the default topics file and the default rules") {
  const TopicTree topics =
      read_topics_file(GAZETTE_SOURCE_DIR "/core/topics/default.toml", TopicTree());
  const TopicTree tree = read_topics_file(GAZETTE_SOURCE_DIR "/core/topics/rules.toml", topics);
  // Too long to be shown.
  const bool is_same = to_lines(topics) == default_topic_lines();
  CHECK(is_same);
  const bool comes_back = to_lines(default_topic_tree()) == default_topic_lines();
  CHECK(comes_back);
  const bool has_rules = to_lines(default_topics_with_rules()) == to_lines(tree);
  CHECK(has_rules);
  CHECK(digest_of_topics(to_lines(tree)) == default_topics_digest());
}

TEST_CASE("the top headings are those of IPTC, each with its code and topics below") {
  std::vector<std::string> tops;
  std::map<std::string, int> below;
  for (const Topic& topic : default_topic_tree().topics()) {
    const std::size_t slash = topic.path.find('/');
    if (slash == std::string::npos) tops.push_back(topic.path);
    ++below[topic.path.substr(0, slash)];
  }
  CHECK(std::equal(tops.begin(), tops.end(), top_topics.begin(), top_topics.end()));
  for (const auto& [top, count] : below) {
    INFO(top);
    CHECK(count >= 5);
  }
  const TopicNames names(default_topic_tree());
  // Codes of IPTC in the order of `top_topics`.
  constexpr std::array codes = {1, 16, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string number = (codes[i] < 10 ? "0" : "") + std::to_string(codes[i]) + "000000";
    CHECK(names.paths_of("medtop:" + number) == std::vector{std::string(top_topics[i])});
    CHECK(names.paths_of("subj:" + number) == std::vector{std::string(top_topics[i])});
  }
}

TEST_CASE("every default topic has a label in English and in German") {
  for (const Topic& topic : default_topic_tree().topics()) {
    INFO(topic.path);
    REQUIRE(topic.labels.size() == 2);
    for (const std::string_view language : {"en", "de"}) {
      CHECK(std::any_of(topic.labels.begin(), topic.labels.end(),
                        [&](const TopicLabel& label) { return label.language == language; }));
    }
  }
}

TEST_CASE("sections of papers are aliases of default topics") {
  const TopicNames names(default_topic_tree());
  struct Case {
    std::string_view section;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"World", "politics/international"},
      Case{"Sports", "sport"},
      Case{"Business", "economy"},
      Case{"Sci/Tech", "science"},
      Case{"Etat", "economy/media"},
      Case{"Inland", "politics"},
      Case{"International", "politics/international"},
      Case{"Kultur", "arts"},
      Case{"Panorama", "human-interest"},
      Case{"Sport", "sport"},
      Case{"Web", "science/technology"},
      Case{"Wirtschaft", "economy"},
      Case{"Wissenschaft", "science"},
      Case{"entertainment", "arts"},
      Case{"tech", "science/technology"},
      Case{"politics/diplomacy", "politics/diplomacy"},
      Case{"economy/trade", "economy/trade"},
      Case{"acq", "economy/acq"},
      Case{"earn", "economy/earn"},
      Case{"medtop:20000065", "conflict/unrest"},
      Case{"medtop:20000066", "conflict/unrest/demonstrations"},
      Case{"medtop:20000155", "disaster/natural-disaster"},  // a level that is not in the tree
  };
  for (const Case& row : cases) {
    INFO(row.section);
    CHECK(names.filed_under(row.section) == row.want);
  }
}

}  // namespace
}  // namespace gazette::default_topics_test
