// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/kept_counts.hpp"

#include <xapian.h>

#include <filesystem>
#include <random>
#include <set>
#include <string>

#include "core/storage/block_recorder.hpp"
#include "core/storage/seal.hpp"
#include "indexer/commands/coverage.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/repair.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"

namespace gazette::kept_counts_test {
namespace {

Article random_article(std::mt19937_64& random) {
  const std::vector<std::string> sources = {"", "Wire", "WIRE", "Harbour Gazette", "Tide"};
  Article article = make_article(std::to_string(random() % 30), "Ferry",
                                 random() % 5 == 0 ? "" : "News " + std::to_string(random()));
  article.source = sources[random() % sources.size()];
  if (random() % 6 != 0)
    article.published = day(2024, 1 + static_cast<unsigned>(random() % 3),
                            1 + static_cast<unsigned>(random() % 28));
  return article;
}

/// What the index in `folder` keeps is what its articles are.
void check_counts(const std::string& folder) {
  const Xapian::Database db(current_generation(folder).string());
  CHECK(keeps_counts(db));
  const DayCounts kept = kept_counts(db);
  const DayCounts want = counted_articles(db);
  std::set<std::string> terms;
  for (const DayCounts* const counts : {&kept, &want}) {
    for (const auto& [term, source] : counts->sources()) terms.insert(term);
  }
  for (const std::string& term : terms) {
    CAPTURE(term);
    REQUIRE(kept.sources().contains(term));
    REQUIRE(want.sources().contains(term));
    CHECK(kept.sources().at(term).has_counts_of(want.sources().at(term)));
  }
}

TEST_CASE("an index counts its articles by source and day, however they come and go") {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    std::mt19937_64 random(seed);
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    for (int run = 0; run < 6; ++run) {
      CAPTURE(seed, run);
      WriterTuning tuning;
      tuning.threads = 2;
      if (random() % 2 == 0) tuning.few_articles = 3;  // many are built, and merged or appended
      tuning.seconds_an_added_article = random() % 2 == 0 ? 1e9 : 0;
      if (run == 4) tuning.mode = WriteMode::rebuild;
      IndexWriter writer(folder, tuning);
      for (int i = 0; i < 12; ++i) {
        if (random() % 4 == 0) {
          writer.remove(std::to_string(random() % 30));
        } else {
          writer.put(random_article(random));
        }
        if (random() % 8 == 0) writer.commit();
      }
      if (random() % 3 == 0) writer.rename(std::to_string(random() % 30), "new");
      writer.commit();
      if (run == 2) writer.compact();
      if (run == 4) writer.publish();
      check_counts(folder);
    }
    CHECK(check_index(folder).faults.empty());
  }
}

/// Changes the database behind the writer's back.
template <typename Change>
void tamper(const std::string& folder, Change change) {
  const std::filesystem::path generation = current_generation(folder);
  const BlockRecorder recorder(generation);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_OPEN);
  change(db);
  db.commit();
  write_file(generation / std::string(seal_name), seal_bytes(recorder.seal()));
}

std::vector<Article> some_articles() {
  std::mt19937_64 random(3);
  std::vector<Article> articles;
  for (int i = 0; i < 20; ++i) articles.push_back(random_article(random));
  return articles;
}

TEST_CASE("an index without counts gets them by its next change") {
  const SampleIndex index(some_articles());
  tamper(index.path(), [](Xapian::WritableDatabase& db) {
    std::vector<std::string> keys(db.metadata_keys_begin(std::string(days_key)),
                                  db.metadata_keys_end(std::string(days_key)));
    for (const std::string& key : keys) db.set_metadata(key, "");
  });
  CHECK(!keeps_counts(Xapian::Database(current_generation(index.path()).string())));
  const CheckResult result = check_index(index.path());
  CHECK(result.faults.empty());
  CHECK(result.notes.size() == 1);
  const Coverage before = coverage_of(index.path(), CoverageBy::source, shortest_silence);
  put_articles(index.path(), {make_article("another", "Ferry", "News.\n")});
  check_counts(index.path());
  const Coverage after = coverage_of(index.path(), CoverageBy::source, shortest_silence);
  CHECK(after.all.articles == before.all.articles + 1);
  REQUIRE(after.rows.size() == before.rows.size());
  for (std::size_t i = 0; i < after.rows.size(); ++i) {
    const std::int64_t added = after.rows[i].value.empty() ? 1 : 0;
    CHECK(after.rows[i].articles == before.rows[i].articles + added);
  }
}

TEST_CASE("check finds wrong counts, and repair counts again") {
  const SampleIndex index(some_articles());
  tamper(index.path(), [](Xapian::WritableDatabase& db) {
    const std::string key = days_metadata_key(source_term("Tide"));
    SourceCounts counts = *parse_source_counts(db.get_metadata(key));
    counts.add_day(std::chrono::year{1999} / 1 / 1, 1);
    db.set_metadata(key, to_metadata(counts));
    SourceCounts nobody;
    nobody.add_spelling("Nobody", 2);
    nobody.articles = 2;
    db.set_metadata(days_metadata_key(source_term("Nobody")), to_metadata(nobody));
  });
  const CheckResult result = check_index(index.path());
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what == "sources whose counts differ from their articles: Tide, Nobody");
  CHECK(result.faults[0].cure.find("check --db") != std::string::npos);
  CHECK(repair_index(index.path(), {}).after.faults.empty());
  check_counts(index.path());
}

TEST_CASE("coverage tells silences of sources, topics and languages, and what articles lack") {
  std::vector<Article> articles;
  int number = 0;
  for (int i = 0; i < 700; ++i) {
    const bool is_hole = i >= 300 && i < 330;
    for (const std::string source : {"Wire", "Tide"}) {
      if (source == "Tide" && is_hole) continue;
      Article article = make_article(std::to_string(++number), "Ferry", i == 5 ? "" : "News.\n",
                                     source == "Tide" ? "de" : "en");
      article.source = source;
      article.topics = {{source == "Tide" ? "economy/trade" : "sport"}};
      if (i != 6) {
        article.published =
            Timestamp{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1} + std::chrono::days{i},
                      std::nullopt};
      }
      articles.push_back(article);
    }
  }
  articles[0].published = day(1700, 1, 1);
  articles[1].published = day(2900, 1, 1);
  articles[2].source.clear();
  const SampleIndex index(articles);
  const std::vector<std::pair<CoverageBy, std::string>> cases = {
      {CoverageBy::source, "Tide"}, {CoverageBy::topic, "economy"}, {CoverageBy::language, "de"}};
  const Silence hole{std::chrono::year{2020} / 10 / 27, std::chrono::year{2020} / 11 / 25};
  for (const auto& [by, value] : cases) {
    CAPTURE(value);
    const Coverage coverage = coverage_of(index.path(), by, shortest_silence);
    CHECK(coverage.all.articles == static_cast<std::int64_t>(articles.size()));
    CHECK(coverage.all.without_date == 2);
    CHECK(coverage.all.without_body == 2);
    CHECK(coverage.without_source == 1);
    CHECK(coverage.before_1800 == 1);
    CHECK(coverage.after_commit == 1);
    for (const CoverageRow& row : coverage.rows) {
      const bool is_silent = row.value.starts_with(value);
      CHECK(row.silences.size() == (is_silent ? 1 : 0));
      if (!is_silent) continue;
      CHECK(row.silences.at(0).first == hole.first);
      CHECK(row.silences.at(0).last == hole.last);
    }
    CHECK(coverage_of(index.path(), by, std::chrono::days{60}).rows[0].silences.empty());
    CHECK(render_text(coverage).find(value + ": no articles from 2020-10-27 to 2020-11-25\n") !=
          std::string::npos);
    CHECK(render_json(coverage).find(R"("from":"2020-10-27","to":"2020-11-25")") !=
          std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::kept_counts_test
