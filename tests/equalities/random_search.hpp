// SPDX-License-Identifier: GPL-3.0-or-later
// Random articles and random searches, with what the oracle knows of them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/chance.hpp"
#include "tests/equalities/search.hpp"
#include "tests/oracle/brute_force.hpp"

namespace gazette {

/// Articles of few words, names and topics, so that most searches find some and few find all.
std::vector<Article> random_articles(std::size_t count, Chance& chance);

/// What looking at every article finds.
struct Truth {
  Matches matches;
  /// Of words that are side by side.
  std::optional<Matches> with_all = {}, with_any = {};
  bool has_stop_words = false;
};

struct RandomSearch {
  Search search;
  std::optional<Truth> truth = {};  ///< of queries that the oracle knows
};

class RandomSearches {
 public:
  /// `truth` has the articles of the index.
  RandomSearches(BruteForce& truth, Chance& chance) : truth_(truth), chance_(chance) {}

  RandomSearch next();
  /// Hardly any article answers it, so that the page says what would find more.
  RandomSearch demanding();
  RandomSearch similar();

  /// The articles that have this value of the facet, among those filed as `search` asks.
  Matches with_value(const std::string& facet, const std::string& value, const Search& search);

 private:
  struct Query {
    std::string text;
    std::optional<Matches> any = {};  ///< nothing: unknown
    std::optional<Matches> all = {};  ///< where all words are wanted
    bool is_of_words = false;         ///< that are side by side
    bool has_stop_words = false;
  };

  Query known_query();
  Query words_side_by_side();
  Query operators();
  Query positions_and_patterns();
  Query fields();
  std::string wild_query();
  void add_options(Search& search);
  std::optional<Truth> truth_of(const Query& query, const Search& search);

  const Matches& word(const std::string& word);
  template <typename Find>
  const Matches& known(const std::string& name, Find find);
  Matches filed(const std::string& path, const Search& search);
  Matches filtered(const Search& search);

  BruteForce& truth_;
  Chance& chance_;
  std::map<std::string, Matches> known_;
};

}  // namespace gazette
