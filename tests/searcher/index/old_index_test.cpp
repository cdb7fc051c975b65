// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes as earlier versions wrote them (tests/compat).
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "indexer/integrity/check.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::old_index_test {
namespace {

/// A copy, since writing changes it.
std::string copied(const TemporaryFolder& folder, const std::string& name) {
  const std::filesystem::path from = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests/compat";
  std::filesystem::copy(from / name, folder / name, std::filesystem::copy_options::recursive);
  return (folder / name).string();
}

std::size_t count(Searcher& searcher, const std::string& query) {
  Request request;
  request.query = query;
  return searcher.search(request).total;
}

TEST_CASE("an index of an earlier schema or analysis is refused, and the remedy names its folder") {
  const TemporaryFolder folder;
  struct Case {
    std::string name, fault;
  };
  for (const auto& [name, fault] :
       {Case{"schema-3", "has schema 3, this program reads schema 5"},
        Case{"schema-4", "has schema 4, this program reads schema 5"},
        Case{"schema-5", "was built with analysis gazette-3, this program has gazette-4"}}) {
    CAPTURE(name);
    const std::string index = copied(folder, name);
    const std::string& wanted = fault;  // clang 14 lets no lambda refer to a structured binding
    const auto has_remedy = [&](const auto& use) {
      try {
        use();
      } catch (const Error& error) {
        CHECK(std::string(error.what()).find(wanted) != std::string::npos);
        return error.hint().find("gazette-index --db " + index + " --rebuild") != std::string::npos;
      }
      return false;
    };
    CHECK(has_remedy([&] { Searcher searcher(index); }));
    CHECK(has_remedy([&] { put_articles(index, {make_article("c-4", "Ferry", "It sails.")}); }));
  }
}

TEST_CASE("an index of an earlier schema or analysis that is rebuilt is one of this one") {
  const TemporaryFolder folder;
  for (const std::string name : {"schema-3", "schema-4", "schema-5"}) {
    CAPTURE(name);
    const std::string index = copied(folder, name);
    WriterTuning tuning;
    tuning.mode = WriteMode::rebuild;
    IndexWriter writer(index, tuning);
    writer.put(make_article("c-4", "Another ferry", "It sails as well."));
    writer.commit();
    writer.publish();
    Searcher searcher(index);
    CHECK(count(searcher, "") == 1);
  }
}

TEST_CASE("an index of this analysis is searched, with the tree of topics that it carries") {
  const TemporaryFolder folder;
  Searcher searcher(copied(folder, "analysis-4"));
  CHECK(count(searcher, "") == 3);
  CHECK(count(searcher, "ferry") == 1);
  CHECK(count(searcher, "\"sails to the island\"") == 1);
  CHECK(count(searcher, "fahren language:de") == 1);
  CHECK(count(searcher, "topic:ships") == 2);
  CHECK(count(searcher, "topic:\"Das Meer\"") == 2);
  CHECK(count(searcher, "topic:cyber-crimes") == 1);
  CHECK(count(searcher, "harb*") == 0);
  CHECK(count(searcher, "freight*") == 1);
  CHECK(count(searcher, "site:example.org") == 1);
  CHECK(count(searcher, "date:2026-01-05..2026-01-06") == 2);
  CHECK(count(searcher, "date:2026-01-06") == 1);  // 2026-01-05 in UTC
  const Article article = searcher.article("c-1").value();
  CHECK(article.language == "en");
  CHECK(article.source == "Harbour Gazette");
  CHECK(topic_paths(article.topics) == std::vector<std::string>{"sea"});
  CHECK(searcher.article("c-3").value().topics.front().origin == TopicOrigin::rule);
  CHECK(searcher.article("c-2").value().published->offset == std::chrono::minutes{60});
}

TEST_CASE("an index of this analysis takes articles and is whole then") {
  const TemporaryFolder folder;
  const std::string index = copied(folder, "analysis-4");
  put_articles(index, {make_article("c-4", "Another ferry", "It sails as well.")});
  CHECK(check_index(index, std::chrono::seconds{0}).faults.empty());
  Searcher searcher(index);
  CHECK(count(searcher, "ferry") == 2);
  CHECK(count(searcher, "topic:ships") == 2);
}

}  // namespace
}  // namespace gazette::old_index_test
