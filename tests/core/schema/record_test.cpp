// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/record.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::record_test {
namespace {

/// What could be mistaken for the form of a record.
constexpr std::array<std::string_view, 22> scraps = {
    "a",        "é",    "\n",   "\\",     "\\n",  "=",    "body=",
    "\nid=x\n", "\r\n", "\r",   "\t",     " ",    "\\\\", "author",
    "🦈",     "字",   "\x1F", "\u2028", "\x01", "n",    "filed=model 0.5\n",
    "topic=x\n"};

std::vector<std::string> random_list(RandomText& random) {
  std::vector<std::string> list(random.below(4));
  for (std::string& value : list) value = random.pieces(scraps, 5);
  return list;
}

/// Those of the source first, as a record has them.
std::vector<FiledTopic> random_topics(RandomText& random) {
  std::vector<FiledTopic> topics;
  for (std::string& path : random_list(random)) topics.push_back({std::move(path)});
  for (std::string& path : random_list(random)) {
    const TopicOrigin origin = random.below(2) == 0 ? TopicOrigin::rule : TopicOrigin::model;
    topics.push_back({std::move(path), origin, static_cast<double>(random.below(101)) / 100.0});
  }
  return topics;
}

std::optional<Timestamp> random_time(RandomText& random) {
  if (random.below(4) == 0) return std::nullopt;
  const auto seconds = static_cast<long>(random.below(1U << 31U)) - (1L << 30L);
  Timestamp time{std::chrono::sys_seconds{std::chrono::seconds{seconds}}, std::nullopt};
  if (random.below(3) != 0) {
    time.offset = std::chrono::minutes{static_cast<int>(random.below(27)) * 60 - 12 * 60};
  }
  return time;
}

Article random_article(RandomText& random) {
  Article article;
  for (std::string* text : {&article.id, &article.url, &article.title, &article.summary,
                            &article.body, &article.source, &article.language}) {
    *text = random.pieces(scraps, 8);
  }
  for (std::vector<std::string>* list :
       {&article.authors, &article.places, &article.people, &article.keywords}) {
    *list = random_list(random);
  }
  article.topics = random_topics(random);
  article.published = random_time(random);
  article.modified = random_time(random);
  article.version = static_cast<std::uint32_t>(random.below(3));
  return article;
}

TEST_CASE("an article is read back from its record as it was") {
  RandomText random(7);
  for (int round = 0; round < 5000; ++round) {
    const Article article = random_article(random);
    const std::string record = to_record(article);
    if (from_record(record) != article) {
      CAPTURE(record, to_record(from_record(record)));
      FAIL("another article");
    }
  }
}

TEST_CASE("a record is one line a value, a name and = before each") {
  Article article;
  article.language = "en";
  article.id = "wire-17";
  article.title = "a=b\\n";
  article.body = "One.\nTwo \\ three.\n";
  article.authors = {"Mara", "", "Jo"};
  article.published = parse_date("2026-02-26T14:05:00+01:00");
  article.version = 17;
  CHECK(to_record(article) ==
        "id=wire-17\n"
        "title=a=b\\\\n\n"
        "author=Mara\n"
        "author=\n"
        "author=Jo\n"
        "published=2026-02-26T14:05:00+01:00\n"
        "version=17\n"
        "body=One.\\nTwo \\\\ three.\\n\n");
}

TEST_CASE("topics tell who filed them, behind all that the source gave") {
  Article article;
  article.language = "en";
  article.id = "wire-17";
  article.body = "filed=rule 1.00\n";
  article.topics = {
      {"sport"}, {"economy/trade", TopicOrigin::model, 0.83}, {"politics", TopicOrigin::rule, 1}};
  const std::string record = to_record(article);
  CHECK(record ==
        "id=wire-17\ntopic=sport\nbody=filed=rule 1.00\\n\n"
        "filed=model 0.83\ntopic=economy/trade\nfiled=rule 1.00\ntopic=politics\n");
  CHECK(source_part(record) == "id=wire-17\ntopic=sport\nbody=filed=rule 1.00\\n\n");
  CHECK(from_record(record) == article);
  article.topics.resize(1);
  CHECK(source_part(to_record(article)) == to_record(article));
  CHECK(to_record(article) == source_part(record));
  CHECK(source_part("").empty());
  CHECK(source_part("filed=model 0.50\ntopic=a\n").empty());
}

TEST_CASE("how a topic was filed is read as far as it can be") {
  struct Case {
    std::string record;
    std::vector<FiledTopic> want;
  };
  const std::vector<Case> cases = {
      {"filed=model 0.8349\ntopic=a\n", {{"a", TopicOrigin::model, 0.83}}},
      {"filed=model 7\ntopic=a\n", {{"a", TopicOrigin::model, 1}}},
      {"filed=rule -3\ntopic=a\n", {{"a", TopicOrigin::rule, 0}}},
      {"filed=rule nan\ntopic=a\n", {{"a", TopicOrigin::rule, 0}}},
      {"filed=rule\ntopic=a\n", {{"a", TopicOrigin::rule, 0}}},
      {"filed=oracle 0.5\ntopic=a\n", {{"a"}}},
      {"filed=source 0.5\ntopic=a\n", {{"a"}}},
      {"filed=\ntopic=a\n", {{"a"}}},
      {"filed=model 0.5\n", {}},
      {"filed=model 0.5\ntopic=a\ntopic=b\n", {{"b"}, {"a", TopicOrigin::model, 0.5}}},
      {"filed=model 0.5\nfiled=rule 0.6\ntopic=a\n", {{"a", TopicOrigin::rule, 0.6}}}};
  for (const auto& [record, want] : cases) {
    CAPTURE(record);
    CHECK(from_record(record).topics == want);
  }
}

TEST_CASE("the id alone is read from a record as it is with the rest") {
  struct Case {
    std::string record;
    std::string want;
  };
  const std::vector<Case> cases = {{"", ""},          {"id=1\n", "1"},
                                   {"id=1", "1"},     {"title=id=2\nid=3\n", "3"},
                                   {"title=a\n", ""}, {"title=a", ""},
                                   {"id=", ""},       {"\n\nid=4\nbody=b\n", "4"},
                                   {"idea=5\n", ""},  {"id=a\\nb\\\\c\n", "a\nb\\c"}};
  for (const auto& [record, want] : cases) {
    CAPTURE(record);
    CHECK(id_of_record(record) == want);
    CHECK(from_record(record).id == want);
  }
}

TEST_CASE("an English article of nothing has an empty record, one of another language has not") {
  Article article;
  article.language = "en";
  CHECK(to_record(article).empty());
  CHECK(from_record("") == article);
  for (const std::string language : {"", "de", "und"}) {
    article.language = language;
    CHECK(to_record(article) == "language=" + language + "\n");
    CHECK(from_record(to_record(article)) == article);
  }
}

TEST_CASE("a date without a zone keeps none, a zone of zero stays one") {
  Article article;
  article.published = parse_date("2026-02-26");
  article.modified = parse_date("2026-02-26T00:00:00Z");
  const Article read = from_record(to_record(article));
  REQUIRE(read.published);
  REQUIRE(read.modified);
  CHECK_FALSE(read.published->offset);
  CHECK(read.modified->offset == std::chrono::minutes{0});
  CHECK(read == article);
}

TEST_CASE("lines of unknown names and lines that are none are passed over") {
  Article want;
  want.id = "wire-17";
  want.body = "text";
  want.language = "en";
  for (const std::string_view record :
       {"id=wire-17\nbody=text\n", "id=wire-17\nbody=text", "rating=5\nid=wire-17\nbody=text\n",
        "\n\nid=wire-17\n\nbody=text\n\n", "no value\nid=wire-17\nbody=text\n",
        "=x\nid=wire-17\nbody=text\n", "ID=other\nid=wire-17\nbody=text\nid =x\n id=x\n",
        "idx=x\ni=x\nid=wire-17\nbody=text\n"}) {
    CAPTURE(record);
    CHECK(from_record(record) == want);
  }
}

TEST_CASE("a record that was damaged is read as far as it goes") {
  CHECK(from_record("title=ends in \\").title == "ends in \\");
  CHECK(from_record("title=unknown \\x escape").title == "unknown x escape");
  CHECK_FALSE(from_record("published=not a date\n").published);
  CHECK_FALSE(from_record("published=\n").published);
  CHECK(from_record("title=one\ntitle=two\n").title == "two");
  RandomText random(8);
  for (int round = 0; round < 2000; ++round) {
    const Article article = from_record(random.pieces(scraps, 30));
    if (from_record(to_record(article)) != article) {
      CAPTURE(to_record(article));
      FAIL("another article");
    }
  }
}

}  // namespace
}  // namespace gazette::record_test
