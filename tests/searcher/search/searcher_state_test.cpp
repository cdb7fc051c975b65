// SPDX-License-Identifier: GPL-3.0-or-later
// What a searcher does about indexes that are missing, damaged, of another version, or written to
// while it reads.
#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/stub.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/unprivileged_user.hpp"

namespace gazette::searcher_state_test {
namespace {

struct Failure {
  std::string message;
  std::string hint;
};

/// Opens the index, searches it in several ways and shows an article; what fails first.
Failure failure_of(const std::string& path) {
  try {
    Searcher searcher(path);
    Request request;
    for (const std::string query : {"ferry", "\"the ferry\"", "topic:economy", ""}) {
      request.query = query;
      request.facets = {"topic"};
      if (searcher.search(request).hits.empty()) return {"no hits for " + query, ""};
    }
    if (!searcher.article("1")) return {"no article", ""};
  } catch (const Error& error) {
    return {error.what(), error.hint()};
  }
  return {};
}

std::vector<Article> stories(int count) {
  std::vector<Article> articles;
  for (int i = 1; i <= count; ++i) {
    Article article = make_article(std::to_string(i), "Story", "The ferry came.");
    article.topics = {{"economy"}};
    articles.push_back(article);
  }
  return articles;
}

std::filesystem::path generation(const std::string& path) {
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_directory()) return entry.path();
  }
  throw std::runtime_error("no generation in " + path);
}

TEST_CASE("a missing index is an error that names the place and the cure") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "empty");
  write_file(folder / "file", "no index\n");
  write_file(folder / "foreign" / "notes.txt", "no index\n");
  for (const std::string name : {"nowhere", "empty", "file", "foreign"}) {
    const std::string path = (folder / name).string();
    CAPTURE(path);
    const Failure failure = failure_of(path);
    CHECK(failure.message.find(path) != std::string::npos);
    CHECK_FALSE(failure.hint.empty());
  }
  CHECK(failure_of((folder / "nowhere").string()).hint.find("gazette-index") != std::string::npos);
  CHECK_FALSE(failure_of("").message.empty());
}

TEST_CASE("an index that may not be read says so, and not that there is none") {
  const SampleIndex index(stories(3));
  const std::filesystem::path path = index.path();
  using std::filesystem::perms;
  std::filesystem::permissions(path.parent_path(), perms::owner_all | perms::others_exec);
  for (const std::filesystem::path& closed :
       {path, path / stub_name, generation(path), generation(path) / "postlist.glass"}) {
    const perms before = std::filesystem::status(closed).permissions();
    std::filesystem::permissions(closed, perms::none);
    Failure failure;
    {
      const UnprivilegedUser user;
      failure = failure_of(path);
    }
    std::filesystem::permissions(closed, before);
    CAPTURE(closed);
    CHECK(failure.message == "the index " + path.string() + " cannot be read: permission denied");
    CHECK_FALSE(failure.hint.empty());
  }
}

TEST_CASE("an index whose generation is gone is an error") {
  const SampleIndex index(stories(3));
  CHECK(failure_of(index.path()).message.empty());
  std::filesystem::remove_all(generation(index.path()));
  CHECK(failure_of(index.path()).message.find("cannot be read") != std::string::npos);
}

TEST_CASE("a damaged index is an error, never an answer without hits") {
  for (const std::string table :
       {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    for (const std::string damage : {"emptied", "cut", "overwritten", "removed"}) {
      const SampleIndex index(stories(300));
      const std::filesystem::path file = generation(index.path()) / table;
      const std::string bytes = read_file(file);
      if (damage == "emptied") write_file(file, "");
      if (damage == "cut") write_file(file, bytes.substr(0, bytes.size() / 2));
      if (damage == "overwritten") write_file(file, std::string(bytes.size(), '\xA5'));
      if (damage == "removed") std::filesystem::remove(file);
      // Values and words of articles are not read by a search.
      if (table == "termlist.glass" && failure_of(index.path()).message.empty()) continue;
      CAPTURE(table, damage);
      const Failure failure = failure_of(index.path());
      CHECK(failure.message.find("cannot be read") != std::string::npos);
      CHECK_FALSE(failure.hint.empty());
    }
  }
}

TEST_CASE("an index made by other rules is refused with the cure") {
  struct Case {
    std::string_view key;
    std::string value, want;
  };
  for (const auto& [key, value, want] :
       {Case{schema_key, "999", "has schema 999"}, Case{analysis_key, "other", "analysis other"},
        Case{schema_key, "", "not one of Gazette's"}}) {
    const SampleIndex index(stories(1));
    {
      Xapian::WritableDatabase db(generation(index.path()).string());
      db.set_metadata(std::string(key), value);
      db.commit();
    }
    CAPTURE(want);
    const Failure failure = failure_of(index.path());
    CHECK(failure.message.find(want) != std::string::npos);
    CHECK(failure.hint.find("gazette-index") != std::string::npos);
  }
}

TEST_CASE("what a writer commits while a searcher is open is found, however often it commits") {
  const SampleIndex index(stories(200));
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  request.limit = 1000;
  request.facets = {"topic"};
  CHECK(searcher.search(request).total == 200);
  std::size_t total = 200;
  for (int commits = 1; commits <= 4; ++commits) {
    for (int i = 0; i < commits; ++i) {
      ++total;
      put_articles(index.path(), {make_article("new-" + std::to_string(total), "", "A ferry.")});
    }
    const Page page = searcher.search(request);
    CAPTURE(commits);
    CHECK(page.total == total);
    CHECK(page.hits.size() == total);
    CHECK(page.facets.at(0).values.at(0).count == 200);
    CHECK(searcher.article("new-" + std::to_string(total)));
  }
}

TEST_CASE("an open searcher moves on to each new generation") {
  const SampleIndex index({make_article("first", "", "A ferry.")});
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  for (std::size_t swap = 1; swap <= 4; ++swap) {
    WriterTuning tuning;
    tuning.few_articles = 1;
    tuning.seconds_an_added_article = 1e9;  // merging is always cheaper
    IndexWriter writer(index.path(), tuning);
    writer.put(make_article("new-" + std::to_string(swap), "", "Un bac, a ferry.", "fr"));
    writer.commit();
    CAPTURE(swap);
    CHECK(searcher.search(request).total == swap + 1);
    CHECK(searcher.article("new-" + std::to_string(swap)));
  }
}

TEST_CASE("every page comes from one state of the index while a writer commits again and again") {
  constexpr int wanted_pages = 8;
  constexpr int count = 2'000;
  const SampleIndex index(stories(count));
  IndexWriter writer(index.path());
  // Every commit changes articles all over the index, so that a reader soon meets a newer state.
  const auto commit = [&](int run) {
    for (int i = 50; i <= count; i += 50) {
      writer.put(make_article(std::to_string(i), "Run " + std::to_string(run), "The ferry came."));
    }
    writer.commit();
  };
  int runs = 0;
  commit(runs);
  std::atomic<int> pages = 0;
  std::string fault;
  std::jthread searching([&] {
    while (pages < wanted_pages) {
      try {
        Request request;
        request.query = "ferry";
        request.limit = count;
        const Page page = Searcher(index.path()).search(request);
        std::set<std::string> titles;
        for (const Hit& hit : page.hits) titles.insert(hit.article.title);
        if (page.total != count || page.hits.size() != count) fault = "hits are missing";
        if (titles.size() != 2) fault = "two states on one page";
      } catch (const Error& error) {
        fault = error.what();
      }
      ++pages;
      pages.notify_one();
    }
  });
  // Two commits for each page, so that a page is overtaken at most a few times.
  for (int seen = 0; seen < wanted_pages; seen = pages) {
    commit(++runs);
    commit(++runs);
    pages.wait(seen);
  }
  searching.join();
  CHECK(fault == "");
}

TEST_CASE(
    "a searcher that stays open sees whole states alone while commits, merges and compaction go "
    "on") {
  constexpr int count = 200;
  constexpr int rounds = 40;
  const SampleIndex index(stories(count));
  WriterTuning tuning;
  tuning.few_articles = 1;
  tuning.seconds_an_added_article = 1e9;  // each new article makes a new generation
  IndexWriter writer(index.path(), tuning);
  // A state has one new article for each round so far, and all changed ones are of that round.
  const auto commit = [&](int round) {
    for (int i = 10; i <= count; i += 10) {
      writer.put(
          make_article(std::to_string(i), "Round " + std::to_string(round), "The ferry came."));
    }
    if (round % 3 == 0) {
      writer.compact();
    } else if (round % 3 == 1) {
      writer.put(make_article("new-" + std::to_string(round), "Story", "The ferry came."));
    }
    writer.commit();
  };
  commit(0);
  std::atomic<bool> is_over = false;
  std::string fault;
  int pages = 0;
  std::jthread searching([&] {
    std::size_t total_before = 0;
    try {
      Searcher searcher(index.path());
      for (bool is_last = false; !is_last; ++pages) {
        is_last = is_over;
        Request request;
        request.query = "ferry";
        request.limit = 2 * count;
        const Page page = searcher.search(request);
        std::set<std::string> titles;
        for (const Hit& hit : page.hits) titles.insert(hit.article.title);
        if (titles.size() != 2) fault = "two states on one page";
        if (page.total < total_before) fault = "an older state after a newer one";
        if (page.hits.size() != page.total) fault = "hits are missing";
        total_before = page.total;
        if (is_last && !titles.contains("Round " + std::to_string(rounds))) {
          fault = "the last state is not found";
        }
      }
    } catch (const Error& error) {
      fault = error.what();
    }
  });
  for (int round = 1; round <= rounds; ++round) commit(round);
  is_over = true;
  searching.join();
  CHECK(fault == "");
  CHECK(pages > 1);
}

TEST_CASE("a language that comes in later is searched by its own stems") {
  const SampleIndex index(stories(1));
  Searcher searcher(index.path());
  Request request;
  request.query = "wahl";
  CHECK(searcher.search(request).total == 0);
  put_articles(index.path(), {make_article("de", "", "Die Wahlen.", "de")});
  CHECK(searcher.search(request).total == 1);
}

TEST_CASE("an index that is removed while a searcher is open becomes an error") {
  const SampleIndex index(stories(3));
  Searcher searcher(index.path());
  std::filesystem::remove_all(index.path());
  Request request;
  request.query = "ferry";
  CHECK_THROWS_AS(searcher.search(request), Error);
  CHECK_THROWS_AS(searcher.article("1"), Error);
}

}  // namespace
}  // namespace gazette::searcher_state_test
