// SPDX-License-Identifier: GPL-3.0-or-later
// The exports of news databases; the inputs are those of tests/fuzz/corpora.
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"
#include "tests/read_file.hpp"

namespace gazette::exports_test {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "+") + value;
  return text;
}

std::string topics_of(const Article& article) {
  std::vector<std::string> paths;
  for (const FiledTopic& topic : article.topics) paths.push_back(topic.path);
  return joined(paths);
}

struct Want {
  std::string_view id = {};
  std::string_view url = {};
  std::string_view title = {};
  std::string_view authors = {};
  std::string_view source = {};
  std::string_view published = {};
  std::string_view language = {};
  std::string_view summary = {};
  std::string_view body = {};
  std::string_view topics = {};
  std::string_view places = {};
  std::string_view people = {};
  std::string_view keywords = {};
};

void check(const Article& article, const Want& want) {
  CHECK(article.id == want.id);
  CHECK(article.url == want.url);
  CHECK(article.title == want.title);
  CHECK(joined(article.authors) == want.authors);
  CHECK(article.source == want.source);
  CHECK((article.published ? to_rfc3339(*article.published) : "") == want.published);
  CHECK(article.language == want.language);
  CHECK(article.summary == want.summary);
  CHECK(article.body == want.body);
  CHECK(topics_of(article) == want.topics);
  CHECK(joined(article.places) == want.places);
  CHECK(joined(article.people) == want.people);
  CHECK(joined(article.keywords) == want.keywords);
}

std::string input_of(const std::string& path) {
  return read_file(std::string(GAZETTE_SOURCE_DIR) + "/tests/fuzz/corpora/" + path);
}

TEST_CASE("the articles of an export have the fields that it gives") {
  struct Case {
    const char* path;
    const char* format;
    std::vector<Want> want;
  };
  const std::string_view barge = "The barge follows now.\n";
  const std::vector<Case> cases = {
      {"read_factiva/two",
       "factiva",
       {{.id = "HARGAZ0020260129em1t00001",
         .title = "Ferry sails again",
         .authors = "Ada Quill+Bo Ferry",
         .source = "Harbour Gazette",
         .published = "2026-01-29T14:05:00Z",
         .language = "en",
         .body = "The ferry left Port Alder on Monday with forty people on board.\n"
                 "It was the first since the storm.\n"
                 "IN A STATEMENT THE TOWN THANKED THE CREW.\n",
         .topics = "world-news",
         .places = "Varenia",
         .keywords = "Harbour Corp+Transport+Ferries+Political News+Politics"},
        {.id = "HARGAZ0020260130em1t00002",
         .title = "Barge follows",
         .source = "Harbour Gazette",
         .published = "2026-01-30T00:00:00Z",
         .language = "de",
         .body = "Das Schiff fuhr ab.\n"}}},
      {"read_factiva/tabs",
       "factiva",
       {{.id = "A1",
         .title = "Ferry sails again",
         .source = "Harbour Gazette",
         .published = "2026-01-29T00:00:00Z",
         .language = "en",
         .body = "The ferry left.\nIt was late.\n"}}},
      {"read_lexisnexis/old",
       "lexisnexis",
       {{.title = "Ferry sails again after the storm",
         .authors = "Ada Quill",
         .source = "Harbour Gazette",
         .published = "2026-01-29T00:00:00Z",
         .language = "en",
         .body = "The ferry left Port Alder on Monday with forty people on board, the first since "
                 "the storm that had closed the whole of the town harbour for a week, and came "
                 "back in the evening "
                 "with twice as many, the harbour master said.\nIt was late.\n",
         .topics = "news",
         .places = "PORT ALDER"},
        {.title = "Barge follows",
         .source = "Harbour Gazette",
         .published = "2026-01-30T00:00:00Z",
         .body = barge}}},
      {"read_lexisnexis/nexis-uni",
       "lexisnexis",
       {{.title = "Ferry sails again",
         .authors = "Ada Quill+Bo Ferry",
         .source = "Harbour Gazette",
         .published = "2026-01-29T22:15:00Z",
         .language = "en",
         .summary = "The first since the storm.",
         .body = "The ferry left Port Alder on Monday.\nLanguage: it has none.\n",
         .topics = "news",
         .keywords = "FERRIES+STORMS"},
        {.title = "Barge follows",
         .source = "Harbour Gazette",
         .published = "2026-01-30T00:00:00Z",
         .body = barge}}},
      {"read_proquest/two",
       "proquest",
       {{.id = "123456789",
         .url = "https://www.proquest.example/docview/123456789",
         .title = "Ferry sails again",
         .authors = "Ada Quill+Bo Ferry",
         .source = "Harbour Gazette",
         .published = "2026-01-29T00:00:00Z",
         .language = "en",
         .summary = "The first since the storm.",
         .body = "The ferry left Port Alder on Monday.\nLocation: unknown to the passengers.\n"
                 "It was late.\n",
         .topics = "news",
         .places = "Port Alder",
         .people = "Jane Roe",
         .keywords = "Ferries+Storms"},
        {.title = "Barge follows",
         .source = "Harbour Gazette",
         .published = "2026-01-30T00:00:00Z",
         .body = barge}}},
      {"read_ris/two",
       "ris",
       {{.id = "123456789",
         .url = "https://paper.example/1",
         .title = "Ferry sails again",
         .authors = "Ada Quill+Bo Ferry",
         .source = "Harbour Gazette",
         .published = "2026-01-29T00:00:00Z",
         .language = "en",
         .summary = "The first since the storm, and late.",
         .body = "The ferry left Port Alder on Monday.\nIt was late.\n",
         .keywords = "ferries+storms+harbours"},
        {.title = "Barge follows",
         .source = "Harbour Gazette",
         .published = "2026-01-30T00:00:00Z",
         .summary = "The barge follows now."}}},
  };
  for (const auto& [path, format, want] : cases) {
    CAPTURE(path);
    const std::string text = input_of(path);
    const Format* const found = recognise(text, "wire.txt");
    REQUIRE(found != nullptr);
    CHECK(found->name == format);
    const Stories stories = stories_of(found->read, text);
    CHECK(stories.sole == 0);
    CHECK(stories.skipped.empty());
    REQUIRE(stories.articles.size() == want.size());
    for (std::size_t i = 0; i < want.size(); ++i) check(stories.articles[i], want[i]);
  }
}

TEST_CASE("a text that quotes an export is a text") {
  const std::vector<std::string> texts = {
      "The codes of the export\n\nHD  Ferry\nPD  29 January 2026\nSN  Gazette\nLP  It left.\n",
      "HD sets are sold out\n\nThe shop has no more.\n",
      "We read 1 of 50 DOCUMENTS\n\nLENGTH: 3 words\n",
      "1 of 50 ferries sails\n\nIt left.\n",
      "The title\n\nBody\n\nIt left.\n\nEnd of Document\n",
      "Title: a short word\n\nAuthor: the one who writes\n\nIt left.\n",
      "____________________________\n\nThe ferry left.\n",
      "TY  - is how a citation begins\n\nIt left.\n",
      "The record\n\nTY  - NEWS\nTI  - A\nAU  - B\nPY  - 2026\nER  - \n",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    const Format* const found = recognise(text, "wire.txt");
    REQUIRE(found != nullptr);
    CHECK(found->name == "text");
  }
}

TEST_CASE("a document of an export that is not an article is skipped with its line") {
  const std::string ris =
      "TY  - NEWS\nTI  - One\nPY  - 2026\nER  - \nTY  - NEWS\nAU  - Roe, Jane\nER  - \n";
  const Format* const format = recognise(ris, "a.ris");
  REQUIRE(format != nullptr);
  const Stories stories = stories_of(format->read, ris);
  CHECK(stories.articles.size() == 1);
  REQUIRE(stories.skipped.size() == 1);
  CHECK(stories.skipped[0].place == ":5");
  CHECK(stories.skipped[0].why == "no title and no text");
}

TEST_CASE("an export without articles is reported, and one with CR line ends is read") {
  const std::string prose = "The ferry left the harbour.\n\nIt was late.\n";
  struct Case {
    std::string_view format, text, title, why;
  };
  for (const auto& [name, text, title, why] : std::vector<Case>{
           {"ris", prose, "", "there is no citation (TY) in it"},
           {"ris", "", "", "there is no citation (TY) in it"},
           {"factiva", prose, "", "there is no Factiva document in it"},
           {"proquest", prose, "", "there is no ProQuest document in it"},
           {"lexisnexis", "\n", "", "there is no LexisNexis document in it"},
           {"ris", "TY  - NEWS\rTI  - One\rPY  - 2026\rER  - \r", "One", ""},
       }) {
    CAPTURE(name, text);
    const Format* const format = find_format(name);
    REQUIRE(format != nullptr);
    const Stories stories = stories_of(format->read, std::string(text));
    CHECK((stories.articles.empty() ? "" : stories.articles[0].title) == title);
    CHECK((stories.skipped.empty() ? "" : stories.skipped[0].why) == why);
  }
  CHECK(recognise("TY  - NEWS\rTI  - One\rPY  - 2026\rER  - \r", "a.txt")->name == "ris");
}

}  // namespace
}  // namespace gazette::exports_test
