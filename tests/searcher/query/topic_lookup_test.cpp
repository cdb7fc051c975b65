// SPDX-License-Identifier: GPL-3.0-or-later
// Topics asked for by any of their names, and shown by their labels, in indexes of the default tree
// and of others, alone, together and after a server.
#include "searcher/query/topic_lookup.hpp"

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "indexer/database/index_topics.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::topic_lookup_test {
namespace {

using Strings = std::vector<std::string>;

std::vector<Article> filed(const std::vector<std::string>& topics) {
  std::vector<Article> articles;
  for (const std::string& topic : topics) {
    articles.push_back(make_article(std::to_string(articles.size() + 1), "Ferry", "A ferry."));
    articles.back().topics = {{topic}};
  }
  return articles;
}

Request asking(const std::string& topic) {
  Request request;
  request.filters = {{&field("topic"), topic}};
  return request;
}

/// How many articles the option finds; what is wrong with it, and what to do, otherwise.
std::string found_by(Searcher& searcher, const std::string& topic) {
  try {
    return std::to_string(searcher.search(asking(topic)).total);
  } catch (const QueryError& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
}

const Strings default_topics = {"economy/trade",        "economy/trade",  "economy/earn",
                                "environment/wildlife", "sport/football", "other/cyber-crimes",
                                "other/net/crimes",     "society/crimes"};

TEST_CASE("an option names a topic by path, alias, code, label or last step") {
  const SampleIndex index(filed(default_topics));
  Searcher searcher(index.path());
  struct Case {
    std::string_view topic;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"economy", "3"},
      {" Economy / TRADE", "2"},
      {"Wirtschaft", "3"},
      {"trade", "2"},
      {"earn", "1"},
      {"medtop:20000373", "2"},
      {"http://cv.iptc.org/newscodes/mediatopic/04000000", "3"},
      {"Unternehmensergebnisse", "1"},
      {"economy, business and finance", "3"},
      {"wildlife", "1"},  // which the tree has not
      {"cyber crimes", "1"},
      {"net/crimes", "1"},
      {"Weather", "0"},  // of the tree, empty here
      {"acq", "0"},
      {"crimes", "\"crimes\" may be any of 2 topics; write other/net/crimes or society/crimes"},
      {"national",
       "\"national\" may be any of 2 topics; write politics/election/national or "
       "politics/government/national"},
      {"econmy", "no article has the topic \"econmy\"; did you mean \"economy\"?"},
      {"busines", "no article has the topic \"busines\"; did you mean \"business\"?"},
      {"trad", "no article has the topic \"trad\"; did you mean \"trade\"?"},
      {"xylophone-lessons",
       "no article has the topic \"xylophone-lessons\"; gazette-search --topics and the start of "
       "the page list the topics"},
      {"",
       "the topic is empty; give a value (gazette-search --topics and the start of the page list "
       "them), or leave out topic"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.topic);
    CHECK(found_by(searcher, std::string(row.topic)) == row.want);
  }
}

TEST_CASE("topics in whose names the word stands are meant before those that are spelled alike") {
  const SampleIndex index(filed({"economy/crude", "film", "economy/trade"}));
  Searcher searcher(index.path());
  const std::string oil = found_by(searcher, "oil");
  CHECK(oil.starts_with("no article has the topic \"oil\"; did you mean \""));
  CHECK(oil.find("film") == std::string::npos);
  CHECK(oil.find(" oil\"") != std::string::npos);
  try {
    searcher.search(asking("oil"));
    FAIL();
  } catch (const QueryError& error) {
    REQUIRE_FALSE(error.meant().empty());
    CHECK(error.meant().size() <= 3);
    for (const MeantValue& value : error.meant()) {
      CHECK(value.option == "topic");
      CHECK(value.typed == "oil");
      CHECK_NOTHROW(searcher.search(asking(value.meant)));
    }
  }
  CHECK(found_by(searcher, "flim").find("did you mean \"film\"?") != std::string::npos);
}

TEST_CASE("of the topics in whose names the word stands, those of most articles are named") {
  const SampleIndex index(
      filed({"economy/castor-oil", "economy/crude", "economy/coconut-oil", "economy/crude",
             "economy/crude", "economy/fuel", "economy/fuel", "economy/corn-oil"}));
  Searcher searcher(index.path());
  CHECK(found_by(searcher, "oil") ==
        "no article has the topic \"oil\"; did you mean \"Crude oil\", \"Fuel oil\" or \"Castor "
        "oil\"?");
  const SampleIndex other(filed({"economy/crude", "sport/football"}));
  Searcher of_other(other.path());
  CHECK(found_by(of_other, "oil") ==
        "no article has the topic \"oil\"; did you mean \"Crude oil\"?");
  CHECK(found_by(of_other, "footbal") ==
        "no article has the topic \"footbal\"; did you mean \"football\"?");
  const std::string without_articles = found_by(of_other, "wildlfe");
  CHECK(without_articles.find("did you mean") == std::string::npos);
}

TEST_CASE("a query takes any topic that its words may stand for, and warns") {
  const SampleIndex index(filed(default_topics));
  Searcher searcher(index.path());
  Request request;
  request.query = "topic:crimes";
  Page page = searcher.search(request);
  CHECK(page.total == 2);
  CHECK(page.warnings == Strings{"\"crimes\" may be any of 2 topics; write other/net/crimes or "
                                 "society/crimes"});
  request.query = "topic:\"Economy, business and finance\"";
  page = searcher.search(request);
  CHECK(page.total == 3);
  CHECK(page.warnings.empty());
  request.query = "topic:econmy";
  page = searcher.search(request);
  CHECK(page.total == 0);
  CHECK(page.warnings == Strings{"no article has the topic \"econmy\"; did you mean \"economy\"?"});
}

TEST_CASE("of several topics that a name ends, one that has articles is meant") {
  const SampleIndex index(filed({"politics/election/national"}));
  Searcher searcher(index.path());
  CHECK(found_by(searcher, "national") == "1");
  CHECK(searcher.resolve_topic("national") == "politics/election/national");
  CHECK(searcher.resolve_topic("nowhere") == "nowhere");
}

/// An index that is filed by a tree of its own.
class OwnTree {
 public:
  OwnTree() {
    write_file(folder_ / "t.toml",
               "[topic.sea]\nlabel = { en = \"The sea\", de = \"Das Meer\" }\naliases = \"ocean\"\n"
               "[topic.\"sea/trade\"]\nlabel = \"Freight\"\n");
    WriterTuning tuning;
    tuning.topics = index_topics_named((folder_ / "t.toml").string());
    IndexWriter writer(path(), tuning);
    for (const Article& article : filed({"sea", "sea/trade"})) writer.put(article);
    writer.commit();
  }
  std::string path() const { return (folder_ / "index").string(); }
  std::string stub(const std::string& lines) const {
    write_file(folder_ / "stub", lines);
    return (folder_ / "stub").string();
  }

 private:
  TemporaryFolder folder_;
};

TopicLabels labels_in_facet(Searcher& searcher, const std::string& language) {
  Request request;
  request.facets = {"topic"};
  request.label_languages = {language};
  return searcher.search(request).topic_labels;
}

TEST_CASE("an index of a tree of its own brings its names and labels along, over a server too") {
  const OwnTree index;
  const DatabaseServer server(index.path());
  for (const std::string& path : {index.path(), index.stub("remote " + server.address() + "\n")}) {
    CAPTURE(path);
    Searcher searcher(path);
    CHECK(found_by(searcher, "ocean") == "2");
    CHECK(found_by(searcher, "Freight") == "1");
    CHECK(found_by(searcher, "Das Meer") == "2");
    CHECK(found_by(searcher, "Wirtschaft") ==
          "no article has the topic \"Wirtschaft\"; gazette-search --topics and the start of the "
          "page list the topics");
    CHECK(labels_in_facet(searcher, "de") ==
          TopicLabels{{"sea", "Das Meer"}, {"sea/trade", "Freight"}});
    CHECK(labels_in_facet(searcher, "fr") ==
          TopicLabels{{"sea", "The sea"}, {"sea/trade", "Freight"}});
  }
}

TEST_CASE("indexes of different trees are searched together, with the names of all") {
  const OwnTree own;
  const SampleIndex index(filed(default_topics));
  Searcher searcher(std::vector{index.path(), own.path()});
  CHECK(found_by(searcher, "ocean") == "2");
  CHECK(found_by(searcher, "Wirtschaft") == "3");
  const TopicLabels labels = labels_in_facet(searcher, "de");
  CHECK(labels.at("sea") == "Das Meer");
  CHECK(labels.at("economy") == "Wirtschaft und Finanzen");
  CHECK(labels.at("other/cyber-crimes") == "cyber-crimes");
}

TEST_CASE("a tree that takes another's place is seen by an open searcher") {
  const OwnTree own;
  Searcher searcher(own.path());
  CHECK(found_by(searcher, "ocean") == "2");
  {
    WriterTuning tuning;
    tuning.topics = default_index_topics();
    tuning.mode = WriteMode::rebuild;
    IndexWriter writer(own.path(), tuning);
    for (const Article& article : filed({"economy"})) writer.put(article);
    writer.commit();
    writer.publish();
  }
  CHECK(found_by(searcher, "Wirtschaft") == "1");
  CHECK(found_by(searcher, "ocean").starts_with("no article has the topic \"ocean\""));
}

}  // namespace
}  // namespace gazette::topic_lookup_test
