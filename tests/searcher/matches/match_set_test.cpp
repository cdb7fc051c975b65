// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/match_set.hpp"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::match_set_test {
namespace {

/// 120 articles, of which some have no date, source or topic, in several offsets.
std::vector<Article> stories() {
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    Article article =
        make_article("a" + std::to_string(i), i % 3 == 0 ? "Ferry" : "Bridge",
                     i % 2 == 0 ? "Oil of the port" : "News of the port", i % 5 == 0 ? "de" : "en");
    if (i % 7 != 0) article.source = "Paper " + std::to_string(i % 4);
    if (i % 6 != 0) article.topics = {{"economy/trade"}, {i % 2 == 0 ? "sport" : "weather"}};
    if (i % 4 != 0) {
      article.published = day(2024, 1, 1);
      article.published->utc += std::chrono::hours{i * 71};
      if (i % 3 != 0) article.published->offset = std::chrono::minutes{(i % 25 - 12) * 60};
    }
    article.authors = {"Author " + std::to_string(i % 11), "Mara Lindqvist"};
    articles.push_back(article);
  }
  return articles;
}

using Values = std::vector<std::pair<std::string, std::size_t>>;

Values sorted_values(const SlotCounts& counts) {
  Values values;
  for (const FacetValue& each : counts.values) values.emplace_back(each.value, each.count);
  std::sort(values.begin(), values.end());
  return values;
}

std::vector<std::uint32_t> docids_of(const MatchSet& found) {
  std::vector<std::uint32_t> docids;
  for (const MatchedDocument& each : found.documents) docids.push_back(each.docid);
  return docids;
}

TEST_CASE("values are counted here as Xapian counts them") {
  const SampleIndex index(stories());
  const Xapian::Database db(index.path());
  MatchOptions options;
  options.counted = {Slot::topic,    Slot::source, Slot::author,
                     Slot::language, Slot::place,  Slot::day};
  for (const Xapian::Query& query :
       {Xapian::Query::MatchAll, Xapian::Query("port"), Xapian::Query("ferri"),
        Xapian::Query(Xapian::Query::OP_OR, Xapian::Query("ferri"), Xapian::Query("oil")),
        Xapian::Query("nothing")}) {
    for (const std::size_t limit : {0, 10, 100}) {
      options.offset = limit / 20;
      for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
        options.limit = limit;
        options.order = order;
        options.places = ShardPlaces::all_here;
        const MatchSet there = find_matches(db, query, options);
        options.places = ShardPlaces::one_here;
        const MatchSet here = find_matches(db, query, options);
        CAPTURE(query.get_description(), limit);
        CHECK(here.tally.total == there.tally.total);
        CHECK(here.tally.is_exact);
        CHECK(docids_of(here) == docids_of(there));
        REQUIRE(here.counts.size() == there.counts.size());
        for (std::size_t i = 0; i < here.counts.size(); ++i) {
          CHECK(here.counts[i].slot == there.counts[i].slot);
          CHECK(here.counts[i].matches == there.counts[i].matches);
          CHECK(sorted_values(here.counts[i]) == sorted_values(there.counts[i]));
        }
      }
    }
  }
}

TEST_CASE("facets and timelines are the same where a part of the index is on a server") {
  std::vector<Article> articles = stories();
  const SampleIndex first({articles.begin(), articles.begin() + 50});
  const SampleIndex second({articles.begin() + 50, articles.end()});
  const DatabaseServer server(second.path());
  const TemporaryFolder folder;
  const std::string stub = (folder / "stub").string();
  std::ofstream(stub) << "remote " << server.address() << '\n';
  Searcher here({first.path(), second.path()});
  Searcher there({first.path(), stub});
  for (const std::string query : {"", "ferry", "oil", "news date:2024-03..", "date:2024-02-02"}) {
    CAPTURE(query);
    Request request;
    request.query = query;
    request.facets = {"topic", "source", "author", "language", "year", "month"};
    request.timeline = TimeUnit::day;
    const Page own = here.search(request);
    const Page other = there.search(request);
    CHECK(own.total > 0);
    CHECK(own.total == other.total);
    CHECK(own.timeline->periods == other.timeline->periods);
    CHECK(own.timeline->undated == other.timeline->undated);
    for (std::size_t i = 0; i < own.facets.size(); ++i) {
      CHECK(own.facets[i].values == other.facets[i].values);
    }
  }
}

/// All documents, each with a weight; counts those that it is asked for.
class CountedSource : public Xapian::PostingSource {
 public:
  /// `least` is how many documents it says it has at least.
  CountedSource(Xapian::doccount documents, Xapian::doccount least)
      : documents_(documents), least_(least) {}

  void init(const Xapian::Database&) override {
    at_ = 0;
    set_maxweight(2);
  }
  Xapian::doccount get_termfreq_min() const override { return least_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  double get_weight() const override { return at_ % 2 == 0 ? 1 : 2; }
  void next(double) override {
    ++at_;
    ++steps_;
  }
  bool at_end() const override { return at_ > documents_; }
  Xapian::docid get_docid() const override { return at_; }

  std::size_t steps() const { return steps_; }

 private:
  Xapian::doccount documents_;
  Xapian::doccount least_;
  Xapian::docid at_ = 0;
  std::size_t steps_ = 0;
};

TEST_CASE("what was counted of a part of the matches is not exact, whatever is known of words") {
  const SampleIndex index(stories());
  const Xapian::Database db(index.path());
  const auto over = TimeLimit(TimeLimit::Clock::time_point::min());
  for (const ShardPlaces places : {ShardPlaces::one_here, ShardPlaces::all_here}) {
    for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      for (const std::size_t limit : {0, 10}) {
        MatchOptions options;
        options.counted = {Slot::topic, Slot::day};
        options.order = order;
        options.limit = limit;
        options.places = places;
        options.time = over;
        const MatchSet part = find_matches(db, Xapian::Query("port"), options);
        CAPTURE(static_cast<int>(order), limit);
        CHECK(part.tally.seen == part.counts[0].matches);
        CHECK(part.tally.is_exact == (part.tally.seen == 96));
        CHECK((part.tally.time_ended == TimeEnded::nothing) == part.tally.is_exact);
        if (limit == 0) CHECK(part.tally.seen < 96);
      }
    }
  }
}

TEST_CASE("a total has the matches that score enough, on every page") {
  std::vector<Article> articles = stories();
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].language = "en";
    for (std::size_t k = 0; k < i % 20; ++k) articles[i].body += " quiet";
  }
  const SampleIndex index(articles);
  const Xapian::Database db(index.path());
  for (const Xapian::Query& query :
       {Xapian::Query("port"),
        Xapian::Query(Xapian::Query::OP_OR, Xapian::Query("ferri"), Xapian::Query("port"))}) {
    MatchOptions options;
    options.limit = 120;
    const MatchSet all = find_matches(db, query, options);
    REQUIRE(all.documents.size() == 120);
    options.min_score = (all.documents.front().score + all.documents.back().score) / 2;
    std::size_t want = 0;
    for (const MatchedDocument& each : all.documents) want += each.score >= options.min_score;
    REQUIRE((0 < want && want < 120));
    for (const ShardPlaces places : {ShardPlaces::one_here, ShardPlaces::all_here}) {
      options.places = places;
      for (const std::size_t offset : {0, 5, 20, 100}) {
        for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
          options.order = order;
          options.offset = offset;
          options.limit = 10;
          CAPTURE(query.get_description(), offset);
          const MatchSet page = find_matches(db, query, options);
          CHECK(page.tally.total == want);
          CHECK(page.tally.is_exact);
        }
      }
    }
  }
}

TEST_CASE("a total that is known beforehand is not counted") {
  const SampleIndex index(stories());
  const Xapian::Database db(index.path());
  CountedSource known(120, 120);
  MatchOptions count;
  count.counting = Counting::exact;
  const MatchSet found = find_matches(db, Xapian::Query(&known), count);
  CHECK(found.tally.total == 120);
  CHECK(found.tally.is_exact);
  CHECK(known.steps() <= 1);

  CountedSource unknown(120, 0);
  CHECK(find_matches(db, Xapian::Query(&unknown), count).tally.total == 120);
  CHECK(unknown.steps() >= 120);
}

TEST_CASE("a word of all articles is counted after articles were removed") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db((folder / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (int n = 0; n < 3000; ++n) {
    Xapian::Document document;
    document.add_posting("word", 1);
    db.add_document(document);
  }
  db.commit();
  for (Xapian::docid docid = 2701; docid <= 3000; ++docid) db.delete_document(docid);
  db.commit();
  MatchOptions count;
  count.counting = Counting::exact;
  for (const ShardPlaces places : {ShardPlaces::one_here, ShardPlaces::all_here}) {
    count.places = places;
    for (const std::vector<Slot>& counted : {std::vector<Slot>{}, {Slot::source}}) {
      count.counted = counted;
      CHECK(find_matches(db, Xapian::Query("word"), count).tally.total == 2700);
      const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query("word"), Xapian::Query("word"));
      CHECK(find_matches(db, both, count).tally.total == 2700);
    }
  }
}

TEST_CASE("whether anything is found is known with the first match") {
  const SampleIndex index(stories());
  const Xapian::Database db(index.path());
  CountedSource source(120, 0);
  MatchOptions any;
  any.counting = Counting::none;
  CHECK(find_matches(db, Xapian::Query(&source), any).tally.total > 0);
  CHECK(source.steps() <= 2);
}

}  // namespace
}  // namespace gazette::match_set_test
