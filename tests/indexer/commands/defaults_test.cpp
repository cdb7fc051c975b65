// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/defaults.hpp"

#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::defaults_test {
namespace {

using Strings = std::vector<std::string>;

Article ferry() {
  Article article;
  article.title = "Ferry sails at last";
  article.body =
      "The ferry left the quay on Monday with twenty-six vehicles and a bride on board.\n";
  article.published = parse_date("2026-02-26T14:05:00+01:00");
  return article;
}

const ArticleDefaults none;

TEST_CASE("an id is the source's, else the file's, else the url, else a hash") {
  Article article = ferry();
  const std::string file = "/news/ferry.txt";
  CHECK(complete(article, file, ArticlesInFile::one, none).id == "file:/news/ferry.txt");
  CHECK(complete(article, file, ArticlesInFile::several, none).id.starts_with("hash:"));
  CHECK(complete(article, "", ArticlesInFile::one, none).id.starts_with("hash:"));
  article.url = "https://example.org/1";
  CHECK(complete(article, file, ArticlesInFile::one, none).id == "file:/news/ferry.txt");
  CHECK(complete(article, file, ArticlesInFile::several, none).id == "https://example.org/1");
  CHECK(complete(article, "", ArticlesInFile::one, none).id == "https://example.org/1");
  for (const char* id : {"wire-17", "a b", " x ", "ÄÖ/ü?&=", "Q", "file:x"}) {
    article.id = id;
    CHECK(complete(article, file, ArticlesInFile::one, none).id == id);
  }
}

TEST_CASE("a dateline says what nothing else does") {
  Article article = ferry();
  article.body = "PORT ALDER, Jan 29, 2025 (Reuters) - The ferry left. It was late.\n";
  Article read = complete(article, "", ArticlesInFile::several, none);
  CHECK(read.places == Strings{"Port Alder"});
  CHECK(read.source == "Reuters");
  CHECK(read.published == article.published);
  CHECK(read.body == article.body);

  article.places = {"Varenia"};
  article.source = "Harbour Gazette";
  read = complete(article, "", ArticlesInFile::several, none);
  CHECK(read.places == Strings{"Varenia"});
  CHECK(read.source == "Harbour Gazette");

  // A paper that prints an agency is the one who published.
  article.source.clear();
  article.url = "https://paper.example/1";
  CHECK(complete(article, "", ArticlesInFile::several, none).source == "paper.example");

  // The id is that of the text alone.
  article.url.clear();
  article.published.reset();
  read = complete(article, "", ArticlesInFile::several, none);
  CHECK(read.id == "hash:" + to_hex(content_hash(article)));
  CHECK(to_day(*read.published) == "2025-01-29");

  article.body = "PORT ALDER, Jan 29 (Reuters) - The ferry left. It was late.\n";
  article.modified = parse_date("2026-01-30T08:00:00Z");
  article.title.clear();
  read = complete(article, "", ArticlesInFile::several, none);
  CHECK(to_day(*read.published) == "2026-01-29");
  CHECK(read.title == "The ferry left.");
}

TEST_CASE("a prefix is put before every id, wherever that is from") {
  ArticleDefaults defaults;
  defaults.id_prefix = "wendale/";
  Article article = ferry();
  CHECK(complete(article, "/a.txt", ArticlesInFile::one, defaults).id == "wendale/file:/a.txt");
  CHECK(complete(article, "", ArticlesInFile::one, defaults).id ==
        "wendale/" + complete(article, "", ArticlesInFile::one, none).id);
  article.id = "17";
  CHECK(complete(article, "/a.txt", ArticlesInFile::one, defaults).id == "wendale/17");
}

TEST_CASE("a hash is made of title, date and body and of nothing else") {
  const std::string id = complete(ferry(), "", ArticlesInFile::one, none).id;
  CHECK(id.size() == std::string("hash:").size() + 32);
  Article same = ferry();
  same.source = "Northern Wire";
  same.topics = {{"sport"}};
  same.published->offset.reset();
  ArticleDefaults defaults;
  defaults.language = "de";
  defaults.topic = "weather";
  CHECK(complete(same, "/a.jsonl", ArticlesInFile::several, defaults).id == id);
  std::set<std::string> ids = {id};
  Article other = ferry();
  other.title += "!";
  CHECK(ids.insert(complete(other, "", ArticlesInFile::one, none).id).second);
  other = ferry();
  other.body += "More.\n";
  CHECK(ids.insert(complete(other, "", ArticlesInFile::one, none).id).second);
  other = ferry();
  other.published.reset();
  CHECK(ids.insert(complete(other, "", ArticlesInFile::one, none).id).second);
  other = ferry();
  other.title += other.body;
  other.body.clear();
  CHECK(ids.insert(complete(other, "", ArticlesInFile::one, none).id).second);
}

TEST_CASE("a language is the source's, else the user's, else what the text is in") {
  ArticleDefaults defaults;
  Article article = ferry();
  CHECK(complete(article, "", ArticlesInFile::one, defaults).language == "en");
  defaults.language = "nl";
  CHECK(complete(article, "", ArticlesInFile::one, defaults).language == "nl");
  article.language = "fr";
  CHECK(complete(article, "", ArticlesInFile::one, defaults).language == "fr");
  article = Article{};
  article.body = "12 34\n";
  CHECK(complete(article, "", ArticlesInFile::one, none).language == "und");
}

TEST_CASE("an article without a title has its first sentence for one, and keeps it in its body") {
  Article article = ferry();
  CHECK(complete(article, "", ArticlesInFile::one, none).title == "Ferry sails at last");
  article.title.clear();
  article.body = "The U.S. ferry sails. It is late.\n";
  const Article whole = complete(article, "", ArticlesInFile::one, none);
  CHECK(whole.title == "The U.S. ferry sails.");
  CHECK(whole.body == article.body);
}

TEST_CASE("a topic of the run is added to the article's own once") {
  struct Case {
    Strings own;
    std::string topic;
    Strings want;
  };
  const std::vector<Case> cases = {{{}, "", {}},
                                   {{"sport"}, "", {"sport"}},
                                   {{}, "Politics / Home", {"politics/home"}},
                                   {{"sport"}, "weather", {"sport", "weather"}},
                                   {{"sport"}, "Sport", {"sport"}},
                                   {{}, "/", {}}};
  for (const auto& [own, topic, want] : cases) {
    Article article = ferry();
    article.topics = stated_topics(own);
    ArticleDefaults defaults;
    defaults.topic = topic;
    CHECK(topic_paths(complete(article, "", ArticlesInFile::one, defaults).topics) == want);
  }
}

TEST_CASE("texts that are no UTF-8 or hold NUL bytes are repaired") {
  Article article;
  article.id = std::string("a\0b\xFF", 4);
  article.body = std::string("caf\xE9\0.\n", 7);
  article.authors = {"Mara\xC3"};
  article.keywords = {std::string("x\0y", 3)};
  const Article whole = complete(article, "/n\xFF.txt", ArticlesInFile::one, none);
  CHECK(whole.id == "ab\uFFFD");
  CHECK(whole.body == "caf\uFFFD.\n");
  CHECK(whole.authors == Strings{"Mara\uFFFD"});
  CHECK(whole.keywords == Strings{"xy"});
  CHECK(is_valid_utf8(whole.title));
  CHECK(whole.origin == "/n\xFF.txt");  // a path that is to be found again
  article.id.clear();
  CHECK(complete(article, "/n\xFF.txt", ArticlesInFile::one, none).id == "file:///n%FF.txt");
}

}  // namespace
}  // namespace gazette::defaults_test
