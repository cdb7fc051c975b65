// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topic_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/rule_matcher.hpp"
#include "core/topic.hpp"
#include "tests/catch.hpp"

namespace gazette {
namespace {

std::string fault_of(std::string query, std::string language = "", std::size_t at_least = 1) {
  Analyzer analyzer;
  return fault_of_rule({std::move(query), std::move(language), at_least}, analyzer);
}

/// The topics of an article whose rules are those of `topics`.
std::vector<FiledTopic> filed(std::vector<Topic> topics, const Article& article) {
  const TopicTree tree(std::move(topics));
  RuleMatcher matcher(std::make_shared<const TopicRules>(tree));
  Analyzer analyzer;
  const std::vector<std::string_view> texts = {article.title, article.body, article.summary};
  const auto tokens = analyzer.analyze_all(texts, article.language);
  return matcher.topics(article, {tokens[0], tokens[1], tokens[2]});
}

Article article(std::string title, std::string body, std::string language = "en") {
  Article result;
  result.title = std::move(title);
  result.body = std::move(body);
  result.language = std::move(language);
  return result;
}

bool takes(TopicRule rule, const Article& of) {
  Topic topic{"a"};
  topic.rules = {std::move(rule)};
  return !filed({topic}, of).empty();
}

TEST_CASE("a rule that a search would warn of, or that means nothing, has a fault") {
  struct Case {
    std::string_view query;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"sorce:Reuters", "there is no field sorce (at byte 0)"},
      {"(oil OR gas", "the opening bracket at byte 0 is not closed"},
      {"oil)", "the closing bracket at byte 3 has no opening one"},
      {"\"oil price", "the quotation mark at byte 0 is not closed"},
      {"oil AND", "AND at byte 4 has nothing to join"},
      {"oil title:", "title: at byte 4 names no value"},
      {"(oil gas) NEAR/3 price", "NEAR stands between two words only"},
      {"- -", "it holds no word to search for"},
      {"topic:economy", "a rule cannot ask for topics, which rules give"},
      {"oil AND t:(economy OR sport)", "a rule cannot ask for topics, which rules give"},
      {"presidnet~", "presidnet~ at byte 0: a rule takes no ~"},
      {"oi*", "oi* at byte 0: * stands behind at least 3 letters"},
      {"2026*", "2026* at byte 0: a number takes no *"},
      {"h*rbour", "h*rbour at byte 0: * stands at the end of a word only"},
      {"oil date:someday", "someday at byte 9 is no date"},
      {"oil date:7d", "7d at byte 9 changes from day to day"},
      {"oil date:..today", "..today at byte 9 changes from day to day"},
      {"oil id:wire*", "id takes no *"},
      {"-football", "it takes articles that have none of its words"},
      {"-source:Reuters", "it takes articles that have none of its words"},
      {"oil OR NOT football", "it takes articles that have none of its words"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.query);
    const std::string fault = fault_of(std::string(each.query));
    CAPTURE(fault);
    CHECK(fault.starts_with(each.want));
  }
  std::string long_query(4097, 'x');
  CHECK(fault_of(long_query) == "the query has 4097 bytes; 4096 is the most");
  std::string words;
  for (int i = 0; i < 257; ++i) words += "w" + std::to_string(i) + "x ";
  CHECK(fault_of(words) == "it has 257 different words; 256 are the most");
  std::string beginnings;
  for (char c = 'a'; c < 'a' + 17; ++c) beginnings += std::string(3, c) + "* ";
  CHECK(fault_of(beginnings) == "it has more than 16 words with *");
  CHECK(fault_of("oil gas", "", 3) ==
        "at_least is 3, but only 2 words or parts stand side by side");
  CHECK(fault_of("+oil +gas", "", 2) == "at_least is 2, but no words stand side by side");
}

TEST_CASE("a rule that stop words alone fulfil has a fault, in whatever language they are") {
  for (const std::string query : {"the", "the of and", "\"of the\"", "the OR oil", "title:the"}) {
    CAPTURE(query);
    CHECK(fault_of(query).find("of the language en") != std::string::npos);
    CHECK(fault_of(query, "en").find("of the language en") != std::string::npos);
  }
  // "war" is German for "was".
  CHECK(fault_of("war OR conflict").find("of the language de") != std::string::npos);
  CHECK(fault_of("war OR conflict").find("{ language = \"en\"") != std::string::npos);
  CHECK(fault_of("war OR conflict", "en").empty());
  CHECK(fault_of("language:en", "en") == "it takes articles that have none of its words");
}

TEST_CASE("a good rule has no fault") {
  for (const std::string query :
       {"mexico OR sheinbaum OR \"cartel\"", "\"trade deficit\" OR tariff*", "+oil price -football",
        "oil AND (price NEAR/5 barrel)", "title:bridge", "source:\"Northern Wire\" strike",
        "date:2026-01..2026-02", "source:Reuters", "language:ja 東京", "the oil", "AT&T", "น้ำท่วม*",
        "id:x url:https://example.org"}) {
    CAPTURE(query);
    CHECK(fault_of(query).empty());
  }
}

TEST_CASE("a rule asks for so many words as at_least says, each counted once") {
  const TopicRule two{"striker goalkeeper \"penalty kick\" mid*", "en", 2};
  CHECK(takes(two, article("Striker", "The goalkeeper fell.")));
  CHECK(takes(two, article("Penalty kick", "In midfield.")));
  CHECK_FALSE(takes(two, article("Striker", "Strikers and the striker: kicks of a penalty.")));
  CHECK_FALSE(takes(two, article("Stürmer", "Striker goalkeeper", "de")));
  const TopicRule joined{"striker OR goalkeeper OR midfield", "", 2};
  CHECK(takes(joined, article("Striker", "goalkeeper")));
  CHECK_FALSE(takes(joined, article("Striker", "striker")));
  const TopicRule with_must{"+match striker goalkeeper -election", "", 2};
  CHECK(takes(with_must, article("Match", "striker goalkeeper")));
  CHECK_FALSE(takes(with_must, article("Match", "striker")));
  CHECK_FALSE(takes(with_must, article("Match", "striker goalkeeper election")));
  CHECK_FALSE(takes(with_must, article("Game", "striker goalkeeper")));
  const TopicRule stops{"striker goalkeeper the of", "", 2};
  CHECK_FALSE(takes(stops, article("The striker", "of the")));
}

TEST_CASE("fewer words are enough for a rule when one of them stands in the title") {
  const TopicRule rule{"striker goalkeeper \"penalty kick\" mid*", "", 3, 2};
  CHECK(takes(rule, article("Striker", "The goalkeeper fell.")));
  CHECK(takes(rule, article("A penalty kick", "The goalkeeper fell.")));
  CHECK(takes(rule, article("Moon", "striker goalkeeper midfield")));
  CHECK_FALSE(takes(rule, article("Moon", "striker goalkeeper")));
  CHECK_FALSE(takes(rule, article("Striker", "moon")));
  CHECK_FALSE(takes(rule, article("A penalty", "kick, striker")));
  const TopicRule one{"striker goalkeeper", "", 2, 1};
  CHECK(takes(one, article("Striker", "moon")));
  CHECK_FALSE(takes(one, article("Moon", "striker")));
}

TEST_CASE("a rule may ask for titles, names, exact values and dates") {
  Article its = article("Oil price rises", "The bridge of the port");
  its.source = "Northern Wire";
  its.authors = {"Bryony Latchford", "Ann O'Hara"};
  its.published = parse_date("2026-02-10T23:30:00Z");
  its.url = "https://example.org/a";
  for (const std::string query :
       {"title:oil", "title:\"oil price\"", "title:\"oil rises\"~1", "title:ris* bridge",
        "source:wire", "source:\"northern wire\"", "source:north*", "by:latchford",
        "author:\"ann o'hara\"", "date:2026-02-10", "date:2026-01..", "date:..2026-02-10",
        "url:https://example.org/a", "language:en title:oil", "oil -title:bridge",
        "+title:oil bridge", "source:nobody source:wire"}) {
    CAPTURE(query);
    CHECK(takes({query}, its));
  }
  for (const std::string query :
       {"title:bridge", "title:\"price oil\"", "title:\"oil rises\"", "source:\"wire northern\"",
        "source:nobody", "author:\"latchford ann\"", "date:2026-02-11", "date:..2026-02-09",
        "url:https://example.org/b", "+language:de oil", "bridge source:nobody", "place:port",
        "title:port bridge"}) {
    CAPTURE(query);
    CHECK_FALSE(takes({query}, its));
  }
  CHECK_FALSE(takes({"date:1900.."}, article("a", "b")));
}

TEST_CASE("an article is filed under the lowest of the topics whose rules take it") {
  const auto topic = [](std::string path, std::vector<TopicRule> rules) {
    Topic result{std::move(path)};
    result.rules = std::move(rules);
    return result;
  };
  const std::vector<Topic> topics = {
      topic("economy", {{"oil", "", 1, 0, 0.6}, {"price", "", 1, 0, 0.9}}),
      topic("economy/trade", {{"tariff*", "", 1, 0, 0.8}}), topic("sport", {{"striker"}}),
      topic("empty", {})};
  using Filed = std::vector<FiledTopic>;
  CHECK(filed(topics, article("Oil", "price")) == Filed{{"economy", TopicOrigin::rule, 0.9}});
  CHECK(filed(topics, article("Oil", "tariffs striker")) ==
        Filed{{"economy/trade", TopicOrigin::rule, 0.8}, {"sport", TopicOrigin::rule, 1}});
  CHECK(filed(topics, article("Moon", "moon")).empty());
  CHECK(filed(topics, article("", "")).empty());
  CHECK(filed({}, article("Oil", "oil")).empty());
}

TEST_CASE("thousands of topics may take one article, and the lowest of each branch are kept") {
  std::vector<Topic> topics;
  std::vector<std::string> want;
  for (int i = 1000; i < 2000; ++i) {
    const std::string top = "t" + std::to_string(i);
    for (const std::string& path : {top, top + "-a", top + "/a", top + "/a/b", top + "/c"}) {
      topics.push_back({path});
      topics.back().rules = {{"oil"}};
    }
    for (const std::string end : {"/a/b", "/c", "-a"}) want.push_back(top + end);
  }
  CHECK(topic_paths(filed(topics, article("Oil", ""))) == want);
}

TEST_CASE("what a matcher learned of one article is forgotten at the next") {
  Topic topic{"a"};
  topic.rules = {{"oil AND price"}, {"\"old bridge*\""}};
  const TopicTree tree({topic});
  RuleMatcher matcher(std::make_shared<const TopicRules>(tree));
  Analyzer analyzer;
  const auto takes_text = [&](std::string_view text, const std::string& language) {
    Article its = article("", std::string(text), language);
    const auto tokens = analyzer.analyze(text, language);
    return !matcher.topics(its, {{}, tokens, {}}).empty();
  };
  CHECK(takes_text("oil price", "en"));
  CHECK_FALSE(takes_text("oil", "en"));
  CHECK_FALSE(takes_text("price", "en"));
  CHECK(takes_text("price and oil", "de"));
  CHECK(takes_text("the old bridges", "en"));
  CHECK_FALSE(takes_text("bridges, old", "en"));
}

}  // namespace
}  // namespace gazette
