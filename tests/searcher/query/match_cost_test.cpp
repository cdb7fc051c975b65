// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/match_cost.hpp"

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::match_cost_test {
namespace {

using namespace std::chrono_literals;
using Xapian::Query;

/// 1,000 articles: `the` and `of` are in all, `ferry` is in ten.
Xapian::Database database() {
  Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 1'000; ++i) {
    Xapian::Document document;
    document.add_posting("the", 1);
    document.add_posting("of", 2);
    if (i % 100 == 0) document.add_posting("ferry", 3);
    db.add_document(document);
  }
  return db;
}

Query phrase(const std::vector<std::string>& words) {
  return Query(Query::OP_PHRASE, words.begin(), words.end(),
               static_cast<Xapian::termcount>(words.size()));
}

CompiledQuery compiled(const Query& query) {
  CompiledQuery result;
  result.query = std::make_shared<const Query>(query);
  return result;
}

TEST_CASE("what a match takes follows from the frequencies of its words") {
  const Xapian::Database db = database();
  const auto cost = [&](const Query& query) { return match_cost(query, db); };
  CHECK(cost(Query("ferry")) == 10);
  CHECK(cost(Query("the")) == 1'000);
  CHECK(cost(Query("nowhere")) == 0);
  CHECK(cost(Query(Query::OP_OR, Query("the"), Query("ferry"))) == 1'010);
  // The rarest word of all that must occur says how many articles are looked at.
  CHECK(cost(Query(Query::OP_AND, Query("the"), Query("ferry"))) == 20);
  CHECK(cost(Query(Query::OP_AND_NOT, Query("ferry"), Query("the"))) == 20);
  CHECK(cost(phrase({"the", "of"})) > 20 * cost(phrase({"the", "ferry"})));
  CHECK(cost(Query(Query::OP_FILTER, phrase({"the", "of"}), Query("ferry"))) <
        cost(phrase({"the", "of"})) / 20);
}

TEST_CASE("the dearest phrases are searched as words, as far as needed") {
  const Xapian::Database db = database();
  const Query dear = phrase({"the", "of"});
  const Query cheap = phrase({"the", "ferry"});
  const Query both(Query::OP_OR, dear, cheap);
  // 82,000 postings for one, 820 for the other; of 2 ms, half is 50,000.
  const CompiledQuery bounded = affordable(compiled(both), db, 2ms);
  CHECK(bounded.query->get_description() == "Query(((the AND of) OR (the PHRASE 2 ferry)))");
  REQUIRE(bounded.warnings.size() == 1);
  CHECK(to_text(bounded.warnings.front()) ==
        "\"the of\" takes too long to find; the words are searched wherever they stand in an "
        "article. Search for fewer or rarer words, or allow more time");

  const CompiledQuery whole = affordable(compiled(both), db, 1s);
  CHECK(whole.query->get_description() == both.get_description());
  CHECK(whole.warnings.empty());
  CHECK(affordable(compiled(both), db, 0ms).warnings.empty());  // no limit
}

TEST_CASE("several phrases that are too dear share one warning") {
  const Xapian::Database db = database();
  std::vector<Query> phrases;
  for (int i = 0; i < 240; ++i) phrases.push_back(phrase({"the", "of", "the"}));
  const CompiledQuery bounded =
      affordable(compiled(Query(Query::OP_OR, phrases.begin(), phrases.end())), db, 2ms);
  REQUIRE(bounded.warnings.size() == 1);
  CHECK(to_text(bounded.warnings.front())
            .starts_with("\"the of the\" and 239 other phrases or "
                         "NEARs take too long to find"));
}

}  // namespace
}  // namespace gazette::match_cost_test
