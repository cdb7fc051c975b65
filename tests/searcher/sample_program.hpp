// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-search on an index of five stories.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/run_search.hpp"

namespace gazette {

using Strings = std::vector<std::string>;

/// Five stories and the program on their index.
class Program {
 public:
  Program()
      : color_("NO_COLOR", std::nullopt),
        columns_("COLUMNS", "80"),
        locale_("LC_ALL", "C"),
        index_(articles()) {}

  Outcome run(Strings arguments, const std::string& to = {}) const {
    arguments.insert(arguments.begin(), {"--db", index_.path()});
    return run_search(arguments, to);
  }

  /// The ids of the hits, sorted.
  Strings ids(Strings arguments) const {
    arguments.insert(arguments.begin(), {"--format", "ids"});
    const Outcome outcome = run(std::move(arguments));
    CHECK(outcome.exit_code == (outcome.out.empty() ? 1 : 0));
    Strings result;
    for (std::size_t begin = 0; begin < outcome.out.size();) {
      const std::size_t end = outcome.out.find('\n', begin);
      result.push_back(outcome.out.substr(begin, end - begin));
      begin = end + 1;
    }
    std::sort(result.begin(), result.end());
    return result;
  }

  std::string path() const { return index_.path(); }

 private:
  static std::vector<Article> articles() {
    std::vector<Article> made = {make_article("1", "Ferry late", "The ferry came late."),
                                 make_article("2", "Bridge", "The bridge and the ferry."),
                                 make_article("3", "Shark seen", "A tiger shark was seen."),
                                 make_article("4", "Tiger", "A tiger was seen."),
                                 make_article("5", "Schule", "Die Schule.", "de")};
    for (std::size_t i = 0; i < 4; ++i) {
      made[i].published = day(2026, 1, static_cast<unsigned>(i) + 1);
      made[i].source = i < 2 ? "Harbour Times" : "Northern Wire";
      made[i].topics = {{i % 2 == 0 ? "economy/trade" : "sport"}};
    }
    return made;
  }

  EnvironmentVariable color_;
  EnvironmentVariable columns_;
  EnvironmentVariable locale_;
  SampleIndex index_;
};

}  // namespace gazette
