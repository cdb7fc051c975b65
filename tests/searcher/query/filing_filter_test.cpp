// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/filing_filter.hpp"

#include <algorithm>
#include <array>

#include "core/schema/topic.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"
#include "tests/searcher/sample_program.hpp"

namespace gazette::filing_filter_test {
namespace {

constexpr std::array<std::string_view, 6> paths = {"economy",      "economy/trade", "economy/fish",
                                                   "economy-fair", "sport",         "sport/rowing"};
constexpr std::array origins = {TopicOrigin::source, TopicOrigin::rule, TopicOrigin::model};
constexpr std::array confidences = {0, 1, 29, 57, 80, 81, 99, 100};

/// Articles with any mixture of filings, and some with none.
std::vector<Article> filed_articles() {
  RandomText random(11);
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    Article article = make_article(std::to_string(i), "Story", "Told.");
    for (std::size_t count = random.below(4); count > 0; --count) {
      FiledTopic topic{std::string(paths[random.below(paths.size())])};
      topic.origin = i % 3 == 0 ? TopicOrigin::source : origins[random.below(3)];
      if (topic.origin != TopicOrigin::source) {
        topic.confidence = confidences[random.below(confidences.size())] / 100.0;
      }
      article.topics.push_back(topic);
    }
    std::stable_partition(
        article.topics.begin(), article.topics.end(),
        [](const FiledTopic& topic) { return topic.origin == TopicOrigin::source; });
    articles.push_back(std::move(article));
  }
  return articles;
}

bool is_under(const std::string& topic, const std::string& path) {
  return path.empty() || topic == path || topic.starts_with(path + '/');
}

/// Whether one filing of `article` has all that is wanted.
bool is_wanted(const Article& article, const FilingFilter& wanted, const std::string& path) {
  return std::any_of(article.topics.begin(), article.topics.end(), [&](const FiledTopic& topic) {
    return is_under(topic.path, path) &&
           hundredths(topic.confidence) >= wanted.min_confidence_percent &&
           (wanted.origins.empty() || std::find(wanted.origins.begin(), wanted.origins.end(),
                                                topic.origin) != wanted.origins.end());
  });
}

/// Every question about `articles` has the answer that looking at each of them gives.
void compare_all(Searcher& searcher, const std::vector<Article>& articles) {
  for (unsigned chosen = 0; chosen < 8; ++chosen) {
    FilingFilter wanted;
    for (unsigned i = 0; i < 3; ++i) {
      if ((chosen >> i & 1U) != 0) wanted.origins.push_back(origins[i]);
    }
    for (const int least : confidences) {
      wanted.min_confidence_percent = least;
      if (!is_set(wanted)) continue;
      for (const std::string path : {"", "economy", "economy/trade", "sport", "economy-fair"}) {
        Request request;
        request.filings = wanted;
        request.counting = Counting::exact;
        if (!path.empty()) request.filters.push_back({find_field("topic"), path});
        const auto want = static_cast<std::size_t>(std::count_if(
            articles.begin(), articles.end(),
            [&](const Article& article) { return is_wanted(article, wanted, path); }));
        CAPTURE(chosen, least, path);
        CHECK(searcher.search(request).total == want);
      }
    }
  }
}

TEST_CASE("filings are found by topic, origin and confidence together") {
  const std::vector<Article> articles = filed_articles();
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  compare_all(searcher, articles);
}

TEST_CASE("a server of Xapian finds filings as well") {
  const std::vector<Article> articles = filed_articles();
  const SampleIndex index(articles);
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  write_file(folder / "stub", "remote " + server.address() + "\n");
  Searcher searcher((folder / "stub").string());
  compare_all(searcher, articles);
}

TEST_CASE("options ask for origins and confidences of topics") {
  const Program program;  // all topics are of the source: 1 and 3 economy/trade, 2 and 4 sport
  CHECK(program.ids({"--topic-origin", "source"}) == Strings{"1", "2", "3", "4"});
  CHECK(program.ids({"--topic-origin", "source", "--topic", "sport"}) == Strings{"2", "4"});
  CHECK(program.ids({"--topic-origin", "model"}).empty());
  CHECK(program.ids({"--topic-origin", "model", "--topic-origin", "source", "tiger"}) ==
        Strings{"3", "4"});
  CHECK(program.ids({"--min-confidence", "1", "--topic", "economy"}) == Strings{"1", "3"});
  CHECK(program.ids({"--min-confidence", "0", "--topic", "economy"}) == Strings{"1", "3"});
  CHECK(program.ids({"--min-confidence", "0.5", "schule"}).empty());
  for (const Strings& wrong :
       {Strings{"--topic-origin", "oracle"}, Strings{"--topic-origin", ""},
        Strings{"--min-confidence", "1.01"}, Strings{"--min-confidence", "-0.1"},
        Strings{"--min-confidence", "high"}, Strings{"--min-confidence", "nan"},
        Strings{"--min-confidence", ""}}) {
    CAPTURE(wrong);
    CHECK(program.run(wrong).exit_code == 2);
  }
}

TEST_CASE("a confidence between two hundredths asks for the higher one") {
  std::vector<Article> articles = {make_article("1", "One", "a"), make_article("2", "Two", "a")};
  articles[0].topics = {{"sport", TopicOrigin::model, 0.80}};
  articles[1].topics = {{"sport", TopicOrigin::model, 0.81}};
  const SampleIndex index(articles);
  const auto count = [&](const std::string& least) {
    return run_search({"--db", index.path(), "--count", "--min-confidence", least}).out;
  };
  CHECK(count("0.8") == "2\n");
  CHECK(count("0.801") == "1\n");
  CHECK(count("0.81") == "1\n");
  CHECK(count("0.29") == "2\n");
}

TEST_CASE("where too much is asked of filings, leaving it out is offered") {
  std::vector<Article> articles = {make_article("1", "Ferry", "late")};
  articles[0].topics = {{"sport", TopicOrigin::model, 0.8}};
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  request.filings.min_confidence_percent = 90;
  const Page page = searcher.search(request);
  REQUIRE(page.relaxations.size() == 1);
  CHECK(page.relaxations[0].left_out == Strings{"min-confidence"});
  CHECK(page.relaxations[0].count == 1);
}

TEST_CASE("hits tell how they were filed when that is asked for") {
  std::vector<Article> articles = {make_article("1", "Ferry", "late")};
  articles[0].topics = {{"sport"}, {"economy/trade", TopicOrigin::model, 0.8}};
  const SampleIndex index(articles);
  const Strings search = {"--db", index.path(), "--fields", "filed", "--format"};
  const auto shown = [&](const std::string& format) {
    Strings words = search;
    words.push_back(format);
    return run_search(words).out;
  };
  CHECK(shown("csv") == "filed\n\"sport (source, 1.00); economy/trade (model, 0.80)\"\n");
  CHECK(shown("jsonl") ==
        "{\"filed\":[{\"topic\":\"sport\",\"origin\":\"source\",\"confidence\":1.0},"
        "{\"topic\":\"economy/trade\",\"origin\":\"model\",\"confidence\":0.8}]}\n");
}

}  // namespace
}  // namespace gazette::filing_filter_test
