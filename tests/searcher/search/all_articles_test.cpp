// SPDX-License-Identifier: GPL-3.0-or-later
// What `--limit all` streams.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/hash.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/run_search.hpp"

namespace gazette::all_articles_test {
namespace {

using Ids = std::vector<std::string>;

Article dated(const std::string& id, const std::optional<Timestamp>& published) {
  Article article = make_article(id, "Ferry " + id, "The ferry sails.\n");
  article.published = published;
  return article;
}

/// More than a page can reach is not needed to see the order.
std::vector<Article> ferries() {
  return {dated("b", day(2026, 1, 5)),
          dated("none", std::nullopt),
          dated("c", day(2026, 3, 1)),
          dated("a", day(2026, 1, 5)),
          make_article("other", "Bridge", "It is shut.\n"),
          dated("old", day(1820, 1, 1))};
}

struct Stream {
  Ids ids;
  Ids removed;
  Ids warnings;
};

Stream all_of(Searcher& searcher, const Request& request) {
  Stream stream;
  searcher.all_articles(request, {[&](const Ids& warnings) { stream.warnings = warnings; },
                                  [&](const Hit& hit) {
                                    stream.ids.push_back(hit.article.id);
                                    CHECK(hit.rank == stream.ids.size());
                                  },
                                  [&](const std::string& id) { stream.removed.push_back(id); }});
  return stream;
}

Request request_for(const std::string& query, SortOrder sort) {
  Request request;
  request.query = query;
  request.sort = sort;
  return request;
}

TEST_CASE("all articles that a query finds come in the order of the index or by date") {
  const SampleIndex index(ferries());
  Searcher searcher(index.path());
  using enum SortOrder;
  CHECK(all_of(searcher, request_for("ferry", automatic)).ids == Ids{"b", "none", "c", "a", "old"});
  CHECK(all_of(searcher, request_for("ferry", newest)).ids == Ids{"c", "b", "a", "old", "none"});
  CHECK(all_of(searcher, request_for("ferry", oldest)).ids == Ids{"old", "b", "a", "c", "none"});
  CHECK(all_of(searcher, request_for("", automatic)).ids.size() == 6);
  CHECK(all_of(searcher, request_for("zeppelin", automatic)).ids.empty());
  Request since = request_for("", newest);
  since.since = "2026";
  const Stream stream = all_of(searcher, since);
  CHECK(stream.ids == Ids{"c", "b", "a"});
  CHECK(stream.warnings.size() == 1);  // of articles without a date
  Request strict = request_for("ferry OR", automatic);
  strict.strictness = Strictness::strict;
  CHECK_THROWS_AS(all_of(searcher, strict), QueryError);
}

TEST_CASE("all articles of several databases come one database after the other") {
  const SampleIndex first(ferries());
  const SampleIndex second({dated("x", day(2026, 2, 1)), dated("y", std::nullopt)});
  Searcher searcher(std::vector{first.path(), second.path()});
  CHECK(all_of(searcher, request_for("ferry", SortOrder::automatic)).ids ==
        Ids{"b", "none", "c", "a", "old", "x", "y"});
  CHECK(all_of(searcher, request_for("ferry", SortOrder::newest)).ids ==
        Ids{"c", "x", "b", "a", "old", "none", "y"});
}

TEST_CASE("a sample is drawn by id and seed, the same from one index and from shards") {
  std::vector<Article> articles;
  std::vector<std::vector<Article>> parts(3);
  for (int i = 0; i < 400; ++i) {
    Article article = make_article("wire-" + std::to_string(i), i % 4 == 0 ? "Ferry" : "Bridge",
                                   i % 100 == 7 ? "A zeppelin lands.\n" : "News.\n");
    articles.push_back(article);
    parts[static_cast<std::size_t>(i * 7 % 3)].push_back(article);
  }
  articles.push_back(make_article(std::string(300, 'x'), "Ferry", "A long id.\n"));
  parts[0].push_back(articles.back());
  const SampleIndex whole(articles);
  const SampleIndex first(parts[0]);
  const SampleIndex second(parts[1]);
  const SampleIndex third(parts[2]);
  Searcher one(whole.path());
  Searcher shards({first.path(), second.path(), third.path()});
  for (const std::string query : {"", "ferry", "zeppelin", "nowhere"}) {
    for (const std::size_t size : {0, 1, 5, 90, 1000}) {
      Request request = request_for(query, SortOrder::automatic);
      const Ids all = all_of(one, request).ids;
      request.sample = Sample{size, 7};
      const Ids sample = all_of(one, request).ids;
      CAPTURE(query, size);
      CHECK(sample.size() == std::min(size, all.size()));
      CHECK(std::set<std::string>(sample.begin(), sample.end()).size() == sample.size());
      for (const std::string& id : sample) {
        CHECK(std::find(all.begin(), all.end(), id) != all.end());
      }
      CHECK(all_of(shards, request).ids == sample);
      CHECK(all_of(one, request).ids == sample);
      request.sample = Sample{size, 8};
      if (size == 5 && all.size() > 50) CHECK(all_of(one, request).ids != sample);
      request.sample = Sample{2 * size, 7};
      const Ids larger = all_of(one, request).ids;
      CHECK(std::equal(sample.begin(), sample.end(), larger.begin()));
    }
  }
}

TEST_CASE("no part of an index is drawn more often than another") {
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i) {
    articles.push_back(make_article("id-" + std::to_string(i), "Ferry", "News.\n"));
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  std::map<std::string, int> drawn;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Request request = request_for("ferry", SortOrder::automatic);
    request.sample = Sample{20, seed};
    for (const std::string& id : all_of(searcher, request).ids) ++drawn[id];
  }
  CHECK(drawn.size() == 200);
  double deviation = 0;  // chi-squared, of 199 degrees of freedom: below 260 for 998 of 1,000
  for (const auto& [id, count] : drawn) deviation += (count - 10.0) * (count - 10.0) / 10.0;
  CHECK(deviation < 260);
}

TEST_CASE("ids are the same whether they are read from terms or from records") {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    const std::string id = i % 9 == 0 ? std::string(180 + i, 'y') : "Wire:" + std::to_string(i);
    articles.push_back(make_article(id, i % 5 == 0 ? "Ferry" : "Bridge", "News.\n"));
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Ids want;
  Ids ferries;
  for (const Article& article : articles) {
    want.push_back(article.id);
    if (article.title == "Ferry") ferries.push_back(article.id);
  }
  CHECK(all_of(searcher, request_for("", SortOrder::automatic)).ids == want);
  CHECK(all_of(searcher, request_for("ferry", SortOrder::automatic)).ids == ferries);
}

TEST_CASE("an article that a writer removes before its turn is named, all others come") {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    std::string text;  // that takes room in the tables
    for (int word = 0; word < 100; ++word) {
      text += to_hex(hash_of(std::to_string(i) + "/" + std::to_string(word))) + ' ';
    }
    articles.push_back(make_article("id-" + std::to_string(i), "Ferry", text + "\n"));
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  const Request request = request_for("", SortOrder::automatic);
  std::size_t hits = 0;
  Ids removed;
  bool has_new_text = false;
  const auto write = [&] {
    for (int i = 200; i < 210; ++i) {  // commits overwrite the blocks of the revision that is read
      IndexWriter writer(index.path());
      writer.remove("id-" + std::to_string(i));
      writer.commit();
    }
    put_articles(index.path(), {make_article("id-200", "Ferry", "It came again.\n")});
    put_articles(index.path(), {make_article("id-250", "Ferry", "It has another text.\n")});
    IndexWriter(index.path()).compact();
    IndexWriter(index.path()).compact();  // the generation that was read is gone
  };
  searcher.all_articles(request, {[](const Ids&) {},
                                  [&](const Hit& hit) {
                                    if (++hits == 3) write();
                                    has_new_text |= hit.article.body == "It has another text.\n";
                                  },
                                  [&](const std::string& id) { removed.push_back(id); }});
  CHECK(hits == 291);
  CHECK(removed == Ids{"id-201", "id-202", "id-203", "id-204", "id-205", "id-206", "id-207",
                       "id-208", "id-209"});
  CHECK(has_new_text);
}

TEST_CASE(
    "with --limit all a search writes ids, lines of JSON and tables, and refuses what it would "
    "ignore") {
  const SampleIndex index(ferries());
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"--db", index.path(), "--limit", "all"});
    return run_search(more);
  };
  CHECK(run({"--format", "ids", "--sort", "oldest", "ferry"}).out == "old\nb\na\nc\nnone\n");
  CHECK(run({"--format", "csv", "--fields", "rank,id,score", "bridge"}).out ==
        "rank,id,score\n1,other,0\n");
  CHECK(run({"--format", "tsv", "--fields", "id", "title:bridge"}).out == "id\nother\n");
  const Outcome lines = run({"--format", "jsonl", "bridge"});
  CHECK(lines.exit_code == 0);
  const auto hit = nlohmann::json::parse(lines.out);
  CHECK(hit["id"] == "other");
  CHECK(hit["highlights"].empty());
  CHECK(run({"--format", "ids", "zeppelin"}).exit_code == 1);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"ferry"},
                                             {"--format", "json", "ferry"},
                                             {"--format", "trec", "ferry"},
                                             {"--format", "ids", "--sort", "relevance", "ferry"},
                                             {"--format", "ids", "--offset", "1", "ferry"},
                                             {"--format", "ids", "--count", "ferry"},
                                             {"--format", "jsonl", "--facets", "topic", "ferry"},
                                             {"--format", "ids", "--recency", "7d", "ferry"},
                                             {"--format", "ids", "--similar", "a"},
                                             {"--format", "ids", "--batch", "/dev/null"}}) {
    CAPTURE(words);
    const Outcome outcome = run(words);
    CHECK(outcome.exit_code == 2);
    CHECK((outcome.err + outcome.out).find("--limit all") != std::string::npos);
  }
  const Outcome full =
      run_search({"--db", index.path(), "--limit", "all", "--format", "ids"}, "/dev/full");
  CHECK(full.exit_code == 2);
  CHECK(full.err.find("cannot be written") != std::string::npos);
}

}  // namespace
}  // namespace gazette::all_articles_test
