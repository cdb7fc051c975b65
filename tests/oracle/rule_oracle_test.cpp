// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of topics mean what the same queries mean in a search: for every small query, the articles
// of one language that the matcher of rules takes are those that the index of them finds.
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/rules/matcher.hpp"
#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/oracle.hpp"

namespace gazette::rule_oracle_test {
namespace {

std::vector<Article> articles_in(const std::string& language) {
  std::vector<Article> articles = oracle_articles();
  std::erase_if(articles, [&](const Article& article) { return article.language != language; });
  return articles;
}

/// An index of the articles of one language, and rules beside it.
class RuleOracle {
 public:
  explicit RuleOracle(const std::string& language) : RuleOracle(articles_in(language)) {}

  explicit RuleOracle(std::vector<Article> articles) : oracle(std::move(articles)) {
    for (const Article& article : oracle.truth.articles()) {
      const std::vector<std::string_view> texts = {article.title, article.body, article.summary};
      tokens_.push_back(analyzers_.emplace_back().analyze_all(texts, article.language));
    }
  }

  /// The articles that each of `queries` takes as a rule, beside what the index answers.
  void compare(const std::vector<std::string>& queries) {
    std::vector<Topic> topics;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      topics.push_back({"q" + std::to_string(i)});
      topics.back().rules = {{queries[i]}};
    }
    const auto rules = std::make_shared<const TopicRules>(TopicTree(std::move(topics)));
    RuleMatcher matcher(rules);
    std::map<std::string, Matches> taken;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto filed =
          matcher.topics(oracle.truth.articles()[i], {tokens_[i][0], tokens_[i][1], tokens_[i][2]});
      for (const FiledTopic& topic : filed) taken[topic.path].set(i);
    }
    for (std::size_t i = 0; i < queries.size(); ++i) {
      Request request;
      request.query = queries[i];
      const Matches want = oracle.ask(request);
      const Matches got = taken["q" + std::to_string(i)];
      if (want.any()) ++found;
      ++count;
      if (got == want) continue;
      const Strings missing = oracle.ids(want & ~got);
      const Strings surplus = oracle.ids(got & ~want);
      CAPTURE(queries[i], missing, surplus);
      CHECK(got == want);
    }
  }

  Oracle oracle;
  std::size_t count = 0;  ///< queries
  std::size_t found = 0;  ///< of these that some article fits

 private:
  std::deque<Analyzer> analyzers_;  ///< which own the words
  std::vector<std::vector<std::vector<Token>>> tokens_;
};

using Make = std::function<void(const std::string&, const std::string&, Strings&)>;

/// What `make` makes of every two words of the articles in `language`.
void compare_pairs(RuleOracle& oracle, const Make& make) {
  const Strings words = oracle.oracle.truth.vocabulary();
  for (const std::string& a : words) {
    Strings queries;
    for (const std::string& b : words) make(a, b, queries);
    oracle.compare(queries);
  }
}

const Strings languages = {"en", "es", "de", "fr", "und"};

TEST_CASE("every rule of one word takes the articles that a search finds") {
  std::size_t count = 0;
  for (const std::string& language : languages) {
    RuleOracle oracle(language);
    Strings queries;
    for (const std::string& word : oracle.oracle.truth.vocabulary()) {
      for (const std::string& query :
           {word, '+' + word, '-' + word, '"' + word + '"', "NOT " + word, "title:" + word,
            "-title:" + word, "language:" + language + ' ' + word, "-lang:xx " + word}) {
        queries.push_back(query);
      }
    }
    oracle.compare(queries);
    count += oracle.count;
    CHECK(oracle.found > oracle.count / 2);
  }
  CHECK(count > 900);
}

TEST_CASE("every rule of two words takes the articles that a search finds") {
  for (const std::string& language : languages) {
    RuleOracle oracle(language);
    compare_pairs(oracle, [](const std::string& a, const std::string& b, Strings& queries) {
      for (const std::string& query :
           {a + ' ' + b, '+' + a + " +" + b, '+' + a + ' ' + b, a + " OR " + b, a + " AND " + b,
            a + " -" + b, a + " NOT " + b, '-' + a + " -" + b, '"' + a + ' ' + b + '"',
            '"' + a + ' ' + b + "\"~2", a + " NEAR/1 " + b, a + " NEAR/3 " + b,
            "title:" + a + ' ' + b, "title:\"" + a + ' ' + b + '"', a + " AND title:" + b,
            a + " OR NOT " + b}) {
        queries.push_back(query);
      }
    });
    CHECK(oracle.found > 200);
  }
}

TEST_CASE("every rule of three words takes the articles that a search finds") {
  RuleOracle oracle("en");
  const Strings words = oracle.oracle.truth.vocabulary();
  for (std::size_t i = 0; i < words.size(); ++i) {
    Strings queries;
    for (std::size_t k = 0; k < words.size(); k += 3) {
      const std::string& a = words[i];
      const std::string& b = words[k];
      const std::string& c = words[(i * 7 + k * 11 + 3) % words.size()];
      for (const std::string& query :
           {a + ' ' + b + ' ' + c, a + ' ' + b + " -" + c, '+' + a + ' ' + b + " -" + c,
            a + " AND " + b + " OR " + c, a + " AND (" + b + " OR " + c + ')',
            a + " AND NOT (" + b + ' ' + c + ')', "-(" + a + " AND " + b + ") " + c,
            a + " OR " + b + " NOT " + c, '"' + a + ' ' + b + ' ' + c + '"',
            '"' + a + ' ' + b + ' ' + c + "\"~4", a + " NEAR/4 " + b + " NEAR/4 " + c,
            "title:(" + a + ' ' + b + ") " + c, '(' + a + ' ' + b + ") +" + c}) {
        queries.push_back(query);
      }
    }
    oracle.compare(queries);
  }
  CHECK(oracle.count > 6000);
  CHECK(oracle.found > 2000);
}

// Of an index a beginning takes the words that other articles have, and then their forms.
TEST_CASE("every rule of a beginning takes an article as a search among it alone does") {
  std::size_t found = 0;
  for (const Article& article : oracle_articles()) {
    if (article.language == "ja" || article.language == "th") continue;
    RuleOracle oracle({article});
    Strings queries;
    for (const std::string& beginning : oracle.oracle.truth.beginnings()) {
      for (const std::string& query :
           {beginning + '*', strip_diacritics(beginning) + '*', '-' + beginning + '*',
            "\"the " + beginning + "*\"", "port NEAR/4 " + beginning + '*',
            "title:" + beginning + '*', "source:" + beginning + '*'}) {
        queries.push_back(query);
      }
    }
    oracle.compare(queries);
    found += oracle.found;
  }
  CHECK(found > 900);
}

TEST_CASE("rules on sources and dates take the articles that a search finds") {
  for (const std::string& language : languages) {
    RuleOracle oracle(language);
    Strings queries;
    for (const std::string name : {"Harbour Times", "harbour", "Northern Wire", "wire", "El Puerto",
                                   "puerto", "Hafenblatt", "nobody", "Wire Northern"}) {
      queries.push_back("source:\"" + name + '"');
      queries.push_back("oil source:\"" + name + '"');
      queries.push_back("-source:\"" + name + "\" port");
    }
    for (const std::string date : {"2026", "2026-01", "2026-01-05", "2026-01-06..2026-02-10",
                                   "2026-02..", "..2025-12-31", "1969..1970", "2024-02-29"}) {
      queries.push_back("date:" + date);
      queries.push_back("-date:" + date);
      queries.push_back("port date:" + date);
    }
    oracle.compare(queries);
    CHECK(oracle.found > 5);
  }
}

TEST_CASE("words that only a dictionary tells apart are a phrase in a rule") {
  RuleOracle oracle("ja");
  oracle.compare({"東京", "雨", "東京の雨", "東京に雨", "地震と雨", "\"東京 地震\"", "title:雨",
                  "-東京", "東京で地震", "東京*"});
  CHECK(oracle.found == 8);
}

}  // namespace
}  // namespace gazette::rule_oracle_test
