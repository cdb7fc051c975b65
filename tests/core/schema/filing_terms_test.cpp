// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/filing_terms.hpp"

#include <algorithm>

#include "core/analysis/analyzer.hpp"
#include "core/schema/schema.hpp"
#include "tests/catch.hpp"

namespace gazette::filing_terms_test {
namespace {

using Strings = std::vector<std::string>;

Strings terms(const std::vector<FiledTopic>& topics) {
  Strings all = filing_terms(topics);
  for (std::string& term : all) {
    REQUIRE(term.starts_with(filing_prefix));
    term.erase(0, filing_prefix.size());
  }
  return all;
}

TEST_CASE("topics that the source states cost no term") {
  CHECK(terms({}).empty());
  CHECK(terms({{"economy/trade"}, {"sport"}}).empty());
}

TEST_CASE("a filing is found by origin, with and without confidence, for each topic and above") {
  CHECK(terms({{"economy/trade", TopicOrigin::model, 0.83}}) ==
        Strings{"model", "model:83", "model:83:economy", "model:83:economy/trade", "model::economy",
                "model::economy/trade"});
}

TEST_CASE("of several filings the surest counts for what lies above them") {
  const Strings found = terms({{"economy/trade", TopicOrigin::model, 0.5},
                               {"economy/fish", TopicOrigin::model, 0.75},
                               {"economy", TopicOrigin::rule, 1}});
  CHECK(found == Strings{"model", "model:50:economy/trade", "model:75", "model:75:economy",
                         "model:75:economy/fish", "model::economy", "model::economy/fish",
                         "model::economy/trade", "rule", "rule:100", "rule:100:economy",
                         "rule::economy"});
}

TEST_CASE("where anything else filed, what the source states has its terms, too") {
  const Strings found = terms({{"sport"}, {"economy", TopicOrigin::model, 0.5}});
  CHECK(found == Strings{"model", "model:50", "model:50:economy", "model::economy", "source",
                         "source:100", "source:100:sport", "source::sport"});
}

TEST_CASE("long paths make terms that Xapian takes, the same for who asks") {
  const std::string path(400, 't');
  for (const std::string& term :
       filing_terms(std::vector<FiledTopic>{{path, TopicOrigin::model, 0.5}})) {
    CHECK(term.size() <= max_term_bytes + filing_prefix.size());
  }
  const Strings found = filing_terms(std::vector<FiledTopic>{{path, TopicOrigin::model, 0.5}});
  CHECK(std::find(found.begin(), found.end(), filing_term({TopicOrigin::model, 50, path})) !=
        found.end());
}

}  // namespace
}  // namespace gazette::filing_terms_test
