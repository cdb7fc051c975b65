// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that ask for so many of their words (`at_least`, `with_title`), which no search does: what
// the matcher takes is what counting the words of each small article takes.
#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/matcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::enough_words_oracle_test {
namespace {

using Strings = std::vector<std::string>;

/// What is counted of an article: words between blanks, compared as they are.
struct Small {
  Strings title;
  Strings body;
  std::string source;
};

bool has(const Strings& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_pair(const Strings& words, const std::string& a, const std::string& b) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1] == a && words[i] == b) return true;
  }
  return false;
}

bool has_beginning(const Strings& words, std::string_view beginning) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(beginning); });
}

/// A part of a rule, and what it asks of the words of an article and of those of its title alone.
struct Part {
  std::string query;
  std::function<bool(const Small&)> holds;
  std::function<bool(const Small&)> stands_in_title;
};

/// `asks` of the words of title or body.
Part words(std::string query, const std::function<bool(const Strings&)>& asks) {
  return {std::move(query), [asks](const Small& its) { return asks(its.title) || asks(its.body); },
          [asks](const Small& its) { return asks(its.title); }};
}

Part word(const std::string& word) {
  return words(word, [word](const Strings& all) { return has(all, word); });
}

Part condition(std::string query, std::function<bool(const Small&)> holds) {
  return {std::move(query), std::move(holds), [](const Small&) { return false; }};
}

/// Parts that count side by side as under OR.
std::vector<Part> counted_parts() {
  return {
      word("striker"),
      word("goalkeeper"),
      word("educación"),
      words("\"striker kick\"",
            [](const Strings& all) { return has_pair(all, "striker", "kick"); }),
      words("kic*", [](const Strings& all) { return has_beginning(all, "kic"); }),
      words("(goalkeeper NEAR/1 kick)",
            [](const Strings& all) {
              return has_pair(all, "goalkeeper", "kick") || has_pair(all, "kick", "goalkeeper");
            }),
      {"(striker AND goalkeeper)",
       [](const Small& its) {
         return (has(its.title, "striker") || has(its.body, "striker")) &&
                (has(its.title, "goalkeeper") || has(its.body, "goalkeeper"));
       },
       [](const Small& its) { return has(its.title, "striker") && has(its.title, "goalkeeper"); }},
      words("(kick OR educación)",
            [](const Strings& all) { return has(all, "kick") || has(all, "educación"); }),
  };
}

/// Others that count under OR alone.
std::vector<Part> joined_parts() {
  std::vector<Part> parts = counted_parts();
  parts.pop_back();  // OR within OR is one
  parts.push_back({"title:kick", [](const Small& its) { return has(its.title, "kick"); },
                   [](const Small& its) { return has(its.title, "kick"); }});
  parts.push_back(condition("source:wire", [](const Small& its) { return its.source == "wire"; }));
  parts.push_back(condition("NOT kickoff", [](const Small& its) {
    return !has(its.title, "kickoff") && !has(its.body, "kickoff");
  }));
  return parts;
}

/// What is beside the parts that count, and must be fulfilled.
const std::vector<Part> beside = {
    condition("", [](const Small&) { return true; }),
    condition(
        " -kickoff",
        [](const Small& its) { return !has(its.title, "kickoff") && !has(its.body, "kickoff"); }),
    condition(" +moon",
              [](const Small& its) { return has(its.title, "moon") || has(its.body, "moon"); }),
    condition(" source:wire", [](const Small& its) { return its.source == "wire"; })};

struct Asked {
  TopicRule rule;
  std::vector<const Part*> parts;
  const Part* beside;
};

bool counting_takes(const Asked& asked, const Small& its) {
  std::size_t count = 0;
  bool is_in_title = false;
  for (const Part* part : asked.parts) {
    if (!part->holds(its)) continue;
    ++count;
    is_in_title = is_in_title || part->stands_in_title(its);
  }
  const std::size_t least =
      asked.rule.with_title > 0 && is_in_title ? asked.rule.with_title : asked.rule.at_least;
  return count >= least && asked.beside->holds(its);
}

/// Rules of every three and four of `parts` in their order, with every number of words.
std::vector<Asked> rules_of(const std::vector<Part>& parts, std::string_view between,
                            std::span<const Part> all_beside) {
  std::vector<Asked> rules;
  for (unsigned chosen = 0; chosen < 1U << parts.size(); ++chosen) {
    Asked asked;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      if (!asked.parts.empty()) asked.rule.query += between;
      asked.rule.query += parts[i].query;
      asked.parts.push_back(&parts[i]);
    }
    if (asked.parts.size() != 3 && asked.parts.size() != 4) continue;
    const std::string query = asked.rule.query;
    for (const Part& other : all_beside) {
      asked.beside = &other;
      asked.rule.query = query + other.query;
      for (std::size_t least = 2; least <= asked.parts.size(); ++least) {
        for (std::size_t with_title = 0; with_title < least; ++with_title) {
          asked.rule.at_least = least;
          asked.rule.with_title = with_title;
          rules.push_back(asked);
        }
      }
    }
  }
  return rules;
}

Strings random_words(RandomText& random, std::size_t most) {
  static const Strings pool = {"striker",   "striker", "goalkeeper", "goalkeeper", "educación",
                               "educación", "kick",    "kick",       "kickoff",    "moon"};
  Strings chosen;
  for (std::size_t left = random.below(most + 1); left > 0; --left) {
    chosen.push_back(pool[random.below(pool.size())]);
  }
  return chosen;
}

/// Spanish words typed without accents are the same words.
std::string text_of(const Strings& words, RandomText& random) {
  std::string text;
  for (const std::string& word : words) {
    text += word == "educación" && random.below(2) == 0 ? "Educacion" : word;
    text += ' ';
  }
  return text;
}

struct Counts {
  std::size_t taken = 0;
  std::size_t passed = 0;
};

/// All rules at once beside counting, for small articles in `language`.
Counts compare(const std::vector<Asked>& rules, const std::string& language) {
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    topics.push_back({std::to_string(i)});
    topics.back().rules = {rules[i].rule};
  }
  RuleMatcher matcher(std::make_shared<const TopicRules>(TopicTree(std::move(topics))));
  Analyzer analyzer;
  RandomText random(4);
  Counts counts;
  for (int round = 0; round < 300; ++round) {
    const Small its{random_words(random, 2), random_words(random, 4),
                    random.below(2) == 0 ? "wire" : "post"};
    Article article;
    article.title = text_of(its.title, random);
    article.body = text_of(its.body, random);
    article.source = its.source;
    article.language = language;
    const std::vector<std::string_view> texts = {article.title, article.body};
    const auto tokens = analyzer.analyze_all(texts, language);
    std::set<std::string> filed;
    for (const FiledTopic& topic : matcher.topics(article, {tokens[0], tokens[1], {}})) {
      filed.insert(topic.path);
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool want = counting_takes(rules[i], its);
      ++(want ? counts.taken : counts.passed);
      if (filed.contains(std::to_string(i)) == want) continue;
      const TopicRule& rule = rules[i].rule;
      CAPTURE(rule.query, rule.at_least, rule.with_title, article.title, article.body,
              article.source, want);
      FAIL_CHECK("the matcher and counting differ");
    }
  }
  return counts;
}

TEST_CASE("a rule of parts side by side takes what counting its parts takes") {
  const std::vector<Part> parts = counted_parts();
  const std::vector<Asked> rules = rules_of(parts, " ", beside);
  for (const std::string language : {"es", "und"}) {
    CAPTURE(language);
    const Counts counts = compare(rules, language);
    CHECK(counts.taken > 100'000);
    CHECK(counts.passed > 100'000);
  }
}

TEST_CASE("a rule of parts under one OR takes what counting its parts takes") {
  const std::vector<Part> parts = joined_parts();
  const std::vector<Asked> rules = rules_of(parts, " OR ", std::span(beside).first(1));
  const Counts counts = compare(rules, "es");
  CHECK(counts.taken > 100'000);
  CHECK(counts.passed > 100'000);
}

}  // namespace
}  // namespace gazette::enough_words_oracle_test
