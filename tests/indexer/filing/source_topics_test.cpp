// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/source_topics.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/schema/topic.hpp"
#include "core/topics/default_topics.hpp"
#include "indexer/formats/read_reuters.hpp"
#include "indexer/reading/reader.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"
#include "tests/read_file.hpp"
#include "tests/test_data.hpp"

namespace gazette::source_topics_test {
namespace {

using Strings = std::vector<std::string>;

const TopicNames& default_names() {
  static const TopicNames names(default_topic_tree());
  return names;
}

Strings filed(Article article) {
  return topic_paths(filed_by_source(std::move(article), default_names()).topics);
}

Strings filed_with_url(const std::string& url) {
  Article article;
  article.url = url;
  return filed(std::move(article));
}

TEST_CASE("topics of the source are filed where the tree has them, each once") {
  Article article;
  article.topics = stated_topics({"sports", "cyber-crimes", "sport", "medtop:20001065", "acq",
                                  "politics/diplomacy", "weather/snow"});
  article.topics.push_back({"labour", TopicOrigin::model, 0.5});
  const Article whole = filed_by_source(article, default_names());
  CHECK(topic_paths(whole.topics) == Strings{"sport", "other/cyber-crimes", "sport/football",
                                             "economy/acq", "politics/diplomacy", "weather/snow",
                                             "labour"});
  CHECK(whole.topics.back().origin == TopicOrigin::model);
  CHECK(whole.topics.back().confidence == 0.5);
  CHECK(filed_by_source(whole, default_names()) == whole);
  CHECK(filed({}).empty());
}

TEST_CASE("sections in an address file an article that states no topic") {
  struct Case {
    std::string url;
    Strings want;
  };
  const std::vector<Case> cases = {
      {"https://example.org/sport/football/derby-ends-in-draw", {"sport/football"}},
      {"https://example.org/sport/2026/02/26/derby", {"sport"}},
      {"https://example.org/2026/02/26/sport/derby.html?from=home/weather/x", {"sport"}},
      {"https://example.org/news/de/wirtschaft/article-17", {"economy"}},
      {"https://example.org/Sports/Soccer/x", {"sport/football"}},
      {"https://example.org/sport/Fu%C3%9Fball/derby", {"sport/football"}},
      {"https://example.org/sport/100%/derby", {"sport"}},
      {"https://example.org/sport/", {"sport"}},
      {"https://example.org/sport", {}},  // that is the article's own name
      {"https://example.org/it/derby", {}},
      {"https://example.org/derby", {}},
      {"https://example.org", {}},
      {"https://", {}},
      {"", {}},
      {"ftp://example.org/sport/x", {}},
      {"urn:sport/football/x", {}},
      {"https://example.org/sport/trade/x", {"sport"}},  // that trade lies elsewhere
      {"https://example.org/people/x", {}},              // no more than the last step of a path
      {"https://web.archive.example/web/20150203101112/http://example.org/sport/football/x",
       {"sport/football"}},
      {"https://web.archive.example/web/20150203101112/https://example.org/derby", {}},
      {"https://archive.example/sport/x/http:/example.org/politik/y", {"politics"}},
      {"https://example.org/Politik/derby", {"politics"}},    // the label of a top heading
      {"https://example.org/Politikwissenschaft/derby", {}},  // that of one below
      {"https://example.org/web/sport/derby", {"sport"}},
      {"https://example.org/web/derby", {}},
      {"https://example.org/tech/derby", {"science/technology"}},
  };
  for (const auto& [url, want] : cases) {
    CAPTURE(url);
    CHECK(filed_with_url(url) == want);
  }
}

TEST_CASE("the address of a section is a topic, that of another page is kept") {
  Article article;
  article.topics =
      stated_topics({"https://example.org/sport/football", "https://example.org/about-us",
                     "http://cv.iptc.org/newscodes/mediatopic/04000000"});
  const Strings want = {"sport/football", "other/https:/example.org/about-us", "economy"};
  const Article whole = filed_by_source(article, default_names());
  CHECK(topic_paths(whole.topics) == want);
  CHECK(filed_by_source(whole, default_names()) == whole);
}

TEST_CASE("keywords that are names of topics file an article that nothing else files") {
  Article article;
  article.keywords = {"Wirtschaft", "ferry", "sport", "economy", "acq", "earn", "Soccer"};
  CHECK(filed(article) == Strings{"economy", "sport"});
  article.url = "https://example.org/weather/snow-at-last";
  CHECK(filed(article) == Strings{"weather"});
  article.topics = stated_topics({"ferries"});
  CHECK(filed(article) == Strings{"other/ferries"});
}

/// How many stories of the raw text of a file have each code in TOPICS.
void count_raw(const std::string& sgml, std::map<std::string, int>& counts) {
  for (std::size_t at = sgml.find("<TOPICS>"); at != std::string::npos;
       at = sgml.find("<TOPICS>", at + 1)) {
    const std::string list = sgml.substr(at, sgml.find("</TOPICS>", at) - at);
    std::set<std::string> codes;
    for (std::size_t d = list.find("<D>"); d != std::string::npos; d = list.find("<D>", d + 1)) {
      codes.insert(list.substr(d + 3, list.find("</D>", d) - d - 3));
    }
    for (const std::string& code : codes) ++counts[code];
  }
}

TEST_CASE("what is counted under each code of Reuters is what Reuters filed under it") {
  const auto folder = test_data("reuters21578");
  if (!folder) return;
  std::map<std::string, int> raw;
  std::map<std::string, int> counts;
  for (const auto& file : std::filesystem::directory_iterator(*folder)) {
    if (file.path().extension() != ".sgm") continue;
    const std::string sgml = read_file(file.path());
    count_raw(sgml, raw);
    for (const Article& article : stories_of(read_reuters, sgml).articles) {
      std::set<std::string> found_under;
      for (const std::string& topic : filed(article)) {
        for (std::string& path : with_ancestors(topic)) found_under.insert(std::move(path));
      }
      for (const std::string& path : found_under) ++counts[path];
    }
  }
  CHECK(raw.size() == 120);
  for (const auto& [code, count] : raw) {
    CAPTURE(code);
    const Strings paths = default_names().paths_of(code);
    REQUIRE(paths.size() == 1);
    CHECK(counts[paths.front()] == count);
  }
  CHECK(counts["economy/earn"] == 3987);
  CHECK(counts["economy/crude"] == 634);
  CHECK(counts["other"] == 0);
}

}  // namespace
}  // namespace gazette::source_topics_test
