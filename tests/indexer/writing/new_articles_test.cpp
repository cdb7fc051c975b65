// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/new_articles.hpp"

#include <xapian.h>

#include <string>

#include "indexer/writing/article_footprint.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/transaction_buffer.hpp"
#include "tests/approx.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::new_articles_test {
namespace {

Article article(std::size_t number, std::size_t bytes = 10) {
  Article made;
  made.id = std::to_string(number);
  made.title = "Ferry";
  made.body = std::string(bytes, 'a');
  made.language = "en";
  return made;
}

TEST_CASE("of adding and merging the one is cheaper that is estimated to take less time") {
  WriterTuning tuning;
  tuning.seconds_an_added_article = 0.5;
  tuning.merged_bytes_a_second = 100;
  struct Case {
    std::size_t new_articles;
    std::uintmax_t index_bytes;
    WritingCost want;
    bool is_merging_cheaper;
  };
  for (const auto& [new_articles, index_bytes, want, is_merging_cheaper] :
       {Case{10, 0, {5, 0}, true}, Case{10, 499, {5, 4.99}, true}, Case{10, 500, {5, 5}, false},
        Case{1, 1'000'000, {0.5, 10'000}, false}, Case{0, 0, {0, 0}, false}}) {
    CAPTURE(new_articles, index_bytes);
    const WritingCost cost = writing_cost(new_articles, index_bytes, tuning);
    CHECK(cost.adding == Approx(want.adding));
    CHECK(cost.merging == Approx(want.merging));
    CHECK(cost.is_merging_cheaper() == is_merging_cheaper);
  }
}

TEST_CASE("the plan names the cheaper way with both estimates") {
  CHECK(plan_line(3, {2.5, 1}) ==
        "3 new articles, built outside the index: merged with it into a new generation (estimates: "
        "adding 2.50 s, merging 1.00 s)\n");
  CHECK(plan_line(3, {0.5, 1}) ==
        "3 new articles, built outside the index: added to it (estimates: adding 0.50 s, merging "
        "1.00 s)\n");
}

TEST_CASE("new articles are built once they are many or long, and all of them are added") {
  struct Case {
    std::size_t articles;
    std::size_t bytes;  ///< of the body of each
    bool are_built;
  };
  for (const auto& [articles, bytes, are_built] :
       {Case{0, 10, false}, Case{4, 10, false}, Case{5, 10, true}, Case{7, 10, true},
        Case{3, 333, false}, Case{3, 334, true}, Case{1, 10'000, true}}) {
    CAPTURE(articles, bytes);
    const TemporaryFolder folder;
    WriterTuning tuning;
    tuning.threads = 1;
    tuning.few_articles = 5;
    tuning.few_bytes = 3 * footprint(article(0, 334));
    NewArticles added([&] { return folder / "building"; }, tuning, {}, {});
    // The second round is that of the next commit.
    for (const int round : {1, 2}) {
      CAPTURE(round);
      for (std::size_t i = 0; i < articles; ++i) added.add(article(i, bytes));
      CHECK(added.count() == articles);
      CHECK(added.are_built() == are_built);
      added.finish();
      Xapian::WritableDatabase db((folder / "index").string(), Xapian::DB_CREATE_OR_OVERWRITE);
      DocumentMaker maker;
      TransactionBuffer buffer(db, 1'000'000);
      added.append_to(db, buffer, maker);
      CHECK(db.get_doccount() == articles);
      added.clear();
      CHECK(added.count() == 0);
      CHECK_FALSE(added.are_built());
    }
  }
}

TEST_CASE("a long summary makes an article long as a long body does") {
  const TemporaryFolder folder;
  WriterTuning tuning;
  tuning.threads = 1;
  tuning.few_bytes = 10'000;
  NewArticles added([&] { return folder / "building"; }, tuning, {}, {});
  Article summarised = article(0, 10);
  summarised.summary = std::string(10'000, 'a');
  added.add(summarised);
  CHECK(added.are_built());
}

}  // namespace
}  // namespace gazette::new_articles_test
