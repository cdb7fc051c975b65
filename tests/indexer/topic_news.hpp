// SPDX-License-Identifier: GPL-3.0-or-later
// News by chance about a few topics, each with words of its own, for tests of what is learned.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "core/schema/topic.hpp"
#include "tests/random_text.hpp"

namespace gazette {

/// A topic and what is said of it.
struct TopicWords {
  std::string path;
  std::vector<std::string_view> words;
};

inline const std::vector<TopicWords> sample_topics = {
    {"economy/trade", {"tariff ", "export ", "wheat ", "customs ", "surplus ", "quota ", "cargo "}},
    {"sport/football",
     {"goal ", "striker ", "league ", "penalty ", "keeper ", "stadium ", "derby "}},
    {"science/space",
     {"orbit ", "rocket ", "comet ", "telescope ", "lunar ", "probe ", "cosmic "}}};

/// Words that any article may have.
inline constexpr std::array<std::string_view, 6> plain_words = {"morning ", "people ", "town ",
                                                                "week ",    "report ", "year "};

/// An article about `topic` that does not say so.
inline Article article_about(const std::string& id, const TopicWords& topic, RandomText& random) {
  Article article;
  article.id = id;
  article.language = "en";
  article.title = random.pieces(topic.words, 4) + random.pieces(plain_words, 2) + "told";
  article.body = random.pieces(topic.words, 20) + random.pieces(plain_words, 20) + "told\n";
  return article;
}

/// `count` articles about each topic by turns, which their source says, with ids from `prefix`0 on.
inline std::vector<Article> labelled_articles(const std::string& prefix, std::size_t count,
                                              std::uint32_t seed) {
  RandomText random(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count * sample_topics.size(); ++i) {
    const TopicWords& topic = sample_topics[i % sample_topics.size()];
    articles.push_back(article_about(prefix + std::to_string(i), topic, random));
    articles.back().topics = {{topic.path}};
  }
  return articles;
}

/// The same without their topics.
inline std::vector<Article> without_topics(std::vector<Article> articles) {
  for (Article& article : articles) article.topics.clear();
  return articles;
}

}  // namespace gazette
